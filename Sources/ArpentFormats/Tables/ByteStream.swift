import CZlib

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a file in order, inflated on the way when the content is gzip, whatever the name.
final class ByteStream {
  private let file: String
  private let descriptor: Int32
  private var inflater: Inflater?
  private var isPlain = false

  /// - Parameter file: the name to use in errors.
  init(path: String, file: String) throws(TableError) {
    self.file = file
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw TableError(.cannotOpen(cause: String(cString: strerror(errno))), file: file)
    }
  }

  deinit { close(descriptor) }

  /// Fills `buffer` from its start and returns how many bytes it got; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
    guard !buffer.isEmpty else { return 0 }
    if isPlain { return try readFile(into: buffer) }
    if let inflater {
      return try inflater.inflate(into: buffer, file: file) { (raw) throws(TableError) in
        try readFile(into: raw)
      }
    }
    // The first two bytes tell gzip from text.
    var count = 0
    while count < min(2, buffer.count) {
      let got = try readFile(into: .init(rebasing: buffer[count...]))
      if got == 0 { break }
      count += got
    }
    guard count >= 2, buffer[0] == 0x1F, buffer[1] == 0x8B else {
      isPlain = true
      return count
    }
    let inflater = Inflater(pending: Array(buffer[..<count]))
    self.inflater = inflater
    return try inflater.inflate(into: buffer, file: file) { (raw) throws(TableError) in
      try readFile(into: raw)
    }
  }

  private func readFile(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      if errno == EINTR { continue }
      throw TableError(.cannotRead(cause: String(cString: strerror(errno))), file: file)
    }
  }
}

/// A gzip stream of one or more members, inflated piece by piece.
private final class Inflater {
  /// zlib keeps the address of its stream: it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8]
  private var used = 0
  private var isAtEnd = false
  private var betweenMembers = false

  init(pending: [UInt8]) {
    input = pending
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16: expect a gzip header; 15: the largest window.
    let status = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib must be the one that we were built with")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func inflate(
    into output: UnsafeMutableRawBufferPointer, file: String,
    more: (UnsafeMutableRawBufferPointer) throws(TableError) -> Int
  ) throws(TableError) -> Int {
    guard !isAtEnd else { return 0 }
    while true {
      if used == input.count, try !refill(more) {
        guard betweenMembers else {
          throw TableError(.corruptGzip(cause: "it ends too early"), file: file)
        }
        isAtEnd = true
        return 0
      }
      if betweenMembers {
        // Zeros that pad the end are no member.
        if input[used] == 0 {
          used += 1
          continue
        }
        inflateReset(stream)
        betweenMembers = false
      }
      let (produced, status) = step(into: output)
      switch status {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: betweenMembers = true
      default:
        let cause = stream.pointee.msg.map { String(cString: $0) } ?? "zlib status \(status)"
        throw TableError(.corruptGzip(cause: cause), file: file)
      }
      if produced > 0 { return produced }
    }
  }

  private func step(into output: UnsafeMutableRawBufferPointer) -> (produced: Int, status: Int32) {
    let room = min(output.count, Int(UInt32.max))
    let offset = used
    return input.withUnsafeMutableBufferPointer { bytes in
      stream.pointee.next_in = bytes.baseAddress! + offset
      stream.pointee.avail_in = UInt32(bytes.count - offset)
      stream.pointee.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(room)
      let status = CZlib.inflate(stream, Z_NO_FLUSH)
      used = bytes.count - Int(stream.pointee.avail_in)
      return (room - Int(stream.pointee.avail_out), status)
    }
  }

  private func refill(_ more: (UnsafeMutableRawBufferPointer) throws(TableError) -> Int)
    throws(TableError) -> Bool
  {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk.count, alignment: 1)
    defer { raw.deallocate() }
    count = try more(raw)
    guard count > 0 else { return false }
    chunk.withUnsafeMutableBytes { $0.copyMemory(from: .init(rebasing: raw[..<count])) }
    chunk.removeLast(chunk.count - count)
    input = chunk
    used = 0
    return true
  }
}
