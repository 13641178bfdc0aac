import ArpentElections
import Foundation

/// The bytes of a file or of an archive's member, in memory, with zeros after them.
///
/// Files are read and not mapped: a mapped file that somebody shortens kills its reader.
package final class FileBytes: @unchecked Sendable {
  // Sendable because nothing writes to the memory once the initialiser is done.
  private let memory: UnsafeMutableRawBufferPointer
  package let count: Int

  /// Readable zeros after the last byte.
  package static let padding = 64

  /// Room for `count` bytes, which `fill` writes; it returns how many it wrote.
  package init<E: Error>(
    count: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(E) -> Int
  ) throws(E) {
    memory = Self.room(count + Self.padding)
    let filled = try fill(UnsafeMutableRawBufferPointer(rebasing: memory[..<count]))
    self.count = filled
    memset(memory.baseAddress! + filled, 0, memory.count - filled)
  }

  package convenience init(_ bytes: some Collection<UInt8>) {
    self.init(count: bytes.count) { target in
      target.copyBytes(from: bytes)
      return bytes.count
    }
  }

  private init(memory: UnsafeMutableRawBufferPointer, count: Int) {
    self.memory = memory
    self.count = count
  }

  deinit { free(memory.baseAddress) }

  private static func room(_ size: Int) -> UnsafeMutableRawBufferPointer {
    guard let start = malloc(size) else { fatalError("memory ran out") }
    return UnsafeMutableRawBufferPointer(start: start, count: size)
  }

  /// Bytes that come in pieces, their number unknown at first.
  package struct Builder: ~Copyable {
    private var memory: UnsafeMutableRawBufferPointer
    package private(set) var count = 0

    package init(capacity: Int = 1 << 16) { memory = FileBytes.room(capacity + padding) }

    deinit { free(memory.baseAddress) }

    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
      let needed = count + bytes.count + padding
      if needed > memory.count {
        let size = max(needed, memory.count + memory.count / 2)
        guard let start = realloc(memory.baseAddress, size) else { fatalError("memory ran out") }
        memory = UnsafeMutableRawBufferPointer(start: start, count: size)
      }
      memory[count...].copyBytes(from: bytes)
      count += bytes.count
    }

    package consuming func finish() -> FileBytes {
      memset(memory.baseAddress! + count, 0, padding)
      let bytes = FileBytes(memory: memory, count: count)
      discard self
      return bytes
    }
  }

  package func withUnsafeBytes<R, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    try body(UnsafeRawBufferPointer(rebasing: memory[..<count]))
  }

  package subscript(offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count)
    return memory[offset]
  }

  package func starts(with prefix: [UInt8]) -> Bool {
    withUnsafeBytes { $0.starts(with: prefix) }
  }

  /// A copy of some of the bytes; a range that leaves the file is cut.
  package func bytes(_ range: Range<Int>) -> [UInt8] {
    withUnsafeBytes { Array($0[range.clamped(to: 0..<count)]) }
  }

  /// The first bytes of a file, fewer when it is shorter.
  package static func head(_ path: String, count: Int) throws(VectorFileError) -> [UInt8] {
    let file = try open(path)
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let found = fread(&bytes, 1, count, file)
    return Array(bytes.prefix(found))
  }

  /// Reads the whole file, be it regular or a pipe.
  package static func read(_ path: String) throws(VectorFileError) -> FileBytes {
    let file = try open(path)
    defer { fclose(file) }
    let size = fseek(file, 0, SEEK_END) == 0 ? max(0, ftell(file)) : 0
    rewind(file)
    var bytes = Builder(capacity: size)
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { break }
      block.withUnsafeBytes { bytes.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    if ferror(file) != 0 {
      throw VectorFileError(
        .notReadable, "the file can't be read: \(String(cString: strerror(errno)))",
        Subject(file: path))
    }
    return bytes.finish()
  }

  private static func open(_ path: String) throws(VectorFileError) -> UnsafeMutablePointer<FILE> {
    func failure(_ reason: String) -> VectorFileError {
      VectorFileError(.notReadable, reason, Subject(file: path))
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw failure("the file does not exist")
    }
    if isFolder.boolValue { throw failure("this is a folder; name a file in it") }
    guard let file = fopen(path, "rb") else {
      throw failure("the file can't be opened: \(String(cString: strerror(errno)))")
    }
    return file
  }
}
