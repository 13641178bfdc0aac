public import ArpentElections
import Foundation
import GRDB

/// Versioned zones, past results and open statistics in one GeoPackage file.
///
/// The file opens in QGIS as it is. It runs with `journal_mode=DELETE` and `synchronous=EXTRA`, so
/// that an acknowledged change survives a power cut and no side file is left beside it. Every
/// change is one transaction. It holds nothing about a person and can be handed round.
public final class ZoneStore: Sendable {
  /// Where the store lies; `:memory:` for one that vanishes with the process.
  public let path: String
  /// One connection where it may be written; as many as ask at once where it is only read.
  let database: any DatabaseWriter

  private init(path: String, database: any DatabaseWriter) {
    self.path = path
    self.database = database
  }

  public enum Access: Sendable {
    case readOnly
    case readWrite
  }

  /// Opens a store that exists, bringing its schema up to date when it may be written.
  public static func open(_ path: String, _ access: Access = .readWrite) throws(StoreError)
    -> ZoneStore
  {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StoreError(
        .noInput, "there is no store here; `arpent zones import` makes one", Subject(file: path))
    }
    return try open(path, configuration(readOnly: access == .readOnly), mayCreate: false)
  }

  /// A store in memory, for tests and for trying things out.
  public static func inMemory() throws(StoreError) -> ZoneStore {
    do {
      let queue = try DatabaseQueue(configuration: configuration(readOnly: false))
      try Migrations.migrator.migrate(queue)
      return ZoneStore(path: ":memory:", database: queue)
    } catch {
      throw StoreError(error, path: ":memory:")
    }
  }

  /// Opens the store at `path` to change it, or makes it. A store that did not exist appears only
  /// when `body` has succeeded: it is made beside and renamed.
  public static func withStore<Result>(
    at path: String, _ body: (ZoneStore) throws -> Result
  ) throws -> Result {
    if FileManager.default.fileExists(atPath: path) {
      return try body(open(path))
    }
    let partial = "\(path).partial-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: partial) }
    let result: Result
    do {
      let store = try open(partial, configuration(readOnly: false), mayCreate: true)
      result = try body(store)
      try? store.database.close()
    } catch let error as StoreError where error.subject.file == partial {
      var named = error
      named.subject.file = path
      if named.code == .noInput {
        named.code = .cannotCreate
        named.message = "the store can't be made: does its folder exist, and may it be written?"
      }
      throw named
    }
    guard rename(partial, path) == 0 else {
      throw StoreError(.cannotCreate, "the store can't be put in place", Subject(file: path))
    }
    return result
  }

  private static func open(_ path: String, _ configuration: Configuration, mayCreate: Bool)
    throws(StoreError) -> ZoneStore
  {
    do {
      let database: any DatabaseWriter =
        configuration.readonly
        ? try DatabasePool(path: path, configuration: configuration)
        : try DatabaseQueue(path: path, configuration: configuration)
      let migrator = Migrations.migrator
      let isFresh = try database.read { db in try db.tableExists("gpkg_contents") == false }
      if !isFresh {
        try refuseForeign(database, path: path)
        if try database.read(migrator.hasBeenSuperseded) {
          throw StoreError(.badInput, "made by a later version of Arpent", Subject(file: path))
        }
      } else if !mayCreate {
        throw StoreError(.badInput, "not a GeoPackage", Subject(file: path))
      }
      if try database.read(migrator.hasCompletedMigrations) == false {
        guard !configuration.readonly else {
          throw StoreError(
            .badInput, "made by an earlier version of Arpent: open it once for writing",
            Subject(file: path))
        }
        try migrator.migrate(database)
      }
      return ZoneStore(path: path, database: database)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private static func refuseForeign(_ database: any DatabaseWriter, path: String) throws {
    let isOurs = try database.read { db in
      try db.tableExists("zone_version") && db.tableExists("vintage")
    }
    guard isOurs else {
      throw StoreError(
        .badInput,
        "a GeoPackage, but not a store of Arpent: import its layers into a new store with "
          + "`arpent zones import`", Subject(file: path))
    }
  }

  private static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(5)
    configuration.label = "arpent"
    configuration.prepareDatabase { db in
      SpatialIndex.addFunctions(to: db)
      try db.execute(sql: "PRAGMA cache_size = -65536")
      if !readOnly {
        try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA")
      }
    }
    return configuration
  }

  // MARK: - Access

  func read<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    do { return try database.read(body) } catch { throw StoreError(error, path: path) }
  }

  /// One transaction: all of `body`, or nothing.
  func write<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    do { return try database.write(body) } catch { throw StoreError(error, path: path) }
  }
}

extension Instant {
  /// The present moment.
  public static var now: Instant {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded()))
  }
}
