public import ArpentElections

/// Figures for one place, which its identifier names.
public struct StatisticRow: Hashable, Sendable {
  public var id: String
  /// One value a variable, in the table's order; `nil` where withheld or missing.
  public var values: [Double?]
  /// The publisher estimated these values instead of counting them.
  public var isImputed: Bool
  /// Line of the file, or number of the feature, from 1.
  public var line: Int

  public init(id: String, values: [Double?], isImputed: Bool = false, line: Int) {
    self.id = id
    self.values = values
    self.isImputed = isImputed
    self.line = line
  }
}

/// Statistics as a source gives them, before they are joined to the ground.
public struct StatisticTable: Sendable {
  public var layout: StatisticsLayout
  public var variables: [StatisticVariable]
  /// In the source's order; no identifier twice.
  public var rows: [StatisticRow]
  public var problems: [Problem]
  /// Rows of the source, used or not.
  public var rowsRead: Int
  public var rejected: [RejectedRow]

  public init(
    layout: StatisticsLayout, variables: [StatisticVariable], rows: [StatisticRow],
    problems: [Problem] = [], rowsRead: Int, rejected: [RejectedRow] = []
  ) {
    self.layout = layout
    self.variables = variables
    self.rows = rows
    self.problems = problems
    self.rowsRead = rowsRead
    self.rejected = rejected
  }
}

/// How a table of statistics is laid out. The raw values are what `--layout` takes.
public enum StatisticsLayout: String, Hashable, Sendable, CaseIterable {
  /// Told from the headings; ``columns`` where a declaration is given.
  case auto
  /// INSEE Filosofi by grid cell: the identifier gives the square.
  case filosofiGrid = "filosofi-grid"
  /// INSEE Filosofi or census by IRIS.
  case iris
  /// Columns that the caller declares.
  case columns
}

/// What the columns of a table of ``StatisticsLayout/columns`` mean.
public struct StatisticDeclaration: Hashable, Sendable {
  /// Column of the identifier; the first column when `nil`.
  public var id: String?
  /// Columns whose sum means something.
  public var extensive: [String]
  /// Columns of rates and means, with the extensive column that each is a mean over, if known.
  public var intensive: [Intensive]
  public var decimal: TableNumber.DecimalSign

  public struct Intensive: Hashable, Sendable {
    public var column: String
    public var weight: String?

    public init(column: String, weight: String? = nil) {
      self.column = column
      self.weight = weight
    }
  }

  public init(
    id: String? = nil, extensive: [String] = [], intensive: [Intensive] = [],
    decimal: TableNumber.DecimalSign = .either
  ) {
    self.id = id
    self.extensive = extensive
    self.intensive = intensive
    self.decimal = decimal
  }
}
