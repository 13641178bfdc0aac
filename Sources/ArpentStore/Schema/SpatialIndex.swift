import ArpentFormats
import ArpentGeometry
import Foundation
import GRDB

/// The R-tree extension of GeoPackage (annex F.3): an index table, and the triggers that keep it.
enum SpatialIndex {
  /// - Precondition: `table` has an integer primary key `fid` and a geometry column `geom`.
  static func create(on table: String, in db: Database) throws {
    try db.execute(sql: GeoPackageSchema.index(table: table, column: "geom"))
    try db.execute(sql: GeoPackageSchema.triggers(table: table, column: "geom", key: "fid"))
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
