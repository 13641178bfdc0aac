import ArpentElections
import Foundation
import GRDB

/// One feature table: its columns, and how a row of it becomes a feature.
struct GeoPackageTable: Sendable {
  var layer: VectorLayer
  /// The columns in the order of the fields, then the geometry.
  var query: String
  /// For each field, whether its column holds booleans.
  var booleans: [Bool]

  /// Every feature table that the contents name.
  static func all(_ db: Database, path: String) throws -> [GeoPackageTable] {
    guard try db.tableExists("gpkg_contents"), try db.tableExists("gpkg_geometry_columns") else {
      throw VectorFileError(
        .unknownFormat, "this is an SQLite database, but no GeoPackage: it has no gpkg_contents",
        Subject(file: path))
    }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT g.table_name AS name, g.column_name AS geometry, g.srs_id AS srs
        FROM gpkg_geometry_columns g JOIN gpkg_contents c
        ON lower(c.table_name) = lower(g.table_name)
        WHERE c.data_type = 'features' ORDER BY g.rowid
        """)
    if rows.isEmpty {
      throw VectorFileError(
        .noLayer, "the GeoPackage lists no feature table", Subject(file: path))
    }
    let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    // GPKG; GP10 and GP11 before version 1.2.
    let isMarked = [0x4750_4B47, 0x4750_3130, 0x4750_3131].contains(application)
    return try rows.map { row in
      var table = try GeoPackageTable(
        db, name: row["name"], geometry: row["geometry"], srs: row["srs"], path: path)
      if !isMarked {
        table.layer.problems.append(
          Problem(
            severity: .notice, kind: "application-id",
            message: "the database does not mark itself as a GeoPackage, but is laid out as one",
            subject: Subject(file: path)))
      }
      return table
    }
  }

  private init(
    _ db: Database, name: String, geometry: String, srs: Int64?, path: String
  ) throws {
    var problems: [Problem] = []
    func problem(_ kind: String, _ message: String) {
      problems.append(
        Problem(
          severity: .notice, kind: kind, message: message,
          subject: Subject(file: path, field: name)))
    }
    var fields: [VectorField] = []
    booleans = []
    var count: Int?
    do {
      let columns = try Row.fetchAll(db, sql: "PRAGMA table_info(\(name.quotedIdentifier))")
      for column in columns {
        let title: String = column["name"]
        if title.lowercased() == geometry.lowercased() { continue }
        let type: String = column["type"] ?? ""
        fields.append(VectorField(name: title, type: Self.kind(type)))
        booleans.append(Self.kind(type) == .boolean)
      }
      if columns.isEmpty {
        problem("layer-unreadable", "the contents list the table, but it is not there")
      } else {
        count = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(name.quotedIdentifier)")
      }
    } catch let error as DatabaseError {
      problem("layer-unreadable", "the table can't be read: \(error.message ?? "\(error)")")
    }
    let crs = try Self.crs(db, srs)
    if crs == nil {
      problem("crs-unknown", "the layer's srs_id \(srs ?? 0) is not in gpkg_spatial_ref_sys")
    }
    layer = VectorLayer(
      name: name, fields: fields, declaredCRS: crs ?? .none, featureCount: count,
      problems: problems)
    let columns = (fields.map(\.name) + [geometry]).map(\.quotedIdentifier)
    query = "SELECT \(columns.joined(separator: ", ")) FROM \(name.quotedIdentifier)"
  }

  private static func kind(_ type: String) -> VectorField.Kind {
    let name = type.uppercased().prefix { $0 != "(" }
    switch name {
    case "BOOLEAN": return .boolean
    case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT": return .integer
    case "FLOAT", "DOUBLE", "REAL", "NUMERIC", "DOUBLE PRECISION": return .real
    case "TEXT", "DATE", "DATETIME", "VARCHAR", "CHAR": return .string
    default: return .mixed
    }
  }

  /// `nil` when the file does not define the system that the layer names.
  private static func crs(_ db: Database, _ srs: Int64?) throws -> DeclaredCRS? {
    // -1 and 0 are the undefined Cartesian and geographic systems.
    guard let srs, srs > 0 else { return DeclaredCRS.none }
    guard try db.tableExists("gpkg_spatial_ref_sys"),
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT organization, organization_coordsys_id AS code, definition
          FROM gpkg_spatial_ref_sys WHERE srs_id = ?
          """, arguments: [srs])
    else { return nil }
    let organization = (row["organization"] as String? ?? "").uppercased()
    let definition = row["definition"] as String? ?? ""
    if ["EPSG", "ESRI", "OGC", "IGNF"].contains(organization), let code = row["code"] as Int64? {
      return .authority(organization, String(code))
    }
    // Some writers list the undefined system under a number of its own.
    let isLocal = definition.hasPrefix("LOCAL_CS[") || definition.hasPrefix("ENGCRS[")
    if isLocal && definition.lowercased().contains("undefined") { return DeclaredCRS.none }
    if definition.contains("[") { return .wkt(definition) }
    return definition.isEmpty || definition.lowercased() == "undefined"
      ? DeclaredCRS.none : .name(definition)
  }

  func feature(_ row: Row, number: Int, names: FieldIndex, path: String) -> Feature {
    let geometryColumn = booleans.count
    var feature = Feature(
      number: number, properties: booleans.indices.map { value(row, $0) }, geometry: .missing,
      index: names)
    let storage = (row[geometryColumn] as DatabaseValue).storage
    switch storage {
    case .null: break
    case .blob(let blob):
      let read = blob.withUnsafeBytes { GeoPackageGeometry.read($0) }
      feature.geometry = read.geometry
      if read.flattened, case .area = read.geometry {
        feature.problems.append(
          Problem(
            severity: .notice, kind: "collection-flattened",
            message: "the geometry collection holds polygons only and is taken as one area",
            subject: Subject(file: path, feature: number)))
      }
    default: feature.geometry = .unreadable("the geometry is no blob")
    }
    return feature
  }

  private func value(_ row: Row, _ column: Int) -> PropertyValue {
    switch (row[column] as DatabaseValue).storage {
    case .null: .null
    case .int64(let value): booleans[column] ? .boolean(value != 0) : .integer(value)
    case .double(let value): .real(value)
    case .string(let text): .string(text)
    case .blob(let blob): .json(blob.map { String(format: "%02x", $0) }.joined())
    }
  }
}

extension String {
  /// As a name in SQL, whatever it holds.
  var quotedIdentifier: String {
    "\"" + replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
