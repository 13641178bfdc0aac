/// Candidacies that a reader of results counts together: by the nuance they were given, or by name
/// where an election gives none (presidential elections).
public struct Bloc: Hashable, Sendable {
  /// As it is chosen: `left`.
  public var name: String
  /// Nuances without what tells the kind of election before them: `SOC` stands for `LSOC` (lists) and
  /// `BC-SOC` (pairs) as well.
  public var nuances: [String]
  /// Names of candidates or lists.
  public var names: [String]

  public init(name: String, nuances: [String] = [], names: [String] = []) {
    self.name = name
    self.nuances = nuances
    self.names = names
  }
}
