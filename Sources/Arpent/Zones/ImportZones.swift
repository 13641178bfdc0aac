public import ArpentElections
public import ArpentStore

/// Brings an edition of zones into a store.
public struct ImportZones: Sendable {
  public var source: ZoneSourceOptions
  public var store: String
  public var vintage: Vintage
  public var scope: VintageEdition.Scope = .communes
  /// Go on without the features that can't be used; otherwise one of them stops the import.
  public var skipsInvalid = false
  public var licence: String?
  public var attribution: String?
  public var sourceDate: CalendarDate?

  public init(source: ZoneSourceOptions, store: String, vintage: Vintage) {
    self.source = source
    self.store = store
    self.vintage = vintage
  }

  /// What was read, and what became of the store; `summary` is `nil` where nothing was imported.
  public struct Report: Sendable {
    public var reading: ZoneReading
    public var summary: VintageImportSummary?
  }

  /// Imports all or nothing, in one transaction.
  ///
  /// When features can't be used and nobody said to skip them, the report has no summary, its
  /// reading names them all, and the store is as it was.
  public func run() throws(ArpentError) -> Report {
    do {
      guard source.codeField != nil else {
        throw ArpentError(.usage, "say with --code which field holds the station's code")
      }
      let provenance = try Source(
        file: source.path, licence: licence, attribution: attribution, date: sourceDate)
      let reading = try ZoneReader.read(source)
      if reading.rejectedCount > 0 && !skipsInvalid {
        return Report(reading: reading, summary: nil)
      }
      guard !reading.zones.isEmpty else {
        throw ArpentError(
          .badInput, "the layer holds no feature that can be used as a zone",
          Subject(file: source.path))
      }
      let edition = VintageEdition(
        vintage: vintage, entries: reading.zones.map { .init(zone: $0.zone, area: $0.area) },
        scope: scope, source: provenance, sourceCRS: reading.crs, problems: reading.problems)
      let summary = try ZoneStore.withStore(at: store) { try $0.record(edition) }
      return Report(reading: reading, summary: summary)
    } catch {
      throw ArpentError(error)
    }
  }
}
