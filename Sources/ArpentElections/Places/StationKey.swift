/// Names a polling station and its zone at one time: the commune (INSEE code of five characters in
/// France, county or city code elsewhere; may be empty) and the station's code in it.
///
/// A key is not an identity through time: codes are reused for other ground.
public struct StationKey: Hashable, Sendable {
  public let commune: String
  public let code: String

  /// Takes both parts as they are. Raw codes go through ``StationCode/reconcile(commune:code:)``.
  public init(commune: String, code: String) {
    self.commune = commune
    self.code = code
  }
}

extension StationKey: Comparable {
  /// Order of UTF-8 bytes, commune first: the same on every machine and in every language.
  public static func < (a: Self, b: Self) -> Bool {
    if a.commune != b.commune { return a.commune.utf8.lexicographicallyPrecedes(b.commune.utf8) }
    return a.code.utf8.lexicographicallyPrecedes(b.code.utf8)
  }
}

extension StationKey: CustomStringConvertible {
  /// `75056_0101`; the code alone where there is no commune.
  public var description: String { commune.isEmpty ? code : "\(commune)_\(code)" }
}
