public import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import GRDB

extension ZoneStore {
  /// Records an edition of zones, in one transaction.
  ///
  /// Within the edition's scope, versions are opened, closed or kept as ``Timeline`` says; what
  /// changes is retracted and recorded anew, and nothing is overwritten. The same edition again
  /// changes nothing; another content under a known name is a correction of it.
  /// - Complexity: O(zones of the communes in scope).
  public func record(_ edition: VintageEdition, at instant: Instant = .now) throws(StoreError)
    -> VintageImportSummary
  {
    try write { db in
      var summary = VintageImportSummary()
      summary.zones = edition.entries.count
      let scope = try communes(inScopeOf: edition, in: db)
      let digest = digest(of: edition)
      if let known = try Row.fetchOne(
        db,
        sql: """
          SELECT id, content_digest FROM vintage WHERE name = ? AND retracted_at IS NULL
          """, arguments: [edition.vintage.name])
      {
        if known["content_digest"] == digest {
          summary.wasKnown = true
          return summary
        }
        summary.corrected = true
        try db.execute(
          sql: "UPDATE vintage SET retracted_at = ? WHERE id = ?",
          arguments: [instant.description, known["id"] as Int64])
      }
      let source = try SourceRecords.insert(edition.source, at: instant, in: db)
      try SourceRecords.insert(edition.problems, of: source, in: db)
      let vintage = try insertVintage(edition, source: source, digest: digest, at: instant, in: db)
      try insertStatements(of: edition, vintage: vintage, scope: scope, in: db)
      // A correction also frees the communes that only the retracted edition spoke for.
      var affected = Set(scope)
      if summary.corrected {
        affected.formUnion(
          try String.fetchAll(
            db,
            sql: """
              SELECT DISTINCT commune FROM vintage_scope JOIN vintage ON vintage.id = vintage_id
              WHERE name = ? AND retracted_at = ?
              """, arguments: [edition.vintage.name, instant.description]))
      }
      for commune in affected.sorted() {
        try refreshVersions(of: commune, at: instant, in: db, &summary)
      }
      try GeoPackageTables.refreshExtent(of: "ground", in: db)
      try db.execute(
        sql: """
          UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y, last_change) =
            (SELECT min_x, min_y, max_x, max_y, last_change FROM gpkg_contents
             WHERE table_name = 'ground') WHERE table_name = 'zones'
          """)
      return summary
    }
  }

  private func communes(inScopeOf edition: VintageEdition, in db: Database) throws -> [String] {
    var communes = Set(edition.entries.map(\.zone.key.commune))
    switch edition.scope {
    case .communes: break
    case .all:
      communes.formUnion(
        try String.fetchAll(
          db,
          sql: """
            SELECT DISTINCT commune FROM vintage_scope JOIN vintage ON vintage.id = vintage_id
            WHERE retracted_at IS NULL
            """))
    case .extent:
      let box = edition.entries.reduce(into: BoundingBox.empty) {
        $0.extend(to: $1.zone.ground.boundingBox)
      }
      communes.formUnion(
        try String.fetchAll(
          db,
          // Not from the R-tree, which rounds to single precision.
          sql: """
            SELECT commune FROM zone_version z JOIN ground g ON g.fid = z.ground_fid
            WHERE retracted_at IS NULL GROUP BY commune
            HAVING min(ST_MinX(geom)) >= ? AND max(ST_MaxX(geom)) <= ?
              AND min(ST_MinY(geom)) >= ? AND max(ST_MaxY(geom)) <= ?
            """, arguments: [box.minX, box.maxX, box.minY, box.maxY]))
    }
    return communes.sorted()
  }

  private func digest(of edition: VintageEdition) -> String {
    var digest = ContentDigest()
    digest.add(edition.vintage.validity.from.description)
    digest.add(edition.vintage.validity.to?.description ?? "")
    // What was said, not which communes it meant at the time: more of them may be known by now.
    digest.add(edition.scope.rawValue)
    for entry in edition.entries.sorted(by: { $0.zone.key < $1.zone.key }) {
      digest.add(entry.zone.key.commune)
      digest.add(entry.zone.key.code)
      digest.add(entry.zone.name ?? "")
      let blob = GeoPackageGeometry.encode(entry.zone.ground, srsID: 4326)
      blob.withUnsafeBytes { digest.add($0) }
    }
    return digest.finish()
  }

  private func insertVintage(
    _ edition: VintageEdition, source: Int64, digest: String, at instant: Instant,
    in db: Database
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO vintage (name, valid_from, valid_to, source_id, crs, content_digest,
          recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        edition.vintage.name, edition.vintage.validity.from.description,
        edition.vintage.validity.to?.description, source, edition.sourceCRS, digest,
        instant.description,
      ])
    return db.lastInsertedRowID
  }

  private func insertStatements(
    of edition: VintageEdition, vintage: Int64, scope: [String], in db: Database
  ) throws {
    for commune in scope {
      try db.execute(
        sql: "INSERT INTO vintage_scope VALUES (?, ?)", arguments: [vintage, commune])
    }
    let find = try db.makeStatement(sql: "SELECT fid FROM ground WHERE digest = ?")
    let keep = try db.makeStatement(
      sql: "INSERT INTO ground (geom, digest, area_m2, position_count) VALUES (?, ?, ?, ?)")
    let state = try db.makeStatement(sql: "INSERT INTO vintage_zone VALUES (?, ?, ?, ?, ?)")
    for entry in edition.entries {
      let blob = Data(GeoPackageGeometry.encode(entry.zone.ground, srsID: 4326))
      let digest = ContentDigest.of(blob)
      var ground = try Int64.fetchOne(find, arguments: [digest])
      if ground == nil {
        try keep.execute(arguments: [
          blob, digest, entry.area, entry.zone.ground.coordinateCount,
        ])
        ground = db.lastInsertedRowID
      }
      let key = entry.zone.key
      do {
        try state.execute(arguments: [vintage, key.commune, key.code, entry.zone.name, ground])
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw StoreError(
          .badInput, "the code stands for two zones of one edition",
          Subject(file: edition.source.fileName, code: key.description))
      }
    }
  }

  /// Brings the believed versions of one commune in line with all its editions.
  private func refreshVersions(
    of commune: String, at instant: Instant, in db: Database, _ summary: inout VintageImportSummary
  ) throws {
    let wanted = Timeline.versions(of: try editions(of: commune, in: db))
    var kept: Set<Timeline.Version> = []
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT fid, code, name, ground_fid, vintage_id, valid_from, valid_to FROM zone_version
        WHERE commune = ? AND retracted_at IS NULL
        """, arguments: [commune])
    let retract = try db.makeStatement(
      sql: "UPDATE zone_version SET retracted_at = ? WHERE fid = ?")
    for row in rows {
      let version = Timeline.Version(
        statement: .init(code: row["code"], name: row["name"], ground: row["ground_fid"]),
        vintage: row["vintage_id"], from: try date(row["valid_from"]),
        to: try (row["valid_to"] as String?).map(date))
      if wanted.contains(version) {
        kept.insert(version)
        summary.kept += 1
      } else {
        try retract.execute(arguments: [instant.description, row["fid"] as Int64])
        summary.retracted += 1
      }
    }
    let record = try db.makeStatement(
      sql: """
        INSERT INTO zone_version (commune, code, name, ground_fid, vintage_id, valid_from, valid_to,
          recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let fresh = wanted.subtracting(kept).sorted {
      ($0.statement.code, $0.from) < ($1.statement.code, $1.from)
    }
    for version in fresh {
      try record.execute(arguments: [
        commune, version.statement.code, version.statement.name, version.statement.ground,
        version.vintage, version.from.description, version.to?.description, instant.description,
      ])
      summary.recorded += 1
    }
  }

  private func editions(of commune: String, in db: Database) throws -> [Timeline.Edition] {
    let vintages = try Row.fetchAll(
      db,
      sql: """
        SELECT id, valid_from, valid_to FROM vintage JOIN vintage_scope ON vintage_id = id
        WHERE commune = ? AND retracted_at IS NULL ORDER BY recorded_at, id
        """, arguments: [commune])
    return try vintages.map { row in
      let id: Int64 = row["id"]
      let zones = try Row.fetchAll(
        db,
        sql: "SELECT code, name, ground_fid FROM vintage_zone WHERE vintage_id = ? AND commune = ?",
        arguments: [id, commune])
      return Timeline.Edition(
        vintage: id,
        validity: ValidPeriod(
          from: try date(row["valid_from"]), to: try (row["valid_to"] as String?).map(date)),
        zones: Set(
          zones.map { .init(code: $0["code"], name: $0["name"], ground: $0["ground_fid"]) }))
    }
  }
}

/// A day as the store writes it.
func date(_ text: String) throws -> CalendarDate {
  guard let date = CalendarDate(text) else {
    throw StoreError(.badInput, "the store holds a day that is none", Subject(value: text))
  }
  return date
}

/// An instant as the store writes it.
func instant(_ text: String) throws -> Instant {
  guard let instant = Instant(text) else {
    throw StoreError(.badInput, "the store holds an instant that is none", Subject(value: text))
  }
  return instant
}
