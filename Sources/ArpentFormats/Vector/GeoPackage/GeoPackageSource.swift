import ArpentElections
import Foundation
import GRDB

/// The feature tables of a GeoPackage (OGC 12-128r18).
struct GeoPackageSource: VectorSource {
  private let database: GeoPackageDatabase
  private let path: String
  private let tables: [GeoPackageTable]
  let layers: [VectorLayer]
  var format: VectorFile.Format { .geoPackage }

  init(path: String) throws(VectorFileError) {
    try self.init(GeoPackageDatabase(path: path, name: path), path: path)
  }

  /// A GeoPackage out of an archive; `path` is what errors call it.
  init(_ bytes: FileBytes, path: String) throws(VectorFileError) {
    guard bytes.starts(with: GeoPackageDatabase.signature) else {
      throw VectorFileError(
        .malformed, "the GeoPackage does not begin as an SQLite database does",
        Subject(file: path))
    }
    try self.init(GeoPackageDatabase(bytes, name: path), path: path)
  }

  private init(_ database: GeoPackageDatabase, path: String) throws(VectorFileError) {
    self.database = database
    self.path = path
    do {
      tables = try database.queue.read { try GeoPackageTable.all($0, path: path) }
    } catch let error as VectorFileError {
      throw error
    } catch {
      throw VectorFileError(
        .malformed, "the GeoPackage can't be read: \(GeoPackageDatabase.reason(error))",
        Subject(file: path))
    }
    layers = tables.map(\.layer)
  }

  func read(_ index: Int, _ body: (Feature) throws -> Void) throws {
    let table = tables[index]
    let names = FieldIndex(table.layer.fields.map(\.name))
    let name = table.layer.name
    func broken(_ error: any Error, after number: Int) -> VectorFileError {
      VectorFileError(
        .malformed,
        "the layer \"\(name)\" breaks off after \(number) features: "
          + GeoPackageDatabase.reason(error), Subject(file: path, feature: number + 1))
    }
    try database.queue.read { db in
      var number = 0
      let cursor: RowCursor
      do {
        cursor = try Row.fetchCursor(db, sql: table.query)
      } catch {
        throw broken(error, after: 0)
      }
      while true {
        let row: Row?
        do { row = try cursor.next() } catch { throw broken(error, after: number) }
        guard let row else { return }
        number += 1
        try body(table.feature(row, number: number, names: names, path: path))
      }
    }
  }
}
