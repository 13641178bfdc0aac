public import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import GRDB

extension ZoneStore {
  /// Zones true in the world on `validOn`, in order of their keys, as the store knows them now or
  /// knew them at `recordedAsOf`.
  public func zones(validOn: CalendarDate, recordedAsOf: Instant? = nil) throws(StoreError)
    -> [ZoneVersion]
  {
    try read { db in
      try versions(
        db,
        sql: """
          SELECT z.commune, z.code, z.name, g.geom, g.area_m2, v.name, z.valid_from, z.valid_to,
            z.recorded_at, z.retracted_at
          FROM zone_version z JOIN ground g ON g.fid = z.ground_fid
          JOIN vintage v ON v.id = z.vintage_id
          WHERE z.valid_from <= :day AND (z.valid_to IS NULL OR z.valid_to > :day)
            AND \(Self.belief)
          ORDER BY z.commune, z.code, z.fid
          """, arguments: ["day": validOn.description, "asOf": recordedAsOf?.description])
    }
  }

  /// Zones as one edition states them, in order of their keys.
  public func zones(vintage: String) throws(StoreError) -> [ZoneVersion] {
    try read { db in
      guard
        let edition = try Row.fetchOne(
          db, sql: "SELECT * FROM vintage WHERE name = ? AND retracted_at IS NULL",
          arguments: [vintage])
      else { throw try unknownVintage(vintage, in: db) }
      return try versions(
        db,
        sql: """
          SELECT s.commune, s.code, s.name, g.geom, g.area_m2, v.name, v.valid_from, v.valid_to,
            v.recorded_at, v.retracted_at
          FROM vintage_zone s JOIN ground g ON g.fid = s.ground_fid
          JOIN vintage v ON v.id = s.vintage_id
          WHERE s.vintage_id = ? ORDER BY s.commune, s.code
          """, arguments: [edition["id"] as Int64])
    }
  }

  /// A digest of which zones, with which grounds, are true on `validOn`: equal digests mean equal
  /// answers. No shape is read.
  public func contentDigest(validOn: CalendarDate) throws(StoreError) -> String {
    try read { db in
      var digest = ContentDigest()
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT z.commune, z.code, v.name, g.digest FROM zone_version z
          JOIN ground g ON g.fid = z.ground_fid JOIN vintage v ON v.id = z.vintage_id
          WHERE z.valid_from <= :day AND (z.valid_to IS NULL OR z.valid_to > :day)
            AND z.retracted_at IS NULL
          ORDER BY z.commune, z.code, z.fid
          """, arguments: ["day": validOn.description])
      while let row = try rows.next() {
        for column in 0..<4 { digest.add(row[column] as String) }
      }
      return digest.finish()
    }
  }

  /// Which ground each zone had on `validOn`: equal numbers are the same shape. No shape is read.
  public func groundIdentities(validOn: CalendarDate) throws(StoreError) -> [StationKey: Int64] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT commune, code, ground_fid FROM zone_version
          WHERE valid_from <= :day AND (valid_to IS NULL OR valid_to > :day)
            AND retracted_at IS NULL
          """, arguments: ["day": validOn.description])
      var grounds: [StationKey: Int64] = [:]
      while let row = try rows.next() {
        grounds[StationKey(commune: row[0], code: row[1])] = row[2]
      }
      return grounds
    }
  }

  /// The communes that have zones on `validOn`. No shape is read.
  public func communes(validOn: CalendarDate) throws(StoreError) -> Set<String> {
    try read { db in
      try String.fetchSet(
        db,
        sql: """
          SELECT DISTINCT commune FROM zone_version
          WHERE valid_from <= :day AND (valid_to IS NULL OR valid_to > :day)
            AND retracted_at IS NULL
          """, arguments: ["day": validOn.description])
    }
  }

  /// Whether the very same zones, with the same grounds, are true on both days. No shape is read.
  public func hasSameZones(on day: CalendarDate, and other: CalendarDate) throws(StoreError) -> Bool
  {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT NOT EXISTS (SELECT 1 FROM zone_version WHERE retracted_at IS NULL
            AND (valid_from <= :day AND (valid_to IS NULL OR valid_to > :day))
              <> (valid_from <= :other AND (valid_to IS NULL OR valid_to > :other)))
          """, arguments: ["day": day.description, "other": other.description]) ?? true
    }
  }

  /// Editions that the store believes, by first day, then name.
  public func vintages() throws(StoreError) -> [VintageRecord] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT v.*, s.file_name, s.sha256, s.byte_count, s.licence, s.attribution, s.source_date,
            (SELECT count(*) FROM vintage_zone z WHERE z.vintage_id = v.id) AS zone_count,
            (SELECT count(*) FROM vintage_scope c WHERE c.vintage_id = v.id) AS commune_count
          FROM vintage v JOIN source s ON s.id = v.source_id
          WHERE v.retracted_at IS NULL ORDER BY v.valid_from, v.name
          """
      ).map { row in
        VintageRecord(
          vintage: Vintage(
            name: row["name"],
            validity: ValidPeriod(
              from: try date(row["valid_from"]), to: try (row["valid_to"] as String?).map(date))),
          source: SourceRecords.source(row), sourceCRS: row["crs"],
          recordedAt: try instant(row["recorded_at"]), zoneCount: row["zone_count"],
          communeCount: row["commune_count"])
      }
    }
  }

  private static let belief = """
    ((:asOf IS NULL AND z.retracted_at IS NULL)
      OR (z.recorded_at <= :asOf AND (z.retracted_at IS NULL OR z.retracted_at > :asOf)))
    """

  /// Versions of a query whose columns are those that ``VersionReader`` takes.
  private func versions(_ db: Database, sql: String, arguments: StatementArguments) throws
    -> [ZoneVersion]
  {
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    var reader = VersionReader()
    var versions: [ZoneVersion] = []
    while let row = try rows.next() { versions.append(try reader.version(row)) }
    return versions
  }

  private func unknownVintage(_ name: String, in db: Database) throws -> StoreError {
    let known = try String.fetchAll(
      db, sql: "SELECT name FROM vintage WHERE retracted_at IS NULL ORDER BY valid_from, name")
    return StoreError(
      .usage, "the store has no such vintage; it has: \(known.joined(separator: ", "))",
      Subject(field: "vintage", value: name))
  }
}

/// An edition with where it came from.
public struct VintageRecord: Hashable, Sendable {
  public var vintage: Vintage
  public var source: Source
  public var sourceCRS: String?
  public var recordedAt: Instant
  public var zoneCount: Int
  public var communeCount: Int
}

/// Makes versions of rows: commune, code, name, shape, area, vintage, then the four times. Rows of
/// one store repeat few times, so that each is understood once.
private struct VersionReader {
  private var dates: [String: CalendarDate] = [:]
  private var instants: [String: Instant] = [:]

  mutating func version(_ row: Row) throws -> ZoneVersion {
    let key = StationKey(commune: row[0], code: row[1])
    let ground: MultiPolygon
    do {
      ground = try row.withUnsafeData(atIndex: 3) { try GeoPackageGeometry.decode($0 ?? Data()) }
    } catch {
      throw StoreError(
        .badInput, "the store holds a shape that can't be read", Subject(code: key.description))
    }
    return ZoneVersion(
      zone: Zone(key: key, name: row[2], ground: ground), area: row[4], vintage: row[5],
      validity: ValidPeriod(from: try day(row[6]), to: try (row[7] as String?).map { try day($0) }),
      recordedAt: try moment(row[8]), retractedAt: try (row[9] as String?).map { try moment($0) })
  }

  private mutating func day(_ text: String) throws -> CalendarDate {
    if let known = dates[text] { return known }
    let day = try date(text)
    dates[text] = day
    return day
  }

  private mutating func moment(_ text: String) throws -> Instant {
    if let known = instants[text] { return known }
    let moment = try instant(text)
    instants[text] = moment
    return moment
  }
}
