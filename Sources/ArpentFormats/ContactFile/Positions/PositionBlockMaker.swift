import ArpentGeometry
import CScan
import Foundation

/// Makes the bytes of one block after the other: see `PositionFileLayout.swift`. One a thread; its
/// memory is used again.
final class PositionBlockMaker {
  /// Where each row of the block at hand lies: chunk after chunk.
  private var chunks: [Chunk] = []
  private var located = PlainList<UInt64>()
  private var loose = PlainList<UInt64>()
  private var spare = PlainList<UInt64>()
  private var bytes = PlainList<UInt8>()
  private var names = PlainList<UInt8>()
  private var entries: [ShelfEntry] = []

  private struct Chunk: BitwiseCopyable {
    var rows: UnsafePointer<KeptRow>
    var names: UnsafePointer<UInt8>
    /// Number, in the block, of its first row.
    var first: UInt32
    var linesBefore: Int
  }

  // A row goes by the number of its chunk and its own in that, in 32 bits.
  private static let rowBits: UInt64 = 20
  static let mostRowsOfChunk = 1 << 20
  static let mostChunks = 1 << 12

  /// The block made last.
  var block: UnsafeRawBufferPointer { UnsafeRawBufferPointer(bytes.elements) }

  /// - Returns: all of the descriptor but the block's place in the file.
  func make(_ rows: [KeptRows], areNamed: Bool) -> PositionBlockDescriptor {
    chunks.removeAll(keepingCapacity: true)
    var count = 0
    for chunk in rows {
      chunks.append(
        Chunk(
          rows: UnsafePointer(chunk.rows.base), names: UnsafePointer(chunk.names.base),
          first: UInt32(count), linesBefore: chunk.linesBefore))
      count += chunk.count
    }
    defer { withExtendedLifetime(rows) { chunks.removeAll(keepingCapacity: true) } }
    var descriptor = PositionBlockDescriptor()
    descriptor.rows = UInt64(count)
    descriptor.keyShift = order(rows, count)
    descriptor.located = UInt64(located.count)
    descriptor.loose = UInt64(loose.count)
    let parts = descriptor.parts
    bytes.removeAll()
    bytes.grow(by: parts.shelves).update(repeating: 0, count: parts.shelves)
    putKeys(of: located.elements, at: 0, shift: descriptor.keyShift)
    putKeys(of: loose.elements, at: parts.looseKeys, shift: descriptor.keyShift)
    entries.removeAll(keepingCapacity: true)
    for list in [located.elements, loose.elements] {
      for first in stride(from: 0, to: list.count, by: PositionBlockDescriptor.shelfSize) {
        let end = min(first + PositionBlockDescriptor.shelfSize, list.count)
        putShelf(UnsafeBufferPointer(rebasing: list[first..<end]), areNamed: areNamed)
      }
    }
    let start = UnsafeMutableRawPointer(bytes.base)
    entries.withUnsafeBytes { entries in
      if let from = entries.baseAddress {
        (start + parts.entries).copyMemory(from: from, byteCount: entries.count)
      }
    }
    descriptor.size = UInt64(bytes.count)
    descriptor.headChecksum = Checksum.of(start, size: parts.shelves, threads: 1)
    return descriptor
  }

  /// Puts the rows that have a position in order of their keys, cut to whole squares.
  /// - Returns: by how many bits they are cut.
  private func order(_ rows: [KeptRows], _ count: Int) -> UInt64 {
    var differing: UInt64 = 0
    let first = rows.lazy.compactMap(\.firstKey).first ?? 0
    for chunk in rows {
      if let key = chunk.firstKey { differing |= chunk.differing | (key ^ first) }
    }
    // As fine as the squares of changed ground; coarser where that does not fit in 32 bits.
    let bits = 64 - differing.leadingZeroBitCount
    let shift = UInt64(max(Int(PlaceKey.squareBits), bits - 32))
    located.removeAll()
    loose.removeAll()
    located.reserve(count)
    loose.reserve(count)
    var locatedEnd = located.base
    var looseEnd = loose.base
    for (number, chunk) in rows.enumerated() {
      let from = chunk.rows.base
      let high = UInt64(number) << Self.rowBits
      for row in 0..<chunk.count {
        let zone = from[row].zone
        if zone == KeptRow.noPlace { continue }
        let key = UInt64(UInt32(truncatingIfNeeded: from[row].key >> shift))
        let item = key << 32 | high | UInt64(truncatingIfNeeded: row)
        if RowZone.isLocated(zone) {
          locatedEnd.pointee = item
          locatedEnd += 1
        } else {
          looseEnd.pointee = item
          looseEnd += 1
        }
      }
    }
    _ = located.grow(by: locatedEnd - located.base)
    _ = loose.grow(by: looseEnd - loose.base)
    let varying = UInt32(truncatingIfNeeded: differing >> shift)
    Self.sort(&located, &spare, varying: varying)
    Self.sort(&loose, &spare, varying: varying)
    return shift
  }

  /// Sorts by the upper half of each item, digit by digit from the lowest; equal ones keep their order.
  /// - Parameter varying: bits that are not the same in all of them.
  private static func sort(
    _ items: inout PlainList<UInt64>, _ spare: inout PlainList<UInt64>, varying: UInt32
  ) {
    let count = items.count
    guard count > 1 else { return }
    spare.removeAll()
    _ = spare.grow(by: count)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << 11) { places in
      for shift in stride(from: UInt64(32), to: 64, by: 11)
      where (UInt64(varying) << 32) >> shift & 0x7FF != 0 {
        places.initialize(repeating: 0)
        let (from, to, place) = (items.base, spare.base, places.baseAddress!)
        for i in 0..<count { place[Int(from[i] >> shift & 0x7FF)] &+= 1 }
        var sum = 0
        for i in 0..<1 << 11 {
          let here = place[i]
          place[i] = sum
          sum &+= here
        }
        for i in 0..<count {
          let digit = Int(from[i] >> shift & 0x7FF)
          to[place[digit]] = from[i]
          place[digit] &+= 1
        }
        swap(&items, &spare)
      }
    }
  }

  /// The row of an item, and its number in the block.
  @inline(__always)
  private static func row(
    _ item: UInt64, _ chunks: UnsafeBufferPointer<Chunk>
  ) -> (row: UnsafePointer<KeptRow>, chunk: UnsafePointer<Chunk>, number: UInt32) {
    let chunk = chunks.baseAddress! + Int((item & 0xFFFF_FFFF) >> rowBits)
    let place = UInt32(truncatingIfNeeded: item & (1 << rowBits - 1))
    return (chunk.pointee.rows + Int(place), chunk, chunk.pointee.first &+ place)
  }

  private func putKeys(of list: UnsafeBufferPointer<UInt64>, at place: Int, shift: UInt64) {
    guard let last = list.last else { return }
    let mask = UInt64.max << shift
    chunks.withUnsafeBufferPointer { chunks in
      var to = UnsafeMutableRawPointer(bytes.base) + place
      for first in stride(from: 0, to: list.count, by: PositionBlockDescriptor.groupSize) {
        to.storeBytes(of: Self.row(list[first], chunks).row.pointee.key & mask, as: UInt64.self)
        to += 8
      }
      to.storeBytes(of: Self.row(last, chunks).row.pointee.key & mask, as: UInt64.self)
    }
  }

  /// Adds a shelf with the places of a list.
  private func putShelf(_ list: UnsafeBufferPointer<UInt64>, areNamed: Bool) {
    let start = bytes.count
    let count = list.count
    var entry = ShelfEntry(
      offset: UInt32(start / 64), positionSize: ShelfEntry.decimals, checksum: 0)
    bytes.reserve(start + count * (Int(ShelfEntry.doubles) + 12))
    let areDecimal = chunks.withUnsafeBufferPointer { chunks in
      putPlaces(list, chunks, at: bytes.base + start, areNamed: areNamed)
    }
    if !areDecimal {
      entry.positionSize = ShelfEntry.doubles
      // What follows the positions moves up.
      let from = UnsafeMutableRawPointer(bytes.base + start)
      memmove(
        from + count * Int(ShelfEntry.doubles), from + count * Int(ShelfEntry.decimals), count * 12)
      let to = from.assumingMemoryBound(to: Coordinate.self)
      chunks.withUnsafeBufferPointer { chunks in
        for (i, item) in list.enumerated() { to[i] = Self.row(item, chunks).row.pointee.position }
      }
    }
    _ = bytes.grow(by: entry.fixedSize(count))
    bytes.grow(by: names.count).update(from: names.base, count: names.count)
    let rest = PositionBlockDescriptor.padded(bytes.count) - bytes.count
    bytes.grow(by: rest).update(repeating: 0, count: rest)
    entry.checksum = Checksum.of(bytes.base + start, size: bytes.count - start, threads: 1)
    entries.append(entry)
  }

  /// Puts all but the names, with positions as whole ten-millionths of a degree, which most files have;
  /// the names go to a list of their own.
  /// - Returns: whether the ten-millionths give back every double, to the last bit.
  private func putPlaces(
    _ list: UnsafeBufferPointer<UInt64>, _ chunks: UnsafeBufferPointer<Chunk>,
    at start: UnsafeMutablePointer<UInt8>, areNamed: Bool
  ) -> Bool {
    let count = list.count
    let memory = UnsafeMutableRawPointer(start)
    let positions = memory.assumingMemoryBound(to: Int32.self)
    let zones = (memory + 8 * count).assumingMemoryBound(to: Int32.self)
    let rows = (memory + 12 * count).assumingMemoryBound(to: UInt32.self)
    let ends = (memory + 16 * count).assumingMemoryBound(to: UInt32.self)
    var areDecimal = true
    let firstName = roomForNames(list, chunks, areNamed: areNamed)
    var name = firstName
    for i in 0..<count {
      let (row, chunk, number) = Self.row(list[i], chunks)
      let position = row.pointee.position
      let (x, y) = (Self.tenMillionths(position.x), Self.tenMillionths(position.y))
      let isSame =
        (Double(x) / ShelfEntry.perDegree).bitPattern == position.x.bitPattern
        && (Double(y) / ShelfEntry.perDegree).bitPattern == position.y.bitPattern
      areDecimal = areDecimal && isSame
      positions[2 &* i] = x
      positions[2 &* i &+ 1] = y
      zones[i] = row.pointee.zone
      rows[i] = number
      name +=
        areNamed
        ? Self.put(row, chunk, at: name)
        : Self.put(line: chunk.pointee.linesBefore &+ Int(row.pointee.name.0) &+ 1, at: name)
      ends[i] = UInt32(truncatingIfNeeded: name - firstName)
    }
    _ = names.grow(by: name - firstName)
    return areDecimal
  }

  /// Room for the names of a shelf. Its rows lie about at random in some megabytes: they are fetched
  /// here, each a while before it is looked at.
  private func roomForNames(
    _ list: UnsafeBufferPointer<UInt64>, _ chunks: UnsafeBufferPointer<Chunk>, areNamed: Bool
  ) -> UnsafeMutablePointer<UInt8> {
    var total = areNamed ? 0 : 20 * list.count
    for i in 0..<list.count {
      if i &+ 16 < list.count {
        let soon = UnsafeRawPointer(Self.row(list[i &+ 16], chunks).row)
          .assumingMemoryBound(to: UInt8.self)
        cscan_prefetch(soon)
        cscan_prefetch(soon + (MemoryLayout<KeptRow>.size - 1))
      }
      total &+= Int(Self.row(list[i], chunks).row.pointee.nameLength)
    }
    names.removeAll()
    names.reserve(total)
    return names.base
  }

  /// - Precondition: no more than 180 degrees.
  @inline(__always) private static func tenMillionths(_ degrees: Double) -> Int32 {
    Int32(degrees * ShelfEntry.perDegree + (degrees < 0 ? -0.5 : 0.5))
  }

  /// - Parameter to: a place with room for the name, and 16 bytes more.
  /// - Returns: how many bytes the name has.
  @inline(__always)
  private static func put(
    _ row: UnsafePointer<KeptRow>, _ chunk: UnsafePointer<Chunk>,
    at to: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let length = Int(row.pointee.nameLength)
    if length <= KeptRow.shortName {
      let memory = UnsafeMutableRawPointer(to)
      memory.storeBytes(of: row.pointee.name.0, as: UInt64.self)
      memory.storeBytes(of: row.pointee.name.1, toByteOffset: 8, as: UInt64.self)
    } else {
      to.update(from: chunk.pointee.names + Int(row.pointee.name.0), count: length)
    }
    return length
  }

  @inline(never)
  private static func put(line number: Int, at to: UnsafeMutablePointer<UInt8>) -> Int {
    var count = 0
    for digit in String(number).utf8 {
      to[count] = digit
      count += 1
    }
    return count
  }
}
