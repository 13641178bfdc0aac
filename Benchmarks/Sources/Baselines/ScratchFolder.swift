public import Foundation
import Synchronization

/// Folders for what a benchmark makes, removed when the process ends.
public enum ScratchFolder {
  private static let made = Mutex<[URL]>([])
  private static let removal: Void = {
    atexit {
      for folder in made.withLock({ $0 }) { try? FileManager.default.removeItem(at: folder) }
    }
  }()

  public static func make() throws -> URL {
    _ = removal
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "arpent-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    made.withLock { $0.append(folder) }
    return folder
  }
}
