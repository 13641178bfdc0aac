import ArpentGeometry
import Foundation

/// What tells one state of a file from another without reading all of it: its length, the time of its
/// last change, and a checksum of 66 samples of 4 KiB, the beginning and the end among them.
package struct ContactFingerprint: Hashable, Sendable {
  package var size: UInt64
  package var seconds: Int64
  package var nanoseconds: Int64
  package var samples: UInt64

  private static let sampleSize = 4096
  private static let sampleCount = 66

  /// `nil` when the file can't be read, or is no regular file.
  package init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    size = UInt64(facts.st_size)
    #if canImport(Darwin)
      let changed = facts.st_mtimespec
    #else
      let changed = facts.st_mtim
    #endif
    seconds = Int64(changed.tv_sec)
    nanoseconds = Int64(changed.tv_nsec)
    let room = Self.sampleSize * Self.sampleCount
    let memory = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 64)
    defer { memory.deallocate() }
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: room)
    let last = max(0, Int(size) - Self.sampleSize)
    for number in 0..<Self.sampleCount {
      let offset = last / (Self.sampleCount - 1) * number
      let place = number == Self.sampleCount - 1 ? last : offset
      let got = pread(
        descriptor, memory + number * Self.sampleSize, Self.sampleSize, off_t(place))
      guard got >= 0 else { return nil }
    }
    samples = Checksum.of(memory, size: room, threads: 1)
  }
}
