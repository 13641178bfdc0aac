import GRDB

/// How QGIS is to draw a layer: it looks for a table `layer_styles` in a GeoPackage, listed among
/// its contents as attributes, and applies a layer's default style by itself.
public struct LayerStyle: Hashable, Sendable {
  /// At most 30 characters, as QGIS has it.
  public var name: String
  public var description: String
  /// A QGIS style document (QML).
  public var qml: String
  public var isDefault: Bool

  public init(name: String, description: String = "", qml: String, isDefault: Bool) {
    self.name = name
    self.description = description
    self.qml = qml
    self.isDefault = isDefault
  }

  /// Makes the table and fills it.
  ///
  /// - Parameter changed: date and time, `2024-06-09T00:00:00.000Z`; `nil` for now.
  static func write(
    _ styles: [LayerStyle], of layer: String, geometry: String, changed: String?, in db: Database
  ) throws {
    guard !styles.isEmpty else { return }
    // The columns that QGIS makes itself (QgsOgrProvider), whose names it asks for.
    try db.execute(
      sql: """
        CREATE TABLE layer_styles (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
          f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
          styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
          description TEXT, owner TEXT(30), ui TEXT(30),
          update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
          VALUES ('layer_styles', 'attributes', 'layer_styles', 'QGIS styles', 0);
        """)
    for style in styles {
      try db.execute(
        sql: """
          INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,
            f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner,
            update_time)
          VALUES ('', '', ?, ?, ?, ?, '', ?, ?, '',
            coalesce(?, strftime('%Y-%m-%dT%H:%M:%fZ','now')))
          """,
        arguments: [
          layer, geometry, String(style.name.prefix(30)), style.qml, style.isDefault,
          style.description, changed,
        ])
    }
  }
}
