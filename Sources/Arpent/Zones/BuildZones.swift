public import ArpentContours
public import ArpentElections
public import ArpentFormats
import ArpentGeometry
public import ArpentStore
import Dispatch
import Foundation
import Synchronization

/// Builds zones from addresses with their stations, and records them as an edition of a store.
public struct BuildZones: Sendable {
  /// A table of addresses; see ``AddressField`` for the headings that are recognised.
  public var addresses: String
  public var columns = AddressColumns()
  /// The outlines of the communes. Its code field may be `nil`: usual names are recognised, and a
  /// single outline is that of the only commune.
  public var boundary: ZoneSourceOptions
  /// Lines that borders keep to: water, railways, streets.
  public var barriers: BarrierOptions?
  public var store: String
  public var vintage: Vintage
  public var scope: VintageEdition.Scope = .communes
  /// The commune of rows that don't name one.
  public var commune = ""
  public var codes: CommuneCode.Rules = .automatic
  public var options = ContourOptions()
  /// In how many parts addresses are held out to measure agreement; 0 measures none.
  public var folds = 5
  /// Where the state of the build is kept until it is complete; beside the store unless given.
  public var workFolder: String?
  public var threads = 1
  public var licence: String?
  public var attribution: String?
  public var sourceDate: CalendarDate?

  public init(addresses: String, boundary: ZoneSourceOptions, store: String, vintage: Vintage) {
    self.addresses = addresses
    self.boundary = boundary
    self.store = store
    self.vintage = vintage
  }

  public struct Report: Sendable {
    public var quality: BuildQuality
    public var problems: [Problem]
    /// `nil` where no zone could be drawn: the store is as it was.
    public var summary: VintageImportSummary?
    /// The zones with their areas, ascending, as recorded.
    public var zones: [VintageEdition.Entry]
  }

  /// Reads, draws commune by commune, and records all that was drawn in one transaction.
  ///
  /// A commune that can't be drawn is named in the report and left out. A build that was stopped goes
  /// on with the communes that were not done, when it is run again on the same inputs. No row of the
  /// table is kept.
  /// - Parameter progress: told how many of all buckets of communes are done.
  public func run(progress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil)
    throws(ArpentError) -> Report
  {
    do {
      let source = try Source(
        file: addresses, licence: licence, attribution: attribution, date: sourceDate)
      let outlines = try Source(file: boundary.path)
      let folder = try WorkFolder(workFolder ?? store + ".building")
      let manifest = try spooled(into: folder, source, outlines)
      let lines = try barriers.map { try BarrierFile($0) } ?? .none
      try draw(manifest, in: folder, lines, progress)
      var report = try record(manifest, folder, source, outlines)
      report.problems += lines.problems
      try folder.remove()
      return report
    } catch {
      throw ArpentError(error)
    }
  }

  private func spooled(into folder: WorkFolder, _ source: Source, _ outlines: Source) throws
    -> WorkFolder.Manifest
  {
    let fingerprint = try fingerprint(source, outlines)
    if let manifest = folder.manifest(fingerprint) { return manifest }
    try folder.clear()
    // A bucket holds some four megabytes of the table: a few score thousand addresses.
    let buckets = Int(min(256, max(16, source.byteCount >> 22)))
    let spool = try AddressSpool(folder, buckets: buckets, rules: codes, commune: commune)
    let reading = try AddressTable.read(path: addresses, columns: columns) { try spool.take($0) }
    try spool.finish()
    guard !spool.stations.isEmpty else {
      throw ArpentError(.badInput, "no row of the table names a station", Subject(file: addresses))
    }
    let problems = try OutlineSpool(
      options: boundary, folder: folder, buckets: buckets,
      wanted: Set(spool.stations.map(\.commune))
    ).write()
    let manifest = WorkFolder.Manifest(
      fingerprint: fingerprint, buckets: buckets,
      stations: spool.stations.map { [$0.commune, $0.code] }, rows: reading.rows,
      unlocated: reading.unlocated, withoutStation: reading.withoutStation,
      problems: (reading.problems + problems).map(WorkFolder.SavedProblem.init))
    try folder.save(manifest)
    return manifest
  }

  /// What the state of a build depends on.
  private func fingerprint(_ source: Source, _ outlines: Source) throws -> String {
    var digest = ContentDigest()
    digest.add("zones build 1")
    digest.add(source.sha256)
    digest.add(outlines.sha256)
    digest.add(commune)
    digest.add(codes.rawValue)
    digest.add("\(options) \(folds)")
    if let barriers {
      digest.add(try Source(file: barriers.path).sha256)
      digest.add("\(barriers)")
    }
    for field in AddressField.allCases { digest.add(columns.names[field] ?? "") }
    digest.add("\(boundary)")
    return digest.finish()
  }

  private func draw(
    _ manifest: WorkFolder.Manifest, in folder: WorkFolder, _ lines: BarrierFile,
    _ progress: (@Sendable (Int, Int) -> Void)?
  ) throws {
    let stations = manifest.stations.map { StationKey(commune: $0[0], code: $0[1]) }
    let waiting = (0..<manifest.buckets).filter { !folder.isDone($0) }
    let next = Mutex(0)
    let failure = Mutex<(any Error)?>(nil)
    let workers = max(1, min(threads, waiting.count))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      let build = CommuneBuild(options: options, folds: folds, barriers: lines)
      while true {
        let turn = next.withLock { number in
          defer { number += 1 }
          return number
        }
        guard turn < waiting.count, failure.withLock({ $0 == nil }) else { return }
        do {
          let rows = try AddressSpool.read(folder.addresses(waiting[turn]))
          let outlines = try OutlineSpool.read(folder.outlines(waiting[turn]))
          let outcomes = CommuneAddresses.grouped(rows, stations: stations).map {
            build.outcome(for: $0, outlines: outlines[$0.commune] ?? [])
          }
          try folder.save(outcomes, of: waiting[turn])
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
        progress?(manifest.buckets - waiting.count + turn + 1, manifest.buckets)
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func record(
    _ manifest: WorkFolder.Manifest, _ folder: WorkFolder, _ source: Source, _ outlines: Source
  ) throws -> Report {
    var entries: [VintageEdition.Entry] = []
    var communes: [CommuneQuality] = []
    var seams = OutlineSeams()
    for bucket in 0..<manifest.buckets {
      guard let outcomes = folder.outcomes(of: bucket) else {
        throw ArpentError(
          .inputOutput, "the state of the build can't be read back; run it again",
          Subject(file: folder.url.path))
      }
      for outcome in outcomes {
        communes.append(outcome.report)
        seams.add(outcome.seams)
        entries += outcome.zones.map { zone in
          .init(
            zone: Zone(
              key: StationKey(commune: outcome.report.commune, code: zone.code),
              ground: zone.ground.ground), area: zone.area)
        }
      }
    }
    if !seams.isEmpty {
      for place in entries.indices {
        entries[place].zone.ground = seams.completed(entries[place].zone.ground)
      }
    }
    entries.sort { $0.zone.key < $1.zone.key }
    communes.sort { $0.commune.utf8.lexicographicallyPrecedes($1.commune.utf8) }
    let quality = BuildQuality(
      source: source, outlines: outlines, options: options, folds: folds, rows: manifest.rows,
      unlocated: manifest.unlocated, withoutStation: manifest.withoutStation, communes: communes)
    let problems =
      manifest.problems.map(\.problem) + quality.problems(file: source.fileName)
      + [quality.method(file: source.fileName)]
    guard !entries.isEmpty else {
      return Report(quality: quality, problems: problems, summary: nil, zones: [])
    }
    let edition = VintageEdition(
      vintage: vintage, entries: entries, scope: scope, source: source, sourceCRS: "EPSG:4326",
      problems: problems)
    let summary = try ZoneStore.withStore(at: store) { try $0.record(edition) }
    return Report(quality: quality, problems: problems, summary: summary, zones: entries)
  }
}
