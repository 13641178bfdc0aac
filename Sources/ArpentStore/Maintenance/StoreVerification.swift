public import ArpentElections
import ArpentFormats
import Foundation
import GRDB

extension ZoneStore {
  /// Everything about the file that is not as it must be; empty for a sound store.
  ///
  /// SQLite's own integrity, foreign keys, the tables that the GeoPackage standard asks for, shapes
  /// that can be read and that their digest and the R-tree agree with, and time: no code of a
  /// commune in two places on one day.
  public func verify() throws(StoreError) -> [Problem] {
    try read { db in
      var problems: [Problem] = []
      for line in try String.fetchAll(db, sql: "PRAGMA integrity_check") where line != "ok" {
        problems.append(defect("integrity", line))
      }
      for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
        problems.append(
          defect(
            "foreign-key",
            "row \((row[1] as Int64?).map(String.init) ?? "?") of \(row[0] as String) points to "
              + "a row of \(row[2] as String) that is not there"))
      }
      problems += try geoPackageProblems(in: db)
      problems += try shapeProblems(in: db)
      problems += try overlappingValidity(in: db)
      return problems
    }
  }

  private func defect(_ kind: String, _ message: String, code: String? = nil) -> Problem {
    Problem(
      severity: .rejected, kind: kind, message: message, subject: Subject(file: path, code: code))
  }

  private func geoPackageProblems(in db: Database) throws -> [Problem] {
    var problems: [Problem] = []
    if try Int.fetchOne(db, sql: "PRAGMA application_id") != GeoPackageSchema.applicationID {
      problems.append(defect("geopackage", "the application_id is not that of a GeoPackage"))
    }
    if try Int.fetchOne(db, sql: "PRAGMA user_version") != GeoPackageSchema.userVersion {
      problems.append(defect("geopackage", "the user_version is not 10300"))
    }
    for id in [4326, -1, 0]
    where try Int.fetchOne(
      db, sql: "SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id = ?", arguments: [id]) != 1
    {
      problems.append(defect("geopackage", "gpkg_spatial_ref_sys lacks srs_id \(id)"))
    }
    let contents = try Row.fetchAll(db, sql: "SELECT table_name, data_type FROM gpkg_contents")
    for row in contents {
      let table: String = row[0]
      guard try db.tableExists(table) || db.viewExists(table) else {
        problems.append(defect("geopackage", "gpkg_contents names \(table), which is not there"))
        continue
      }
      guard row[1] == "features" else { continue }
      if try Int.fetchOne(
        db, sql: "SELECT count(*) FROM gpkg_geometry_columns WHERE table_name = ?",
        arguments: [table]) != 1
      {
        problems.append(defect("geopackage", "gpkg_geometry_columns lacks \(table)"))
      }
      guard try db.tableExists(table) else { continue }
      let index = "rtree_\(table)_geom"
      guard try db.tableExists(index) else {
        problems.append(defect("geopackage", "\(table) has no R-tree"))
        continue
      }
      let missing = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM \(table.quotedDatabaseIdentifier)
          WHERE fid NOT IN (SELECT id FROM \(index.quotedDatabaseIdentifier))
          """)!
      let spare = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM \(index.quotedDatabaseIdentifier)
          WHERE id NOT IN (SELECT fid FROM \(table.quotedDatabaseIdentifier))
          """)!
      if missing + spare > 0 {
        problems.append(
          defect(
            "r-tree",
            "\(missing) rows of \(table) are missing from its R-tree, \(spare) are too many"))
      }
    }
    return problems
  }

  private func shapeProblems(in db: Database) throws -> [Problem] {
    var problems: [Problem] = []
    let rows = try Row.fetchCursor(db, sql: "SELECT fid, geom, digest FROM ground")
    while let row = try rows.next() {
      let blob: Data = row["geom"]
      let name = "ground \(row["fid"] as Int64)"
      if (try? GeoPackageGeometry.decode(blob)) == nil {
        problems.append(defect("shape", "the shape can't be read", code: name))
      }
      if ContentDigest.of(blob) != row["digest"] {
        problems.append(defect("shape", "the shape is not what was recorded", code: name))
      }
    }
    return problems
  }

  private func overlappingValidity(in db: Database) throws -> [Problem] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT a.commune, a.code, a.valid_from, b.valid_from AS again FROM zone_version a
        JOIN zone_version b ON a.commune = b.commune AND a.code = b.code AND a.fid < b.fid
          AND a.valid_from < coalesce(b.valid_to, '9999-99-99')
          AND b.valid_from < coalesce(a.valid_to, '9999-99-99')
        WHERE a.retracted_at IS NULL AND b.retracted_at IS NULL
        """
    ).map { row in
      defect(
        "overlapping-validity",
        "two versions, from \(row["valid_from"] as String) and from \(row["again"] as String), "
          + "are valid on the same days",
        code: StationKey(commune: row["commune"], code: row["code"]).description)
    }
  }
}
