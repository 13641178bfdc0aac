import ArpentFormats
import ArpentGeometry
import Foundation
import GRDB

/// The R-tree extension of GeoPackage (annex F.3): an index table, and the triggers that keep it.
enum SpatialIndex {
  /// - Precondition: `table` has an integer primary key `fid` and a geometry column `geom`.
  static func create(on table: String, in db: Database) throws {
    let t = table.quotedDatabaseIdentifier
    let index = "rtree_\(table)_geom"
    let r = index.quotedDatabaseIdentifier
    func trigger(_ suffix: String) -> String { "\(index)_\(suffix)".quotedDatabaseIdentifier }
    let insert = """
      INSERT OR REPLACE INTO \(r) VALUES (
        NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
      """
    let filled = "(NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))"
    let hollow = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE \(r) USING rtree(id, minx, maxx, miny, maxy);
        CREATE TRIGGER \(trigger("insert")) AFTER INSERT ON \(t) WHEN \(filled)
          BEGIN \(insert) END;
        CREATE TRIGGER \(trigger("update6")) AFTER UPDATE OF geom ON \(t)
          WHEN OLD.fid = NEW.fid AND \(filled)
            AND (OLD.geom NOT NULL AND NOT ST_IsEmpty(OLD.geom))
          BEGIN
            UPDATE \(r) SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom),
              miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.fid;
          END;
        CREATE TRIGGER \(trigger("update7")) AFTER UPDATE OF geom ON \(t)
          WHEN OLD.fid = NEW.fid AND \(filled) AND (OLD.geom ISNULL OR ST_IsEmpty(OLD.geom))
          BEGIN \(insert) END;
        CREATE TRIGGER \(trigger("update2")) AFTER UPDATE OF geom ON \(t)
          WHEN OLD.fid = NEW.fid AND \(hollow)
          BEGIN DELETE FROM \(r) WHERE id = OLD.fid; END;
        CREATE TRIGGER \(trigger("update5")) AFTER UPDATE ON \(t)
          WHEN OLD.fid != NEW.fid AND \(filled)
          BEGIN DELETE FROM \(r) WHERE id = OLD.fid; \(insert) END;
        CREATE TRIGGER \(trigger("update4")) AFTER UPDATE ON \(t)
          WHEN OLD.fid != NEW.fid AND \(hollow)
          BEGIN DELETE FROM \(r) WHERE id IN (OLD.fid, NEW.fid); END;
        CREATE TRIGGER \(trigger("delete")) AFTER DELETE ON \(t) WHEN OLD.geom NOT NULL
          BEGIN DELETE FROM \(r) WHERE id = OLD.fid; END;
        """)
    try db.execute(
      sql: """
        INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index',
          'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')
        """, arguments: [table])
  }

  static func drop(from table: String, in db: Database) throws {
    try db.execute(sql: "DROP TABLE \("rtree_\(table)_geom".quotedDatabaseIdentifier)")
  }

  /// Registers the SQL functions that the triggers call; every connection needs them.
  static func addFunctions(to db: Database) {
    func ordinate(_ name: String, _ pick: @escaping @Sendable (BoundingBox) -> Double) {
      db.add(
        function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
          guard let blob = Data.fromDatabaseValue(values[0]) else { return nil }
          return try GeoPackageGeometry.envelope(of: blob).map(pick)
        })
    }
    ordinate("ST_MinX") { $0.minX }
    ordinate("ST_MaxX") { $0.maxX }
    ordinate("ST_MinY") { $0.minY }
    ordinate("ST_MaxY") { $0.maxY }
    db.add(
      function: DatabaseFunction("ST_IsEmpty", argumentCount: 1, pure: true) { values in
        guard let blob = Data.fromDatabaseValue(values[0]) else { return nil }
        return try GeoPackageGeometry.envelope(of: blob) == nil
      })
  }
}
