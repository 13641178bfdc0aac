import ArpentElections
import ArpentStore
import Foundation
import GRDB
import TestData
import Testing

@Suite struct StoreFileTests {
  let folder = TemporaryFolder()

  private func filled() throws -> String {
    let path = folder.path("city.gpkg")
    try ZoneStore.withStore(at: path) { store in
      _ = try store.record(
        Samples.edition("2012", from: "2012-01-01", [("A", "1", 1), ("A", "2", 2)]))
    }
    return path
  }

  @Test("A new store is a GeoPackage, sound, and alone in its folder")
  func freshStore() throws {
    let path = try filled()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // application_id at 68, user_version at 60 (SQLite file format, 1.3).
    #expect(bytes[68..<72].elementsEqual(Array("GPKG".utf8)))
    #expect(bytes[60..<64].elementsEqual([0, 0, 0x28, 0x3C]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["city.gpkg"])
    #expect(try ZoneStore.open(path, .readOnly).verify() == [])
  }

  @Test("A store whose making fails does not appear")
  func failedMaking() throws {
    struct Failure: Error {}
    let path = folder.path("city.gpkg")
    #expect(throws: Failure.self) {
      try ZoneStore.withStore(at: path) { store in
        _ = try store.record(Samples.edition("x", from: "2012-01-01", [("A", "1", 1)]))
        throw Failure()
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
  }

  @Test("What is no store is refused by name")
  func foreignFiles() throws {
    let text = folder.file("notes.gpkg", String(repeating: "not a database at all ", count: 400))
    let other = folder.path("other.gpkg")
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t (x)") }
    for path in [text, other] {
      let error = #expect(throws: StoreError.self) { try ZoneStore.open(path) }
      #expect(error?.code == .badInput)
      #expect(error?.subject.file == path)
    }
    let missing = #expect(throws: StoreError.self) { try ZoneStore.open(folder.path("none.gpkg")) }
    #expect(missing?.code == .noInput)
  }

  @Test("A missing folder is named")
  func missingFolder() {
    let path = folder.path("nowhere/city.gpkg")
    let error = #expect(throws: StoreError.self) { try ZoneStore.withStore(at: path) { _ in } }
    #expect(error?.code == .cannotCreate)
    #expect(error?.subject.file == path)
  }

  @Test(
    "Damage is found",
    arguments: [
      ("DELETE FROM rtree_ground_geom", "r-tree"),
      ("UPDATE ground SET digest = 'x' WHERE fid = 1", "shape"),
      ("UPDATE ground SET geom = x'4750' WHERE fid = 1", "shape"),
      ("PRAGMA foreign_keys = OFF; DELETE FROM vintage_scope; DELETE FROM source", "foreign-key"),
      ("UPDATE zone_version SET code = '1'", "overlapping-validity"),
      ("PRAGMA application_id = 7", "geopackage"),
      ("DELETE FROM gpkg_geometry_columns WHERE table_name = 'ground'", "geopackage"),
    ])
  func damage(sql: String, kind: String) throws {
    let path = try filled()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      for name in ["ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY", "ST_IsEmpty"] {
        db.add(function: DatabaseFunction(name, argumentCount: 1) { _ in 0 })
      }
    }
    try DatabaseQueue(path: path, configuration: configuration).writeWithoutTransaction {
      try $0.execute(sql: sql)
    }
    let kinds = Set(try ZoneStore.open(path, .readOnly).verify().map(\.kind))
    #expect(kinds.contains(kind))
  }

  @Test("A store that another process holds is busy, not broken")
  func busy() throws {
    let path = try filled()
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    defer { try? other.inDatabase { try $0.execute(sql: "ROLLBACK") } }
    let error = #expect(throws: StoreError.self) { try ZoneStore.open(path, .readOnly).vintages() }
    #expect(error?.code == .busy)
  }
}
