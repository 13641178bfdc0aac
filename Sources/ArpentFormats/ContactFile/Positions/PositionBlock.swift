package import ArpentGeometry

/// Some consecutive rows of a contact file, by place. Valid while its file is open.
///
/// Bounds: the counts were verified against the file's length when it was opened, and the head by its
/// checksum when the block was asked for.
package struct PositionBlock: @unchecked Sendable {
  let descriptor: PositionBlockDescriptor
  let bytes: UnsafeRawBufferPointer
  let owner: PositionFile

  package var rowCount: Int { Int(descriptor.rows) }

  /// One of the two lists of places.
  package struct List {
    package let count: Int
    /// The number of its first shelf in the block.
    let firstShelf: Int
    /// Of each group the least that a place of it can have, and of the last place.
    package let keys: UnsafeBufferPointer<UInt64>
    /// What may be added to a key without leaving its square.
    package let squareMask: UInt64

    package var groupCount: Int { PositionBlockDescriptor.groups(count) }
    package var shelfCount: Int { PositionBlockDescriptor.shelves(count) }
  }

  /// Places that a zone claims.
  package var located: List { list(Int(descriptor.located), keysAt: 0, firstShelf: 0) }

  /// Places in no zone.
  package var loose: List {
    list(
      Int(descriptor.loose), keysAt: descriptor.parts.looseKeys,
      firstShelf: PositionBlockDescriptor.shelves(Int(descriptor.located)))
  }

  private func list(_ count: Int, keysAt offset: Int, firstShelf: Int) -> List {
    List(
      count: count, firstShelf: firstShelf,
      keys: UnsafeBufferPointer(
        start: (bytes.baseAddress! + offset).assumingMemoryBound(to: UInt64.self),
        count: PositionBlockDescriptor.keys(count)),
      squareMask: 1 << descriptor.keyShift - 1)
  }

  /// A shelf of a list, its bytes verified.
  package func shelf(
    _ number: Int, of list: List
  ) throws(PositionFile.Failure) -> PositionShelf {
    let place = list.firstShelf + number
    let parts = descriptor.parts
    let shelves =
      PositionBlockDescriptor.shelves(Int(descriptor.located))
      + PositionBlockDescriptor.shelves(Int(descriptor.loose))
    let stride = MemoryLayout<ShelfEntry>.stride
    func entry(_ place: Int) -> ShelfEntry {
      bytes.load(fromByteOffset: parts.entries + place * stride, as: ShelfEntry.self)
    }
    let own = entry(place)
    let start = Int(own.offset) * 64
    let end = place + 1 == shelves ? bytes.count : Int(entry(place + 1).offset) * 64
    let size = PositionBlockDescriptor.shelfSize
    let count = min(size, list.count - number * size)
    guard own.positionSize == ShelfEntry.decimals || own.positionSize == ShelfEntry.doubles,
      parts.shelves <= start, start <= end, end <= bytes.count,
      own.fixedSize(count) <= end - start
    else { throw .damaged }
    let part = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    guard Checksum.of(part.baseAddress!, size: part.count, threads: 1) == own.checksum else {
      throw .damaged
    }
    return PositionShelf(count: count, entry: own, bytes: part)
  }
}

/// All that is known of some places of a block. Valid while its file is open.
package struct PositionShelf {
  package let count: Int
  private let entry: ShelfEntry
  private let start: UnsafeRawPointer
  /// Of each place: ``RowZone``.
  package let zones: UnsafePointer<Int32>
  /// Of each place: number of the row in the block.
  package let rows: UnsafePointer<UInt32>
  package let nameEnds: UnsafePointer<UInt32>
  package let names: UnsafeBufferPointer<UInt8>

  /// - Precondition: the bytes have room for all but the names.
  init(count: Int, entry: ShelfEntry, bytes: UnsafeRawBufferPointer) {
    self.count = count
    self.entry = entry
    start = bytes.baseAddress!
    let numbers = start + count * Int(entry.positionSize)
    zones = numbers.assumingMemoryBound(to: Int32.self)
    rows = (numbers + 4 * count).assumingMemoryBound(to: UInt32.self)
    nameEnds = (numbers + 8 * count).assumingMemoryBound(to: UInt32.self)
    let fixed = entry.fixedSize(count)
    names = UnsafeBufferPointer(
      start: (start + fixed).assumingMemoryBound(to: UInt8.self), count: bytes.count - fixed)
  }

  @inline(__always) package func position(_ place: Int) -> Coordinate {
    if entry.positionSize == ShelfEntry.decimals {
      let pair = start.assumingMemoryBound(to: Int32.self) + 2 * place
      return Coordinate(
        x: Double(pair[0]) / ShelfEntry.perDegree, y: Double(pair[1]) / ShelfEntry.perDegree)
    }
    return start.assumingMemoryBound(to: Coordinate.self)[place]
  }

  package func name(_ place: Int) -> UnsafeBufferPointer<UInt8>? {
    let first = place == 0 ? 0 : Int(nameEnds[place - 1])
    let end = Int(nameEnds[place])
    guard first <= end, end <= names.count else { return nil }
    return UnsafeBufferPointer(rebasing: names[first..<end])
  }
}
