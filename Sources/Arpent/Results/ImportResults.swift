public import ArpentElections
public import ArpentFormats
public import ArpentStore
import Foundation

/// Brings the results of one election into a store.
public struct ImportResults: Sendable {
  public var path: String
  public var store: String
  public var election: Election
  public var layout: ResultsLayout = .auto
  /// YAML file that says where the figures stand, for layouts that are nobody's standard.
  public var mapping: String?
  /// The file's own name of the election, where it holds several (`2022_pres_t1`).
  public var sourceElection: String?
  /// The tallies that belong to a file of candidates only (data.gouv.fr publishes two).
  public var general: String?
  public var mode: ResultsImportMode = .new
  /// Where rows that can't be used are written, with their line and the cause.
  public var rejects: String?
  public var licence: String?
  public var attribution: String?
  public var sourceDate: CalendarDate?

  public init(path: String, store: String, election: Election) {
    self.path = path
    self.store = store
    self.election = election
  }

  public struct Report: Sendable {
    public var reading: ResultsReading
    public var summary: ResultsImportSummary
    /// Stations with results that no zone of their commune stands for on election day; `nil` when
    /// the store has no zone of these communes.
    public var withoutGround: [StationKey]?
    /// Zones of the same communes without a result.
    public var withoutResults: [StationKey]
  }

  public func run() throws(ArpentError) -> Report {
    do {
      let source = try Source(
        file: path, licence: licence, attribution: attribution, date: sourceDate)
      let mapping = try self.mapping.map(Self.readMapping)
      var reading = try ResultsReader.read(
        path: path, election: election, layout: layout, mapping: mapping,
        sourceElection: sourceElection)
      if let general {
        reading = try ResultsReader.read(
          path: general, election: election, sourceElection: sourceElection
        ).combined(withVotesOf: reading)
      }
      if let rejects { try OutputFile.write(Self.table(of: reading.rejected), to: rejects) }
      guard !reading.results.stations.isEmpty else {
        throw ArpentError(
          .badInput, "the file holds no station that can be used", Subject(file: path))
      }
      return try ZoneStore.withStore(at: store) { [reading] store in
        let summary = try store.record(
          reading.results, from: source, layout: reading.layout.rawValue, mode: mode,
          problems: reading.problems)
        let zones = Set(try store.groundIdentities(validOn: election.date).keys)
        return Self.report(reading, summary, zones: zones)
      }
    } catch {
      throw ArpentError(error)
    }
  }

  private static func readMapping(_ path: String) throws -> ResultsMapping {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw ArpentError(.noInput, "the mapping can't be opened", Subject(file: path))
    }
    return try ResultsMapping(yaml: String(decoding: bytes, as: UTF8.self), file: path)
  }

  private static func report(
    _ reading: ResultsReading, _ summary: ResultsImportSummary, zones: Set<StationKey>
  ) -> Report {
    let stations = Set(reading.results.stations.map(\.station))
    let zoned = Set(zones.map(\.commune))
    let counted = Set(stations.map(\.commune))
    let shared = zoned.intersection(counted)
    return Report(
      reading: reading, summary: summary,
      withoutGround: shared.isEmpty
        ? nil : stations.filter { shared.contains($0.commune) && !zones.contains($0) }.sorted(),
      withoutResults: zones.filter { shared.contains($0.commune) && !stations.contains($0) }
        .sorted())
  }

  private static func table(of rejected: [RejectedRow]) -> String {
    rejected.reduce(into: CSVText.line(["line", "cause", "row"])) { text, row in
      text += CSVText.line([String(row.line), row.cause, row.raw])
    }
  }
}
