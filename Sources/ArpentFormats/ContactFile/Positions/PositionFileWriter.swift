import ArpentGeometry
import Foundation

/// Writes a positions file while its contact file is being read: see `PositionFileLayout.swift`. Rows
/// come in order, from one thread at a time; memory is that of a block.
///
/// The file holds personal data. It is readable by its owner alone, and belongs beside the contact
/// file, nowhere else.
package final class PositionFileWriter: @unchecked Sendable {
  private let output: ContactOutput
  private let areNamed: Bool
  private var descriptors: [PositionBlockDescriptor] = []
  private var offset = PositionFileHeader.room
  private var rowsWritten = 0

  // The block at hand, in order of the rows.
  private var positions: [Coordinate] = []
  private var zones: [Int32] = []
  private var names: [UInt8] = []
  private var nameEnds: [UInt32] = []
  // Memory used again from block to block.
  private var located: [KeyedNumber] = []
  private var loose: [KeyedNumber] = []
  private var spare: [KeyedNumber] = []
  private var bytes = BlockBytes()
  private let blockRows: Int

  /// - Parameters:
  ///   - areNamed: rows are named by a field; otherwise by their line.
  ///   - blockRows: how many rows make a block: fewer for tests.
  package init(
    path: String, areNamed: Bool, blockRows: Int = PositionBlockDescriptor.maximumRows
  ) throws(ContactFileError) {
    precondition((1...PositionBlockDescriptor.maximumRows).contains(blockRows))
    self.areNamed = areNamed
    self.blockRows = blockRows
    output = try ContactOutput(path: path, permissions: 0o600)
    guard output.temporaryPath != nil else {
      throw .cannotCreate(file: path, reason: "positions are kept in a regular file")
    }
    try output.write([UInt8](repeating: 0, count: PositionFileHeader.room))
  }

  func add(_ rows: KeptRows, linesBefore: Int) throws(ContactFileError) {
    var from = 0
    while from < rows.positions.count {
      let room = blockRows - positions.count
      let some = from..<min(from + room, rows.positions.count)
      positions.append(contentsOf: rows.positions[some])
      zones.append(contentsOf: rows.zones[some])
      if areNamed {
        let start = from == 0 ? 0 : rows.nameEnds[from - 1]
        let shift = UInt32(names.count) &- start
        names.append(contentsOf: rows.names[Int(start)..<Int(rows.nameEnds[some.last!])])
        for row in some { nameEnds.append(rows.nameEnds[row] &+ shift) }
      } else {
        for row in some {
          names.append(contentsOf: String(linesBefore + Int(rows.lineOffsets[row]) + 1).utf8)
          nameEnds.append(UInt32(names.count))
        }
      }
      if positions.count >= blockRows || names.count >= PositionBlockDescriptor.maximumNameBytes {
        try flush()
      }
      from = some.upperBound
    }
  }

  /// Writes the rest and puts the file in its place.
  package func finish(
    _ facts: PositionFileFacts, of fingerprint: ContactFingerprint
  ) throws(ContactFileError) {
    if !positions.isEmpty { try flush() }
    let texts = facts.bytes
    var tail: [UInt8] = []
    for descriptor in descriptors {
      withUnsafeBytes(of: descriptor) { tail.append(contentsOf: $0) }
    }
    tail += texts
    tail += [UInt8](
      repeating: 0, count: PositionBlockDescriptor.padded(tail.count) - tail.count)
    var header = PositionFileHeader()
    header.size = UInt64(offset + tail.count)
    header.rows = UInt64(rowsWritten)
    header.blocks = UInt64(descriptors.count)
    header.tailOffset = UInt64(offset)
    header.textBytes = UInt64(texts.count)
    header.fileSize = fingerprint.size
    header.fileSeconds = fingerprint.seconds
    header.fileNanoseconds = fingerprint.nanoseconds
    header.fileSamples = fingerprint.samples
    header.checksum = tail.withUnsafeBytes { header.sum(with: $0) }
    try output.write(tail)
    let result = withUnsafeBytes(of: header) { bytes in
      Result { () throws(ContactFileError) in try output.overwrite(bytes, at: 0) }
    }
    try result.get()
    try output.finish()
  }

  package func discard() { output.discard() }

  private func flush() throws(ContactFileError) {
    located.removeAll(keepingCapacity: true)
    loose.removeAll(keepingCapacity: true)
    positions.withUnsafeBufferPointer { positions in
      for row in positions.indices where positions[row].isFinite && positions[row].isGeographic {
        let item = KeyedNumber(
          key: PlaceKey.key(of: positions[row]), number: UInt32(truncatingIfNeeded: row))
        if RowZone.isLocated(zones[row]) { located.append(item) } else { loose.append(item) }
      }
    }
    KeyedNumber.sort(&located, spare: &spare)
    KeyedNumber.sort(&loose, spare: &spare)
    var descriptor = PositionBlockDescriptor(
      offset: UInt64(offset), rows: UInt64(positions.count), located: UInt64(located.count),
      loose: UInt64(loose.count), nameBytes: UInt64(names.count), keyChecksum: 0,
      placeChecksum: 0, nameChecksum: 0)
    let parts = descriptor.parts
    bytes.reset(to: parts.end)
    bytes.put(keys: located, at: 0)
    bytes.put(keys: loose, at: parts.looseKeys)
    bytes.put(located, at: 0, parts, positions, zones)
    bytes.put(loose, at: located.count, parts, positions, zones)
    nameEnds.withUnsafeBytes { bytes.put($0, at: parts.nameEnds) }
    names.withUnsafeBytes { bytes.put($0, at: parts.names) }
    descriptor.keyChecksum = bytes.sum(0..<parts.positions)
    descriptor.placeChecksum = bytes.sum(parts.positions..<parts.nameEnds)
    descriptor.nameChecksum = bytes.sum(parts.nameEnds..<parts.end)
    try output.write(bytes.start, count: parts.end)
    descriptors.append(descriptor)
    offset += parts.end
    rowsWritten += positions.count
    positions.removeAll(keepingCapacity: true)
    zones.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    nameEnds.removeAll(keepingCapacity: true)
  }
}

extension PositionFileHeader {
  func sum(with tail: UnsafeRawBufferPointer) -> UInt64 {
    var copy = self
    copy.checksum = 0
    let head = withUnsafeBytes(of: copy) {
      Checksum.of($0.baseAddress!, size: Self.room, threads: 1)
    }
    let rest = tail.count == 0 ? 0 : Checksum.of(tail.baseAddress!, size: tail.count, threads: 1)
    return head ^ (rest << 1 | rest >> 63)
  }
}

/// The bytes of one block in the making.
private struct BlockBytes: ~Copyable {
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 64)

  deinit { memory.deallocate() }

  var start: UnsafePointer<UInt8> {
    UnsafePointer(memory.baseAddress!.assumingMemoryBound(to: UInt8.self))
  }

  /// Room for `count` bytes, all zero.
  mutating func reset(to count: Int) {
    if memory.count < count {
      memory.deallocate()
      memory = .allocate(byteCount: count + count / 8, alignment: 64)
    }
    memset(memory.baseAddress!, 0, count)
  }

  func put(_ bytes: UnsafeRawBufferPointer, at place: Int) {
    UnsafeMutableRawBufferPointer(rebasing: memory[place...]).copyMemory(from: bytes)
  }

  func put(keys items: [KeyedNumber], at place: Int) {
    guard let last = items.last else { return }
    let size = PositionBlockDescriptor.groupSize
    var at = place
    for first in stride(from: 0, to: items.count, by: size) {
      memory.storeBytes(of: items[first].key, toByteOffset: at, as: UInt64.self)
      at += 8
    }
    memory.storeBytes(of: last.key, toByteOffset: at, as: UInt64.self)
  }

  func put(
    _ items: [KeyedNumber], at first: Int, _ parts: PositionBlockDescriptor.Parts,
    _ positions: [Coordinate], _ zones: [Int32]
  ) {
    // Bounds: the parts have room for all places, and the rows are those of the block.
    let start = memory.baseAddress!
    let places = (start + parts.positions).assumingMemoryBound(to: Coordinate.self) + first
    let numbers = (start + parts.zones).assumingMemoryBound(to: Int32.self) + first
    let rows = (start + parts.rows).assumingMemoryBound(to: UInt32.self) + first
    positions.withUnsafeBufferPointer { positions in
      zones.withUnsafeBufferPointer { zones in
        for (i, item) in items.enumerated() {
          let row = Int(item.number)
          places[i] = positions[row]
          numbers[i] = zones[row]
          rows[i] = item.number
        }
      }
    }
  }

  func sum(_ range: Range<Int>) -> UInt64 {
    range.isEmpty
      ? 0 : Checksum.of(memory.baseAddress! + range.lowerBound, size: range.count, threads: 1)
  }
}
