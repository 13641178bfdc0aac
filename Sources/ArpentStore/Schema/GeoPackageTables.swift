import ArpentFormats
import Foundation
import GRDB

/// The tables and triggers that the GeoPackage 1.3 standard asks for (OGC 12-128r17).
enum GeoPackageTables {
  static let applicationID = 0x4750_4B47
  static let userVersion = 10_300

  static func create(in db: Database) throws {
    try db.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(userVersion);
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL,
          srs_id INTEGER PRIMARY KEY,
          organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL,
          definition TEXT NOT NULL,
          description TEXT
        );
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY,
          data_type TEXT NOT NULL,
          identifier TEXT UNIQUE,
          description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE,
          min_y DOUBLE,
          max_x DOUBLE,
          max_y DOUBLE,
          srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
        );
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL,
          column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL,
          z TINYINT NOT NULL,
          m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
        );
        CREATE TABLE gpkg_extensions (
          table_name TEXT,
          column_name TEXT,
          extension_name TEXT NOT NULL,
          definition TEXT NOT NULL,
          scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
        );
        """)
    let reference: [(String, Int, String, Int, String, String)] = [
      (
        "WGS 84 geodetic", 4326, "EPSG", 4326,
        """
        GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,\
        AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,\
        AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,\
        AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]
        """, "longitude/latitude in degrees"
      ),
      ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian"),
      ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic"),
    ]
    for row in reference {
      try db.execute(
        sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [row.0, row.1, row.2, row.3, row.4, row.5])
    }
  }

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
