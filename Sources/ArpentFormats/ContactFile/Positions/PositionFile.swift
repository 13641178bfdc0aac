package import ArpentGeometry
import Foundation

/// A positions file open for reading. It is mapped: what is not looked at is not read.
///
/// The file must not be changed in place while it is open; ``PositionFileWriter`` never does that.
package final class PositionFile: @unchecked Sendable {
  package let facts: PositionFileFacts
  package let fingerprint: ContactFingerprint
  package let rowCount: Int
  private let descriptors: [PositionBlockDescriptor]
  private let memory: UnsafeRawBufferPointer

  /// Why a positions file can't serve.
  package enum Failure: Error, Hashable, Sendable {
    case missing
    case unreadable(reason: String)
    /// Not a positions file, or of another version or byte order.
    case foreign
    /// Cut short, or its bytes aren't those that were written.
    case damaged
  }

  /// Opens a file and verifies its header and tail. Blocks are verified as they are asked for.
  package init(path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing : .unreadable(reason: lastSystemError())
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(reason: lastSystemError()) }
    let size = Int(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG, size >= PositionFileHeader.room else {
      throw .foreign
    }
    guard let pages = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), pages != MAP_FAILED
    else { throw .unreadable(reason: lastSystemError()) }
    let memory = UnsafeRawBufferPointer(start: pages, count: size)
    do throws(Failure) {
      let header = try Self.header(memory)
      let tail = UnsafeRawBufferPointer(rebasing: memory[Int(header.tailOffset)...])
      let stride = MemoryLayout<PositionBlockDescriptor>.stride
      descriptors = (0..<Int(header.blocks)).map {
        tail.loadUnaligned(fromByteOffset: $0 * stride, as: PositionBlockDescriptor.self)
      }
      guard
        descriptors.allSatisfy({ $0.isPlausible(before: Int(header.tailOffset)) }),
        descriptors.reduce(0, { $0 + $1.rows }) == header.rows
      else { throw .damaged }
      let texts = Int(header.blocks) * stride
      guard let facts = PositionFileFacts(bytes: tail[texts..<texts + Int(header.textBytes)])
      else { throw .damaged }
      self.facts = facts
      fingerprint = ContactFingerprint(header)
      rowCount = Int(header.rows)
      self.memory = memory
    } catch {
      munmap(pages, size)
      throw error
    }
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress!), memory.count) }

  private static func header(
    _ memory: UnsafeRawBufferPointer
  ) throws(Failure) -> PositionFileHeader {
    let header = memory.load(as: PositionFileHeader.self)
    guard header.magic == PositionFileHeader.magic,
      header.byteOrder == PositionFileHeader.byteOrderMark,
      header.version == PositionFileHeader.version
    else { throw .foreign }
    let stride = UInt64(MemoryLayout<PositionBlockDescriptor>.stride)
    guard header.size == UInt64(memory.count), header.tailOffset <= header.size,
      header.tailOffset % 64 == 0, header.size % 64 == 0,
      header.blocks <= header.size / stride, header.textBytes <= header.size,
      header.blocks * stride + header.textBytes <= header.size - header.tailOffset
    else { throw .damaged }
    let tail = UnsafeRawBufferPointer(rebasing: memory[Int(header.tailOffset)...])
    guard header.sum(with: tail) == header.checksum else { throw .damaged }
    return header
  }

  package var blockCount: Int { descriptors.count }

  /// A block, its keys verified.
  package func block(_ number: Int) throws(Failure) -> PositionBlock {
    let descriptor = descriptors[number]
    let parts = descriptor.parts
    let bytes = UnsafeRawBufferPointer(
      rebasing: memory[Int(descriptor.offset)..<Int(descriptor.offset) + parts.end])
    guard PositionBlock.sum(bytes, 0..<parts.positions) == descriptor.keyChecksum else {
      throw .damaged
    }
    return PositionBlock(descriptor: descriptor, parts: parts, bytes: bytes, owner: self)
  }
}

/// Some consecutive rows of a contact file, by place and by row. Valid while its file is open.
///
/// Bounds: the counts were verified against the file's length when it was opened.
package struct PositionBlock: @unchecked Sendable {
  let descriptor: PositionBlockDescriptor
  let parts: PositionBlockDescriptor.Parts
  let bytes: UnsafeRawBufferPointer
  let owner: PositionFile

  package var rowCount: Int { Int(descriptor.rows) }

  /// One of the two lists of places.
  package struct List {
    /// First place, and how many there are.
    package let first: Int
    package let count: Int
    /// Of each group, ascending, and of the last place.
    package let keys: UnsafeBufferPointer<UInt64>

    package static var groupSize: Int { PositionBlockDescriptor.groupSize }
    package var groupCount: Int { PositionBlockDescriptor.groups(count) }
    /// Places of some consecutive groups.
    package func places(_ groups: Range<Int>) -> Range<Int> {
      first + groups.lowerBound * Self.groupSize..<first
        + min(groups.upperBound * Self.groupSize, count)
    }
  }

  /// Places that a zone claims.
  package var located: List { list(0, Int(descriptor.located), keysAt: 0) }

  /// Places in no zone.
  package var loose: List {
    list(Int(descriptor.located), Int(descriptor.loose), keysAt: parts.looseKeys)
  }

  private func list(_ first: Int, _ count: Int, keysAt offset: Int) -> List {
    List(
      first: first, count: count,
      keys: part(offset, PositionBlockDescriptor.keys(count), of: UInt64.self))
  }

  package var positions: UnsafeBufferPointer<Coordinate> {
    part(parts.positions, placeCount, of: Coordinate.self)
  }
  /// Of each place: ``RowZone``.
  package var zones: UnsafeBufferPointer<Int32> { part(parts.zones, placeCount, of: Int32.self) }
  /// Of each place: number of the row in the block.
  package var rows: UnsafeBufferPointer<UInt32> { part(parts.rows, placeCount, of: UInt32.self) }
  package var nameEnds: UnsafeBufferPointer<UInt32> {
    part(parts.nameEnds, rowCount, of: UInt32.self)
  }
  package var names: UnsafeBufferPointer<UInt8> {
    part(parts.names, Int(descriptor.nameBytes), of: UInt8.self)
  }

  private var placeCount: Int { Int(descriptor.located + descriptor.loose) }

  private func part<T>(_ offset: Int, _ count: Int, of: T.Type) -> UnsafeBufferPointer<T> {
    UnsafeBufferPointer(
      start: (bytes.baseAddress! + offset).assumingMemoryBound(to: T.self), count: count)
  }

  /// Whether positions, zones and rows are those that were written. To be asked before they are used.
  package var placesAreSound: Bool {
    Self.sum(bytes, parts.positions..<parts.nameEnds) == descriptor.placeChecksum
  }

  /// Whether the names are those that were written. To be asked before they are used.
  package var namesAreSound: Bool {
    Self.sum(bytes, parts.nameEnds..<parts.end) == descriptor.nameChecksum
  }

  static func sum(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
    range.isEmpty
      ? 0 : Checksum.of(bytes.baseAddress! + range.lowerBound, size: range.count, threads: 1)
  }
}

extension ContactFingerprint {
  init(_ header: PositionFileHeader) {
    size = header.fileSize
    seconds = header.fileSeconds
    nanoseconds = header.fileNanoseconds
    samples = header.fileSamples
  }
}
