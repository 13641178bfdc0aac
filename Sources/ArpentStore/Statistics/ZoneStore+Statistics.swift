public import ArpentElections
import ArpentFormats
public import ArpentGeometry
import Foundation
import GRDB

/// A data set that the store has.
public struct DatasetRecord: Hashable, Sendable {
  public var name: String
  public var layout: String
  public var variables: [StatisticVariable]
  public var unitCount: Int
  public var source: Source
  public var geometrySource: Source?
}

extension ZoneStore {
  /// Records a data set, in one transaction, as a feature table of its own. The same name again
  /// takes the place of the former data set; with the same files it changes nothing.
  /// - Returns: whether anything was written.
  public func record(
    _ dataset: StatisticDataset, from source: Source, geometry: Source? = nil, layout: String,
    problems: [Problem] = [], at instant: Instant = .now
  ) throws(StoreError) -> Bool {
    try write { db in
      if let known = try datasetRow(dataset.name, in: db) {
        let record = try self.record(known, in: db)
        if record.source == source, record.geometrySource == geometry, record.layout == layout,
          record.variables == dataset.variables, record.unitCount == dataset.units.count
        {
          return false
        }
        try forget(known, in: db)
      }
      let sourceID = try SourceRecords.insert(source, at: instant, in: db)
      try SourceRecords.insert(problems, of: sourceID, in: db)
      let geometryID = try geometry.map { try SourceRecords.insert($0, at: instant, in: db) }
      let table = try freeTableName(for: dataset.name, in: db)
      try db.execute(
        sql: """
          INSERT INTO dataset (name, table_name, layout, source_id, geometry_source_id, recorded_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [dataset.name, table, layout, sourceID, geometryID, instant.description])
      let columns = try insertVariables(of: dataset, id: db.lastInsertedRowID, in: db)
      try insertUnits(of: dataset, table: table, columns: columns, in: db)
      return true
    }
  }

  /// The data sets, by name.
  public func datasets() throws(StoreError) -> [DatasetRecord] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM dataset ORDER BY name").map {
        try record($0, in: db)
      }
    }
  }

  /// The units of a data set that come near `box` (EPSG:4326), in the order of their file; all of
  /// them without a box.
  public func statistics(dataset name: String, near box: BoundingBox? = nil) throws(StoreError)
    -> StatisticDataset
  {
    try read { db in
      guard let row = try datasetRow(name, in: db) else {
        let known = try String.fetchAll(db, sql: "SELECT name FROM dataset ORDER BY name")
        throw StoreError(
          .usage, "the store has no such data set; it has: \(known.joined(separator: ", "))",
          Subject(field: "dataset", value: name))
      }
      let table: String = row["table_name"]
      let record = try record(row, in: db)
      var sql = "SELECT * FROM \(table.quotedDatabaseIdentifier)"
      var arguments = StatementArguments()
      if let box {
        sql += """
           WHERE fid IN (SELECT id FROM \("rtree_\(table)_geom".quotedDatabaseIdentifier)
            WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?)
          """
        arguments = [box.maxX, box.minX, box.maxY, box.minY]
      }
      var dataset = StatisticDataset(name: name, variables: record.variables, units: [])
      let rows = try Row.fetchCursor(db, sql: sql + " ORDER BY fid", arguments: arguments)
      while let row = try rows.next() {
        let id: String = row["unit_id"]
        guard let ground = try? GeoPackageGeometry.decode(row["geom"] as Data) else {
          throw StoreError(
            .badInput, "the store holds a shape that can't be read", Subject(code: id))
        }
        // Columns: fid, geom, unit_id, is_imputed, then one a variable.
        dataset.units.append(
          StatisticUnit(
            id: id, ground: ground,
            values: record.variables.indices.map { row[4 + $0] as Double? },
            isImputed: row["is_imputed"]))
      }
      return dataset
    }
  }

  private func datasetRow(_ name: String, in db: Database) throws -> Row? {
    try Row.fetchOne(db, sql: "SELECT * FROM dataset WHERE name = ?", arguments: [name])
  }

  private func record(_ row: Row, in db: Database) throws -> DatasetRecord {
    func source(_ id: Int64) throws -> Source? {
      try Row.fetchOne(db, sql: "SELECT * FROM source WHERE id = ?", arguments: [id])
        .map(SourceRecords.source)
    }
    let variables = try Row.fetchAll(
      db, sql: "SELECT * FROM dataset_variable WHERE dataset_id = ? ORDER BY position",
      arguments: [row["id"] as Int64])
    let table: String = row["table_name"]
    return DatasetRecord(
      name: row["name"], layout: row["layout"],
      variables: variables.map {
        StatisticVariable(
          name: $0["name"],
          kind: $0["kind"] == "extensive" ? .extensive : .intensive(weight: $0["weight"]),
          unit: $0["unit"], label: $0["label"])
      },
      unitCount: try Int.fetchOne(
        db, sql: "SELECT count(*) FROM \(table.quotedDatabaseIdentifier)")!,
      source: try source(row["source_id"])!,
      geometrySource: try (row["geometry_source_id"] as Int64?).flatMap(source))
  }

  private func forget(_ row: Row, in db: Database) throws {
    let table: String = row["table_name"]
    try SpatialIndex.drop(from: table, in: db)
    try GeoPackageTables.unregister(table, in: db)
    try db.execute(sql: "DROP TABLE \(table.quotedDatabaseIdentifier)")
    try db.execute(
      sql:
        "DELETE FROM dataset_variable WHERE dataset_id = :id; DELETE FROM dataset WHERE id = :id",
      arguments: ["id": row["id"] as Int64])
  }

  /// `statistics_` and the name in lower-case ASCII, numbered where that is taken.
  private func freeTableName(for name: String, in db: Database) throws -> String {
    let plain = name.lowercased().unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        ? Character(scalar) : "_"
    }
    let base = "statistics_" + String(plain)
    var table = base
    var number = 2
    while try db.tableExists(table) {
      table = "\(base)_\(number)"
      number += 1
    }
    return table
  }

  private func insertVariables(of dataset: StatisticDataset, id: Int64, in db: Database) throws
    -> [String]
  {
    var taken: Set<String> = ["fid", "geom", "unit_id", "is_imputed"]
    var columns: [String] = []
    for (position, variable) in dataset.variables.enumerated() {
      var column = variable.name
      while !taken.insert(column.lowercased()).inserted { column += "_" }
      columns.append(column)
      let (kind, weight): (String, String?) =
        switch variable.kind {
        case .extensive: ("extensive", nil)
        case .intensive(let weight): ("intensive", weight)
        }
      try db.execute(
        sql: "INSERT INTO dataset_variable VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          id, position, variable.name, column, kind, weight, variable.unit, variable.label,
        ])
    }
    return columns
  }

  private func insertUnits(
    of dataset: StatisticDataset, table: String, columns: [String], in db: Database
  ) throws {
    let declared = columns.map { ", \($0.quotedDatabaseIdentifier) REAL" }.joined()
    try db.execute(
      sql: """
        CREATE TABLE \(table.quotedDatabaseIdentifier) (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON NOT NULL,
          unit_id TEXT NOT NULL UNIQUE, is_imputed INTEGER NOT NULL\(declared))
        """)
    try GeoPackageTables.registerFeatures(
      table, identifier: table, description: "Statistics: \(dataset.name)", in: db)
    try SpatialIndex.create(on: table, in: db)
    let places = Array(repeating: "?", count: columns.count + 3).joined(separator: ", ")
    let insert = try db.makeStatement(
      sql: "INSERT INTO \(table.quotedDatabaseIdentifier) VALUES (NULL, \(places))")
    for unit in dataset.units {
      var arguments: [(any DatabaseValueConvertible)?] = [
        Data(GeoPackageGeometry.encode(unit.ground, srsID: 4326)), unit.id, unit.isImputed,
      ]
      arguments.append(contentsOf: unit.values.map { $0 as (any DatabaseValueConvertible)? })
      do {
        try insert.execute(arguments: StatementArguments(arguments))
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw StoreError(.badInput, "the identifier stands for two units", Subject(code: unit.id))
      }
    }
    try GeoPackageTables.refreshExtent(of: table, in: db)
  }
}
