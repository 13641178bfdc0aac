public import Foundation

/// The real open-data files that tests compare with, where this machine has them.
///
/// They are never part of the project. Their folder is named by `ARPENT_REAL_DATA`, or stands at
/// `../shared/data` beside the checkout; a test that needs one is disabled, visibly, without it:
/// `@Test(.enabled(if: RealData.has("fr/paris-2017-secteurs"), "needs the real data"))`.
public enum RealData {
  public static let root: URL? = {
    let manager = FileManager.default
    if let named = ProcessInfo.processInfo.environment["ARPENT_REAL_DATA"] {
      return URL(fileURLWithPath: named, isDirectory: true)
    }
    let beside = RepositoryFiles.root.deletingLastPathComponent()
      .appendingPathComponent("shared/data", isDirectory: true)
    return manager.fileExists(atPath: beside.path) ? beside : nil
  }()

  /// Whether the file or folder at `path`, relative to the real data, is there.
  public static func has(_ path: String) -> Bool {
    guard let root else { return false }
    return FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  /// Absolute path of a real file. Call it only in a test enabled by ``has(_:)``.
  public static func path(_ path: String) -> String {
    guard let root else { preconditionFailure("no real data on this machine") }
    return root.appendingPathComponent(path).path
  }
}

/// Files of the repository itself, such as the fictional town in `data/`.
public enum RepositoryFiles {
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  public static func path(_ path: String) -> String { root.appendingPathComponent(path).path }
}

/// A folder that is removed when the test lets go of it.
public final class TemporaryFolder: Sendable {
  public let url: URL

  public init() {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("arpent-\(UUID().uuidString)", isDirectory: true)
    try! FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  public func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Names of the files in it, sorted.
  public func contents() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }

  /// Writes `text` as UTF-8 and returns the file's path.
  public func file(_ name: String, _ text: String) -> String {
    try! Data(text.utf8).write(to: url.appendingPathComponent(name))
    return path(name)
  }
}
