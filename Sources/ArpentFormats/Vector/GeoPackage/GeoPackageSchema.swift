import Foundation

/// The tables that make an SQLite database a GeoPackage 1.3 (OGC 12-128r18, annex C), as SQL.
package enum GeoPackageSchema {
  package static let applicationID = 0x4750_4B47
  package static let userVersion = 10300

  /// Tables and the three systems that every GeoPackage lists.
  package static let core = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(userVersion);
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined',
       'undefined Cartesian coordinate reference system'),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined',
       'undefined geographic coordinate reference system'),
      ('WGS 84 geodetic', 4326, 'EPSG', 4326, '\(wgs84)',
       'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
      scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));

    """

  /// EPSG:4326 as well-known text (OGC 01-009).
  package static let wgs84 =
    "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,"
    + "AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,"
    + "AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,"
    + "AUTHORITY[\"EPSG\",\"9122\"]],AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST],"
    + "AUTHORITY[\"EPSG\",\"4326\"]]"

  /// The R-tree of a geometry column, empty, and its entry among the extensions (annex F.3).
  package static func index(table: String, column: String) -> String {
    """
    CREATE VIRTUAL TABLE \(quoted("rtree_\(table)_\(column)"))
      USING rtree(id, minx, maxx, miny, maxy);
    INSERT INTO gpkg_extensions VALUES (\(text(table)), \(text(column)), 'gpkg_rtree_index',
      'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');

    """
  }

  /// What keeps the R-tree true when another program edits the table. They call functions that
  /// a plain SQLite connection lacks, so rows are written before the triggers are made.
  package static func triggers(table: String, column: String, key: String) -> String {
    let tree = quoted("rtree_\(table)_\(column)")
    let rows = quoted(table)
    let c = quoted(column)
    let i = quoted(key)
    func name(_ event: String) -> String { quoted("rtree_\(table)_\(column)_\(event)") }
    let filled = "(NEW.\(c) NOTNULL AND NOT ST_IsEmpty(NEW.\(c)))"
    let empty = "(NEW.\(c) ISNULL OR ST_IsEmpty(NEW.\(c)))"
    let insert = """
      INSERT OR REPLACE INTO \(tree) VALUES (NEW.\(i), ST_MinX(NEW.\(c)), ST_MaxX(NEW.\(c)),
          ST_MinY(NEW.\(c)), ST_MaxY(NEW.\(c)));
      """
    let remove = "DELETE FROM \(tree) WHERE id = OLD.\(i);"
    return """
      CREATE TRIGGER \(name("insert")) AFTER INSERT ON \(rows) WHEN \(filled)
        BEGIN \(insert) END;
      CREATE TRIGGER \(name("update1")) AFTER UPDATE OF \(c) ON \(rows)
        WHEN OLD.\(i) = NEW.\(i) AND \(filled) BEGIN \(insert) END;
      CREATE TRIGGER \(name("update2")) AFTER UPDATE OF \(c) ON \(rows)
        WHEN OLD.\(i) = NEW.\(i) AND \(empty) BEGIN \(remove) END;
      CREATE TRIGGER \(name("update3")) AFTER UPDATE ON \(rows)
        WHEN OLD.\(i) != NEW.\(i) AND \(filled) BEGIN \(remove) \(insert) END;
      CREATE TRIGGER \(name("update4")) AFTER UPDATE ON \(rows)
        WHEN OLD.\(i) != NEW.\(i) AND \(empty)
        BEGIN DELETE FROM \(tree) WHERE id IN (OLD.\(i), NEW.\(i)); END;
      CREATE TRIGGER \(name("delete")) AFTER DELETE ON \(rows) WHEN OLD.\(c) NOT NULL
        BEGIN \(remove) END;

      """
  }

  private static func quoted(_ name: String) -> String { name.quotedIdentifier }

  private static func text(_ value: String) -> String {
    "'" + value.replacingOccurrences(of: "'", with: "''") + "'"
  }
}
