import CScan

/// The rows of a block that are listed, in order of their numbers: of each its name and the number of
/// the text that follows it.
struct ListedRows: ~Copyable {
  /// A bit a row.
  private var bits = PlainList<UInt64>()
  private var lines = PlainList<Line>()
  private var rowCount: UInt32 = 0
  private var block: UnsafeRawPointer?
  private(set) var count = 0
  private var nameBytes = 0

  /// Short names are held here, so that the shelves need not be looked up again in another order.
  private struct Line: BitwiseCopyable {
    /// The name's first bytes; or, of a long name, where it lies in the block, and its length.
    var name: UInt64
    /// Three bytes more, and the length; or, of a long name, ``long``.
    var more: UInt32
    var text: UInt32

    static let mostBytes = 11
    static let long: UInt32 = 0xFF << 24
    static let offsetBits: UInt64 = 40
  }

  /// Starts a block, which has to stay open until it is written.
  mutating func begin(_ block: PositionBlock) {
    let rows = block.rowCount
    bits.removeAll()
    let words = (rows + 63) / 64
    bits.grow(by: words).update(repeating: 0, count: words)
    lines.reserve(rows)
    rowCount = UInt32(truncatingIfNeeded: rows)
    self.block = block.bytes.baseAddress
    count = 0
    nameBytes = 0
  }

  @inline(__always)
  mutating func add(
    _ shelf: PositionShelf, _ place: Int, _ text: UInt32
  ) throws(PositionFile.Failure) {
    let row = shelf.rows[place]
    let start = place == 0 ? 0 : Int(shelf.nameEnds[place &- 1])
    let length = Int(shelf.nameEnds[place]) &- start
    guard row < rowCount, length >= 0, length < 1 << 24, start &+ length <= shelf.names.count
    else { throw .damaged }
    let name = UnsafeRawPointer(shelf.names.baseAddress!) + start
    if length <= Line.mostBytes {
      // 12 bytes are read; behind the last block lies the file's tail, of 64 bytes at least.
      let more = name.loadUnaligned(fromByteOffset: 8, as: UInt32.self) & 0xFF_FFFF
      lines.base[Int(row)] = Line(
        name: name.loadUnaligned(as: UInt64.self),
        more: more | UInt32(truncatingIfNeeded: length) << 24, text: text)
    } else {
      let offset = UInt64(truncatingIfNeeded: name - block!)
      lines.base[Int(row)] = Line(
        name: offset | UInt64(truncatingIfNeeded: length) << Line.offsetBits, more: Line.long,
        text: text)
    }
    bits.base[Int(row >> 6)] |= 1 << UInt64(row & 63)
    count &+= 1
    nameBytes &+= length
  }

  /// Writes the lines behind what `output` holds.
  borrowing func write(_ texts: borrowing TailTexts, into output: inout ByteBuffer) {
    guard count > 0, let block else { return }
    output.reserve(output.count + nameBytes + count * texts.longest + 64)
    var to = output.base + output.count
    for word in 0..<bits.count {
      var set = bits.base[word]
      while set != 0 {
        let line = lines.base[word &* 64 &+ set.trailingZeroBitCount]
        set &= set &- 1
        if line.more != Line.long {
          let memory = UnsafeMutableRawPointer(to)
          memory.storeBytes(of: line.name, as: UInt64.self)
          memory.storeBytes(of: line.more, toByteOffset: 8, as: UInt32.self)
          to += Int(line.more >> 24)
        } else {
          let place = Int(line.name & (1 << Line.offsetBits - 1))
          let length = Int(line.name >> Line.offsetBits)
          cscan_copy(
            to, (block + place).assumingMemoryBound(to: UInt8.self), length)
          to += length
        }
        to += texts.copy(line.text, to)
      }
    }
    output.count = to - output.base
  }
}
