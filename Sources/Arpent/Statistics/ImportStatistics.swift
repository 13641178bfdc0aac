public import ArpentElections
public import ArpentFormats
import ArpentGeometry
import ArpentStore

/// Brings a data set of open statistics into a store, with the ground that its rows speak of.
public struct ImportStatistics: Sendable {
  /// A table (CSV), or a polygon layer whose fields are the table.
  public var path: String
  public var store: String
  /// What to call the data set; the same name again takes its place.
  public var dataset: String
  /// The polygons that a table's identifiers name; grid cells need none.
  public var geometry: String?
  /// Field of the polygons that holds the table's identifier.
  public var geometryID: String?
  public var layer: String?
  public var crs: String?
  public var layout: StatisticsLayout = .auto
  public var declaration: StatisticDeclaration?
  public var repairs = false
  /// Go on without the rows and shapes that can't be used; otherwise one of them stops the import.
  public var skipsInvalid = false
  public var rejects: String?
  public var licence: String?
  public var attribution: String?
  public var sourceDate: CalendarDate?

  public init(path: String, store: String, dataset: String) {
    self.path = path
    self.store = store
    self.dataset = dataset
  }

  public struct Report: Sendable {
    public var layout: StatisticsLayout
    public var variables: [StatisticVariable]
    public var unitCount: Int
    public var problems: [Problem]
    /// Whether the store has the data set now; `false` where problems stopped the import.
    public var isImported: Bool
    /// The very same data set was there already.
    public var wasKnown: Bool

    public var rejectedCount: Int { problems.count { $0.severity == .rejected } }
  }

  public func run() throws(ArpentError) -> Report {
    do {
      let source = try self.source(path)
      let grounds = try geometry.map { try self.source($0) }
      let reading = try StatisticsIntake(task: self).read()
      if let rejects {
        let text = reading.table.rejected.reduce(into: CSVText.line(["line", "cause", "row"])) {
          $0 += CSVText.line([String($1.line), $1.cause, $1.raw])
        }
        try OutputFile.write(text, to: rejects)
      }
      var report = Report(
        layout: reading.table.layout, variables: reading.table.variables,
        unitCount: reading.units.count, problems: reading.problems, isImported: false,
        wasKnown: false)
      if report.rejectedCount > 0 && !skipsInvalid { return report }
      guard !reading.units.isEmpty else {
        throw ArpentError(.badInput, "no row of the table has a ground", Subject(file: path))
      }
      let data = StatisticDataset(
        name: dataset, variables: reading.table.variables, units: reading.units)
      report.isImported = true
      report.wasKnown = try !ZoneStore.withStore(at: store) {
        try $0.record(
          data, from: source, geometry: grounds, layout: reading.table.layout.rawValue,
          problems: reading.problems)
      }
      return report
    } catch {
      throw ArpentError(error)
    }
  }

  private func source(_ path: String) throws -> Source {
    try Source(file: path, licence: licence, attribution: attribution, date: sourceDate)
  }
}
