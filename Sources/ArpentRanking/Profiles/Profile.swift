public import ArpentPages

/// A published way of scoring sectors: a formula of indicators, and its words. Measuring, order,
/// uncertainty, disclosure and outputs are the same for all.
public protocol Profile: Sendable {
  /// Stable name, as chosen on a command line.
  var name: String { get }

  /// Every part that the profile can have: each has its columns in the outputs, empty where the
  /// part is not used.
  var possibleParts: [Part] { get }

  /// The formula where these elections, statistics and choices are at hand. Its parts are some of
  /// `possibleParts`, in their order.
  func formula(in context: RankingContext) -> Formula

  /// The formula, its words and its meaning.
  func text(in language: Language, for context: RankingContext) -> ProfileText
}

/// One factor or term of a score.
public struct Part: Hashable, Sendable {
  public enum Unit: String, Hashable, Sendable {
    /// A number of people.
    case electors
    /// From 0 to 1; shown as a percentage.
    case share
    /// A difference of shares: 0.05 is five points.
    case points
    case perSquareKilometre
    case doors
    case doorsPerHour
    case votesPerHour
    case eurosPerYear
    case number
  }

  /// Stable, as it stands in column names.
  public var id: String
  public var unit: Unit

  public init(id: String, unit: Unit) {
    self.id = id
    self.unit = unit
  }
}

/// A part's value, with the elections' values that it was made from.
public struct PartValue: Hashable, Sendable {
  /// As to be expected: where small sectors are drawn towards the mean, after that.
  public var value: Double
  /// As counted, in the context's order of elections; `nil` where an election says nothing about
  /// it. Empty for a part that is not about elections one by one.
  public var byElection: [Double?]

  public init(value: Double, byElection: [Double?]) {
    self.value = value
    self.byElection = byElection
  }
}

/// A profile in words.
public struct ProfileText: Hashable, Sendable {
  public struct PartText: Hashable, Sendable {
    public var name: String
    public var definition: String

    public init(name: String, definition: String) {
      self.name = name
      self.definition = definition
    }
  }

  public var title: String
  /// The formula in symbols.
  public var formula: String
  /// What the score stands for, as a noun (`expected abstaining supporters`).
  public var score: String
  /// How to read it, in a sentence or two.
  public var meaning: String
  /// Said first and loudly when something a reader expects is missing; `nil` otherwise.
  public var warning: String?
  /// One a part: its name and its definition.
  public var parts: [PartText]
  /// What the formula takes for granted.
  public var assumptions: [String]

  public init(
    title: String, formula: String, score: String, meaning: String, warning: String? = nil,
    parts: [PartText], assumptions: [String]
  ) {
    self.title = title
    self.formula = formula
    self.score = score
    self.meaning = meaning
    self.warning = warning
    self.parts = parts
    self.assumptions = assumptions
  }
}
