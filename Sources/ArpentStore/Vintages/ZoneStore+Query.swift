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
        where: """
          z.valid_from <= :day AND (z.valid_to IS NULL OR z.valid_to > :day) AND \(Self.belief)
          """,
        ["day": validOn.description, "asOf": recordedAsOf?.description])
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
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT s.commune, s.code, s.name, g.geom, v.name AS vintage, v.valid_from, v.valid_to,
            v.recorded_at, v.retracted_at
          FROM vintage_zone s JOIN ground g ON g.fid = s.ground_fid
          JOIN vintage v ON v.id = s.vintage_id
          WHERE s.vintage_id = ? ORDER BY s.commune, s.code
          """, arguments: [edition["id"] as Int64])
      return try rows.map(version)
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

  private func versions(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [ZoneVersion] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT z.commune, z.code, z.name, g.geom, v.name AS vintage, z.valid_from, z.valid_to,
          z.recorded_at, z.retracted_at
        FROM zone_version z JOIN ground g ON g.fid = z.ground_fid
        JOIN vintage v ON v.id = z.vintage_id
        WHERE \(condition) ORDER BY z.commune, z.code, z.fid
        """, arguments: arguments
    ).map(version)
  }

  private func version(_ row: Row) throws -> ZoneVersion {
    let key = StationKey(commune: row["commune"], code: row["code"])
    let blob: Data = row["geom"]
    let ground: MultiPolygon
    do {
      ground = try GeoPackageGeometry.decode(blob)
    } catch {
      throw StoreError(
        .badInput, "the store holds a shape that can't be read", Subject(code: key.description))
    }
    return ZoneVersion(
      zone: Zone(key: key, name: row["name"], ground: ground), vintage: row["vintage"],
      validity: ValidPeriod(
        from: try date(row["valid_from"]), to: try (row["valid_to"] as String?).map(date)),
      recordedAt: try instant(row["recorded_at"]),
      retractedAt: try (row["retracted_at"] as String?).map(instant))
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
