/// Cuts a stream into stretches of whole records, exactly: the next stretch comes from where this
/// one ends, so nothing is guessed.
struct StreamCutter {
  private var carried = ByteBuffer()
  private(set) var offset: Int
  private var isDrained: Bool

  struct Stretch {
    /// Position in the file of the first byte.
    var offset: Int
    /// Records that start in the first `owned` bytes are the stretch's.
    var owned: Int
    var atEnd: Bool
  }

  /// - Parameters:
  ///   - head: what was read of the stream so far, past the header.
  ///   - offset: where in the file that starts.
  init(head: UnsafeBufferPointer<UInt8>, offset: Int, isDrained: Bool) {
    carried.reserve(head.count)
    if let base = head.baseAddress { carried.base.update(from: base, count: head.count) }
    carried.count = head.count
    self.offset = offset
    self.isDrained = isDrained
  }

  func free() { carried.free() }

  /// Fills `buffer` with the next stretch; `nil` at the end of the stream.
  mutating func next(
    _ input: ContactInput, size: Int, reader: ChunkReader, into buffer: inout ByteBuffer
  ) throws(ContactFileError) -> Stretch? {
    buffer.count = 0
    buffer.reserve(carried.count + size)
    buffer.base.update(from: carried.base, count: carried.count)
    buffer.count = carried.count
    var wanted = size
    while true {
      if !isDrained {
        buffer.reserve(buffer.count + wanted)
        let got = try input.readOn(count: wanted, into: buffer.base + buffer.count)
        buffer.count += got
        isDrained = got < wanted
      }
      if buffer.count == 0 { return nil }
      let owned =
        isDrained ? buffer.count : reader.wholeRecords(buffer.base, available: buffer.count)
      if owned > 0 {
        let stretch = Stretch(offset: offset, owned: owned, atEnd: isDrained)
        let rest = max(0, buffer.count - owned)
        carried.count = 0
        carried.reserve(rest)
        carried.base.update(from: buffer.base + owned, count: rest)
        carried.count = rest
        offset += owned
        return stretch
      }
      wanted = max(wanted, buffer.count)
    }
  }
}

extension ChunkReader {
  /// Length of the whole records at the start of the bytes. A line without end counts as whole up
  /// to its first byte, so that whoever reads on meets it.
  func wholeRecords(_ base: UnsafePointer<UInt8>, available: Int) -> Int {
    var scanner = scanner(base, from: 0, available: available, atEnd: false)
    while scanner.position < available {
      switch scanner.next() {
      case .record, .blank, .faulty: continue
      case .incomplete: return scanner.recordStart
      case .unbounded: return scanner.recordStart + 1
      }
    }
    return available
  }
}
