import CShapelib
import Foundation
import Synchronization

/// Lets shapelib read bytes in memory as if they were files: it opens by name, so the bytes are
/// given a name for as long as the opening takes.
enum MemoryFiles {
  private static let named = Mutex<[String: FileBytes]>([:])
  private static let counter = Mutex<Int>(0)

  /// Hands `open` a base name, to which shapelib adds the suffixes that `files` has.
  static func open<R>(
    _ files: [String: FileBytes], _ open: (String, UnsafeMutablePointer<SAHooks>) -> R
  ) -> R {
    let number = counter.withLock {
      $0 += 1
      return $0
    }
    let base = "memory-\(number)"
    named.withLock { named in
      for (suffix, bytes) in files { named["\(base).\(suffix)"] = bytes }
    }
    defer {
      named.withLock { named in
        for suffix in files.keys { named["\(base).\(suffix)"] = nil }
      }
    }
    var hooks = self.hooks
    return open(base, &hooks)
  }

  /// An open file: shapelib holds it as an opaque pointer, which owns it until it is closed.
  private final class Cursor {
    let bytes: FileBytes
    var offset = 0
    init(_ bytes: FileBytes) { self.bytes = bytes }

    static func at(_ file: SAFile?) -> Cursor {
      Unmanaged<Cursor>.fromOpaque(file!).takeUnretainedValue()
    }
  }

  private static var hooks: SAHooks {
    SAHooks(
      FOpen: { name, _ in
        guard let name, let bytes = MemoryFiles.named.withLock({ $0[String(cString: name)] })
        else { return nil }
        return Unmanaged.passRetained(Cursor(bytes)).toOpaque()
          .assumingMemoryBound(to: Int32.self)
      },
      FRead: { target, size, count, file in
        let cursor = Cursor.at(file)
        guard size > 0, let target else { return 0 }
        let whole = min(count, SAOffset(max(0, cursor.bytes.count - cursor.offset)) / size)
        let length = Int(whole * size)
        cursor.bytes.withUnsafeBytes {
          target.copyMemory(from: $0.baseAddress! + cursor.offset, byteCount: length)
        }
        cursor.offset += length
        return whole
      },
      FWrite: { _, _, _, _ in 0 },
      FSeek: { file, offset, origin in
        let cursor = Cursor.at(file)
        let signed = Int(bitPattern: offset)
        let target =
          switch origin {
          case SEEK_SET: signed
          case SEEK_CUR: cursor.offset + signed
          default: cursor.bytes.count + signed
          }
        guard target >= 0 && target <= cursor.bytes.count else { return .max }
        cursor.offset = target
        return 0
      },
      FTell: { SAOffset(Cursor.at($0).offset) },
      FFlush: { _ in 0 },
      FClose: { file in
        Unmanaged<Cursor>.fromOpaque(file!).release()
        return 0
      },
      Remove: { _ in -1 },
      Error: { _ in },
      Atof: { $0.map { atof($0) } ?? 0 })
  }
}
