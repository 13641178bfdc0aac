import ArpentElections
import Foundation
import GRDB

/// A GeoPackage opened for reading, so that neither it nor its folder changes.
///
/// A database in WAL mode leaves files beside itself even when it is only read. Without a `-wal`
/// it is opened as immutable; with one, or with a journal to roll back, a copy is read.
final class GeoPackageDatabase: Sendable {
  let queue: DatabaseQueue
  /// Holds the copy, and is removed with it.
  private let folder: URL?

  static let signature = Array("SQLite format 3\0".utf8)

  init(path: String, name: String) throws(VectorFileError) {
    let header = try FileBytes.head(path, count: 100)
    let isWAL = header.count == 100 && (header[18] == 2 || header[19] == 2)
    let manager = FileManager.default
    func hasContent(_ suffix: String) -> Bool {
      let size = (try? manager.attributesOfItem(atPath: path + suffix))?[.size] as? Int
      return size.map { $0 > 0 } ?? false
    }
    let leftovers = ["-wal", "-journal"].filter(hasContent)
    if leftovers.isEmpty {
      let absolute = URL(fileURLWithPath: path).standardizedFileURL
      if isWAL, let queue = try? Self.open("\(absolute.absoluteString)?immutable=1") {
        self.queue = queue
        folder = nil
        return
      }
      if !isWAL {
        self.queue = try Self.open(absolute.path, name: name)
        folder = nil
        return
      }
    }
    let folder = Self.temporaryFolder()
    do {
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
      for suffix in [""] + leftovers {
        try manager.copyItem(
          atPath: path + suffix, toPath: folder.appendingPathComponent("copy.gpkg\(suffix)").path)
      }
    } catch {
      throw VectorFileError(
        .notReadable, "the GeoPackage can't be copied to be read: \(error.localizedDescription)",
        Subject(file: name))
    }
    self.folder = folder
    queue = try Self.open(
      folder.appendingPathComponent("copy.gpkg").path, name: name, readOnly: false)
  }

  /// A GeoPackage out of an archive: SQLite wants a file, so it gets a temporary one.
  init(_ bytes: FileBytes, name: String) throws(VectorFileError) {
    let folder = Self.temporaryFolder()
    let file = folder.appendingPathComponent("member.gpkg")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try bytes.withUnsafeBytes { try Data($0).write(to: file) }
    } catch {
      throw VectorFileError(
        .notReadable, "the GeoPackage can't be unpacked: \(error.localizedDescription)",
        Subject(file: name))
    }
    self.folder = folder
    queue = try Self.open(file.path, name: name, readOnly: false)
  }

  deinit {
    if let folder {
      try? queue.close()
      try? FileManager.default.removeItem(at: folder)
    }
  }

  private static func temporaryFolder() -> URL {
    FileManager.default.temporaryDirectory
      .appendingPathComponent("arpent-\(UUID().uuidString)", isDirectory: true)
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
    return queue
  }

  private static func open(
    _ path: String, name: String, readOnly: Bool = true
  ) throws(VectorFileError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readOnly
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
      return queue
    } catch {
      throw VectorFileError(
        .malformed, "SQLite can't open the GeoPackage: \(reason(error))", Subject(file: name))
    }
  }

  static func reason(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? "\(error)"
  }
}
