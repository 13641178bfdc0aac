import ArpentGeometry
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
    /// Not a positions file.
    case foreign
    /// A positions file of another version or byte order.
    case otherVersion
    /// Cut short, or its bytes aren't those that were written.
    case damaged
  }

  /// Opens a file and verifies its header and tail. The rest is verified as it is asked for.
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
    guard header.magic == PositionFileHeader.magic else { throw .foreign }
    guard header.byteOrder == PositionFileHeader.byteOrderMark,
      header.version == PositionFileHeader.version
    else { throw .otherVersion }
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

  /// A block, its head verified. Its shelves are verified as they are asked for.
  package func block(_ number: Int) throws(Failure) -> PositionBlock {
    let descriptor = descriptors[number]
    let start = Int(descriptor.offset)
    let bytes = UnsafeRawBufferPointer(rebasing: memory[start..<start + Int(descriptor.size)])
    let head = descriptor.parts.shelves
    guard Checksum.of(bytes.baseAddress!, size: head, threads: 1) == descriptor.headChecksum else {
      throw .damaged
    }
    return PositionBlock(descriptor: descriptor, bytes: bytes, owner: self)
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
