import ArpentElections
public import ArpentGeometry
import Foundation
import GRDB

/// Writes a new GeoPackage 1.3 with one layer of polygons in EPSG:4326, indexed by an R-tree.
public struct GeoPackageWriter {
  private let insert: Statement
  private let index: Statement
  private let columnCount: Int
  private var box = BoundingBox.empty
  private var count: Int64 = 0

  /// Name of the column of geometries; the key is `fid`.
  public static let geometryColumn = "geom"
  static let key = "fid"

  /// Writes the layer to `path`: beside it first, and in its place when `body` is done.
  ///
  /// - Parameters:
  ///   - fields: none may be called `fid` or `geom`, or like another but for case.
  ///   - styles: how QGIS draws the layer.
  ///   - changed: date and time that the file states as its own, `2024-06-09T00:00:00.000Z`; `nil`
  ///     for now. With it the same layer gives the same bytes.
  public static func write(
    to path: String, layer: String, fields: [VectorField], description: String = "",
    styles: [LayerStyle] = [], changed: String? = nil,
    _ body: (inout GeoPackageWriter) throws -> Void
  ) throws {
    var names: Set<String> = [key, geometryColumn]
    for field in fields where !names.insert(field.name.lowercased()).inserted {
      throw VectorWriteError(
        .badInput, "the layer can't have two columns of that name",
        Subject(file: path, field: field.name))
    }
    var replaced = ReplacedFile(path: path)
    guard access((path as NSString).deletingLastPathComponent.orDot, W_OK) == 0 else {
      throw VectorWriteError(path, "the folder can't be written to", errno)
    }
    do {
      var configuration = Configuration()
      // The file is thrown away when anything fails, so a journal would guard nothing.
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      }
      let queue = try DatabaseQueue(
        path: replaced.temporaryPath, configuration: configuration)
      defer { try? queue.close() }
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: GeoPackageSchema.core)
        try db.inTransaction {
          try fill(db, layer: layer, fields: fields, description: description, body)
          try LayerStyle.write(
            styles, of: layer, geometry: geometryColumn, changed: changed, in: db)
          if let changed {
            try db.execute(
              sql: "UPDATE gpkg_contents SET last_change = ?", arguments: [changed])
          }
          return .commit
        }
      }
      try queue.close()
    } catch let error as DatabaseError {
      throw VectorWriteError(
        error.resultCode == .SQLITE_FULL || error.resultCode == .SQLITE_IOERR
          ? .inputOutput : .cannotCreate,
        "the GeoPackage can't be written: \(error.message ?? "\(error)")", Subject(file: path))
    }
    try replaced.commit()
  }

  private static func fill(
    _ db: Database, layer: String, fields: [VectorField], description: String,
    _ body: (inout GeoPackageWriter) throws -> Void
  ) throws {
    let columns = fields.map { "\($0.name.quotedIdentifier) \(type($0.type))" }
    try db.execute(
      sql: """
        CREATE TABLE \(layer.quotedIdentifier) (
        \(([key + " INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", geometryColumn + " MULTIPOLYGON"]
          + columns).joined(separator: ", ")))
        """)
    try db.execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
        VALUES (?, 'features', ?, ?, 4326)
        """, arguments: [layer, layer, description])
    try db.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, 'MULTIPOLYGON', 4326, 0, 0)",
      arguments: [layer, geometryColumn])
    try db.execute(sql: GeoPackageSchema.index(table: layer, column: geometryColumn))
    var writer = try GeoPackageWriter(db, layer: layer, columnCount: fields.count)
    try body(&writer)
    if !writer.box.isEmpty {
      let box = writer.box
      try db.execute(
        sql: "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?",
        arguments: [box.minX, box.minY, box.maxX, box.maxY])
    }
    try db.execute(
      sql: GeoPackageSchema.triggers(table: layer, column: geometryColumn, key: key))
  }

  private static func type(_ kind: VectorField.Kind) -> String {
    switch kind {
    case .integer: "INTEGER"
    case .real: "REAL"
    case .boolean: "BOOLEAN"
    case .string, .json, .mixed, .empty: "TEXT"
    }
  }

  private init(_ db: Database, layer: String, columnCount: Int) throws {
    self.columnCount = columnCount
    let marks = Array(repeating: "?", count: columnCount + 2).joined(separator: ", ")
    insert = try db.makeStatement(sql: "INSERT INTO \(layer.quotedIdentifier) VALUES (\(marks))")
    index = try db.makeStatement(
      sql: "INSERT INTO \("rtree_\(layer)_\(Self.geometryColumn)".quotedIdentifier) "
        + "VALUES (?, ?, ?, ?, ?)")
  }

  /// Adds a row: one value for each field, in their order; `area` in longitude and latitude.
  public mutating func write(properties: [PropertyValue], area: MultiPolygon?) throws {
    precondition(properties.count == columnCount, "one value for each field")
    count += 1
    var values: [(any DatabaseValueConvertible)?] = [count]
    values.append(area.map { Data(GeoPackageGeometry.encode($0, srsID: 4326)) })
    for property in properties { values.append(property.databaseValue) }
    try insert.execute(arguments: StatementArguments(values))
    guard let own = area?.boundingBox, !own.isEmpty else { return }
    box.extend(to: own)
    try index.execute(arguments: [count, own.minX, own.maxX, own.minY, own.maxY])
  }
}

extension PropertyValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .string(let text), .json(let text): text.databaseValue
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .boolean(let value): value.databaseValue
    }
  }
}

extension String {
  /// The current folder for an empty path.
  fileprivate var orDot: String { isEmpty ? "." : self }
}
