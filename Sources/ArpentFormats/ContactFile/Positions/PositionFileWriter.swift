import ArpentGeometry
import Foundation
import Synchronization

/// Writes a positions file while its contact file is being read: see `PositionFileLayout.swift`. Rows
/// come in order, from one thread at a time; whole blocks are made by whichever thread has its hands
/// free (``makeWaiting(with:)``), and lie in the file as they come. Memory is that of a few blocks.
///
/// The file holds personal data. It is readable by its owner alone, and belongs beside the contact
/// file, nowhere else.
package final class PositionFileWriter: @unchecked Sendable {
  private let output: ContactOutput
  private let areNamed: Bool
  private let blockRows: Int
  // Of the thread whose turn it is to add rows.
  private var block: [KeptRows] = []
  private var rowCount = 0
  private let maker = PositionBlockMaker()
  private let shared = Mutex(Shared())

  private struct Shared {
    /// Rows of whole blocks that wait to be made, chunk after chunk, with the blocks' numbers.
    var waiting: [(number: Int, rows: [KeptRows])] = []
    /// Memory to be used again.
    var idle: [KeptRows] = []
    /// Of blocks handed over so far, by number; all zero until they are made.
    var descriptors: [PositionBlockDescriptor] = []
    var offset = PositionFileHeader.room
  }

  /// Blocks that may wait before the thread that adds rows makes one itself.
  private static let mostWaiting = 2

  /// - Parameters:
  ///   - areNamed: rows are named by a field; otherwise by their line.
  ///   - blockRows: rows from which on a block is closed: fewer for tests.
  package init(
    path: String, areNamed: Bool, blockRows: Int = PositionBlockDescriptor.usualRows
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

  /// Adds the rows of the next chunk, which are the writer's from now on.
  /// - Returns: an empty one for the next.
  func add(_ rows: KeptRows, linesBefore: Int) throws(ContactFileError) -> KeptRows {
    if rows.count == 0 { return rows }
    precondition(rows.count <= PositionBlockMaker.mostRowsOfChunk, "chunks of some megabytes")
    if rowCount + rows.count > PositionBlockDescriptor.maximumRows { try handOver() }
    rows.linesBefore = linesBefore
    block.append(rows)
    rowCount += rows.count
    let isFull =
      rowCount >= blockRows || block.count == PositionBlockMaker.mostChunks
      || block.reduce(0) { $0 + $1.names.count } >= PositionBlockDescriptor.maximumNameBytes
    if isFull { try handOver() }
    return shared.withLock { $0.idle.popLast() } ?? KeptRows()
  }

  private func handOver() throws(ContactFileError) {
    let whole = block
    block = []
    rowCount = 0
    let waiting = shared.withLock { shared in
      shared.waiting.append((shared.descriptors.count, whole))
      shared.descriptors.append(PositionBlockDescriptor())
      return shared.waiting.count
    }
    if waiting > Self.mostWaiting { try makeWaiting(with: maker) }
  }

  /// Makes the blocks that wait, if there are any. Called by any thread, each with a maker of its own.
  func makeWaiting(with maker: PositionBlockMaker) throws(ContactFileError) {
    while let (number, rows) = shared.withLock({ shared in
      shared.waiting.isEmpty ? nil : shared.waiting.removeFirst()
    }) {
      var descriptor = maker.make(rows, areNamed: areNamed)
      let size = Int(descriptor.size)
      let offset = shared.withLock { shared in
        defer { shared.offset += size }
        return shared.offset
      }
      descriptor.offset = UInt64(offset)
      try output.overwrite(maker.block, at: offset)
      for chunk in rows { chunk.removeAll() }
      shared.withLock { shared in
        shared.descriptors[number] = descriptor
        shared.idle += rows
      }
    }
  }

  /// Writes the rest and puts the file in its place. All that was handed over must be made, or be
  /// waiting: no other thread is at it.
  package func finish(
    _ facts: PositionFileFacts, of fingerprint: ContactFingerprint
  ) throws(ContactFileError) {
    if rowCount > 0 { try handOver() }
    try makeWaiting(with: maker)
    let (descriptors, offset) = shared.withLock { ($0.descriptors, $0.offset) }
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
    header.rows = descriptors.reduce(0) { $0 + $1.rows }
    header.blocks = UInt64(descriptors.count)
    header.tailOffset = UInt64(offset)
    header.textBytes = UInt64(texts.count)
    header.fileSize = fingerprint.size
    header.fileSeconds = fingerprint.seconds
    header.fileNanoseconds = fingerprint.nanoseconds
    header.fileSamples = fingerprint.samples
    header.checksum = tail.withUnsafeBytes { header.sum(with: $0) }
    var failure: ContactFileError?
    tail.withUnsafeBytes { bytes in
      withUnsafeBytes(of: header) { head in
        do throws(ContactFileError) {
          try output.overwrite(bytes, at: offset)
          try output.overwrite(head, at: 0)
        } catch { failure = error }
      }
    }
    if let failure { throw failure }
    try output.finish()
  }

  /// Leaves everything as it was.
  package func discard() { output.discard() }
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
