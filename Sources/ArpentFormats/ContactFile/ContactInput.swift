import CZlib
import Foundation

/// The bytes of a contact file: read at any place where it is a plain file, and in one go from
/// standard input, a pipe, or a gzip file (known by its first bytes, whatever its name).
final class ContactInput: @unchecked Sendable {
  let name: String
  /// Length of a plain file; `nil` for a stream.
  let size: Int?
  /// Which file it is, to recognise it under another name.
  let identity: FileIdentity?
  let permissions: mode_t?
  private let descriptor: Int32
  // Streams only, and only by one thread at a time: the pipeline sees to it.
  private var stream: gzFile?

  /// - Parameter path: a file, or `-` for standard input.
  init(path: String) throws(ContactFileError) {
    name = path == "-" ? "standard input" : path
    descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(file: name, reason: lastSystemError()) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else {
      close(descriptor)
      throw .cannotOpen(file: name, reason: lastSystemError())
    }
    let kind = facts.st_mode & S_IFMT
    if kind == S_IFDIR {
      close(descriptor)
      throw .cannotOpen(file: name, reason: "it is a folder")
    }
    let isPlain = kind == S_IFREG
    identity = isPlain ? FileIdentity(facts) : nil
    permissions = isPlain ? facts.st_mode & 0o777 : nil
    var magic: (UInt8, UInt8) = (0, 0)
    let isGzip = isPlain && pread(descriptor, &magic, 2, 0) == 2 && magic == (0x1F, 0x8B)
    // Standard input may be a plain file that was read in part by somebody else.
    if isPlain && !isGzip && path != "-" {
      size = Int(facts.st_size)
    } else {
      size = nil
      stream = gzdopen(descriptor, "rb")
      guard stream != nil else {
        close(descriptor)
        throw .cannotOpen(file: name, reason: "no memory")
      }
      gzbuffer(stream, 1 << 18)
    }
  }

  deinit {
    if let stream { gzclose(stream) } else { close(descriptor) }
  }

  /// Reads `count` bytes of a plain file at `offset`; fewer only at its end.
  func read(
    at offset: Int, count: Int, into memory: UnsafeMutablePointer<UInt8>
  ) throws(ContactFileError) -> Int {
    var done = 0
    while done < count {
      let got = pread(descriptor, memory + done, count - done, off_t(offset + done))
      if got < 0 {
        if errno == EINTR { continue }
        throw .readFailed(file: name, reason: lastSystemError())
      }
      if got == 0 { break }
      done += got
    }
    return done
  }

  /// Reads the next `count` bytes of a stream; fewer only at its end.
  func readOn(count: Int, into memory: UnsafeMutablePointer<UInt8>) throws(ContactFileError) -> Int
  {
    var done = 0
    while done < count {
      let got = gzread(stream, memory + done, UInt32(min(count - done, 1 << 30)))
      if got < 0 { throw .readFailed(file: name, reason: streamError()) }
      if got == 0 {
        // A gzip file cut short ends like a whole one, but for this.
        var number: Int32 = 0
        gzerror(stream, &number)
        if number != Z_OK && number != Z_STREAM_END {
          throw .readFailed(file: name, reason: streamError())
        }
        break
      }
      done += Int(got)
    }
    return done
  }

  private func streamError() -> String {
    var number: Int32 = 0
    guard let text = gzerror(stream, &number) else { return "error \(number)" }
    return number == Z_ERRNO ? lastSystemError() : String(cString: text)
  }
}

/// Two names of one file have the same identity.
struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let number: UInt64

  init(_ facts: stat) {
    device = UInt64(truncatingIfNeeded: facts.st_dev)
    number = UInt64(truncatingIfNeeded: facts.st_ino)
  }

  /// `nil` when there is no such file.
  init?(path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    self.init(facts)
  }
}

func lastSystemError() -> String { String(cString: strerror(errno)) }
