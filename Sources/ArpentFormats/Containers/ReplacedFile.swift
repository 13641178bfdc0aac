import ArpentElections
import Foundation

/// A file written beside the one that it will replace, so that a failure leaves the old one.
///
/// It takes the other's place by ``commit()``, and is removed when it is dropped before that.
package struct ReplacedFile: ~Copyable {
  package let path: String
  /// Where to write, in the same folder.
  package let temporaryPath: String
  private var isCommitted = false

  package init(path: String) {
    self.path = path
    let folder = (path as NSString).deletingLastPathComponent
    let name = ".\(fileName(path)).\(UUID().uuidString.prefix(8)).part"
    temporaryPath = folder.isEmpty ? name : "\(folder)/\(name)"
  }

  deinit {
    if !isCommitted { unlink(temporaryPath) }
  }

  package mutating func commit() throws(VectorWriteError) {
    guard rename(temporaryPath, path) == 0 else {
      throw VectorWriteError(path, "the file can't be put in its place", errno)
    }
    isCommitted = true
  }
}
