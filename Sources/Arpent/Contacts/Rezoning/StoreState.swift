import ArpentElections
import ArpentFormats
import Foundation

/// The zones of two days in a store as it lies on disk: whoever finds the same state again need not
/// open the store to know that they are the same zones.
///
/// Every transaction raises the counter in a store's header (SQLite's file change counter), which is
/// among the bytes sampled.
struct StoreState: Hashable, Sendable {
  var from: String
  var to: String
  private var numbers: [UInt64]

  /// `nil` for a store that can't be read, or that a transaction was broken off in or is going on in.
  init?(_ path: String, from: CalendarDate, to: CalendarDate) {
    for ending in ["-journal", "-wal"] where FileManager.default.fileExists(atPath: path + ending) {
      return nil
    }
    guard let file = ContactFingerprint(path: path) else { return nil }
    self.from = from.description
    self.to = to.description
    numbers = [
      file.size, UInt64(bitPattern: file.seconds), UInt64(bitPattern: file.nanoseconds),
      file.samples,
    ]
  }

  /// Days, then the numbers.
  var bytes: [UInt8] {
    let text = "\(from) \(to)" + numbers.map { " \($0)" }.joined()
    return Array(text.utf8)
  }
}
