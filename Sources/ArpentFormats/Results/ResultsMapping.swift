public import ArpentElections

/// What the columns of any results file mean, from a small YAML document:
///
/// ```yaml
/// layout: wide                      # or long
/// commune: Chicago                  # a constant; or {column: COUNTY}
/// station: "{WARD:2}{PRECINCT:3}"   # columns, with the width that digits are padded to
/// registered: REGISTERED VOTERS
/// cast: BALLOTS CAST
/// candidates: [RAHM EMANUEL, JESUS 'CHUY' GARCIA]   # or all-others, or a pattern: "* - votes"
/// ```
///
/// and, in a long file, `candidate: COLUMN` (or a map of `name`, `first-name`, `party`, `list` and
/// `number`) with `votes: COLUMN`. `where` and `skip` take or pass over rows by a column's value.
public struct ResultsMapping: Sendable, Hashable {
  public enum Shape: String, Sendable, Hashable {
    case wide
    case long
  }

  public enum Candidates: Sendable, Hashable {
    case columns([String])
    /// Every column that nothing else in the mapping names, but for the exceptions.
    case allOthers
    /// Columns whose heading fits the pattern; what its `*` stands for is the name.
    case pattern(String)
  }

  public var file = "mapping"
  public var shape = Shape.wide
  public var separator: UInt8?
  public var encoding: TextEncoding?
  public var decimal = TableNumber.DecimalSign.either
  public var codes = CommuneCode.Rules.automatic
  /// Template of the commune: text with `{COLUMN}` or `{COLUMN:width}` in it.
  public var commune: String?
  public var station = ""
  /// Tally and names: keys of the document with their columns.
  public var columns: [String: String] = [:]
  public var candidates: Candidates?
  public var except: [String] = []
  /// Names to show in place of headings or of the candidate column's values.
  public var names: [String: String] = [:]
  /// In a long file: `name`, `first-name`, `party`, `list`, `number`.
  public var candidate: [String: String] = [:]
  public var votes: String?
  public var filters: [String: [String]] = [:]
  public var skips: [String: [String]] = [:]
  /// Whether the candidacies named are all that there are, so that their votes must add up.
  public var isComplete = false

  public init() {}
}
