import Foundation
import GRDB

/// What a GeoPackage says of its own tables, so that map programs find them.
enum GeoPackageTables {
  /// Announces a table or view whose rows have ground, so that QGIS and GDAL show it as a layer.
  static func registerFeatures(
    _ table: String, identifier: String, description: String, in db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
        VALUES (?, 'features', ?, ?, 4326)
        """, arguments: [table, identifier, description])
    try db.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', 4326, 0, 0)",
      arguments: [table])
  }

  /// Announces a table without geometry.
  static func registerAttributes(_ table: String, description: String, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description)
        VALUES (?, 'attributes', ?, ?)
        """, arguments: [table, table, description])
  }

  static func unregister(_ table: String, in db: Database) throws {
    for system in ["gpkg_extensions", "gpkg_geometry_columns", "gpkg_contents"] {
      try db.execute(sql: "DELETE FROM \(system) WHERE table_name = ?", arguments: [table])
    }
  }

  /// Writes the layer's bounding box, which readers use to zoom to it.
  static func refreshExtent(of table: String, in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE gpkg_contents SET
          (min_x, min_y, max_x, max_y) =
            (SELECT min(minx), min(miny), max(maxx), max(maxy)
             FROM \("rtree_\(table)_geom".quotedDatabaseIdentifier)),
          last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now')
        WHERE table_name = ?
        """, arguments: [table])
  }
}
