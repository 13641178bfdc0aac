#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The bytes of one index: pages of its own, or a file mapped for reading. Never changed once made.
final class IndexMemory: @unchecked Sendable {
  let base: UnsafeRawPointer
  let size: Int

  /// Takes over pages that `mmap` gave.
  init(adopting base: UnsafeRawPointer, size: Int) {
    self.base = base
    self.size = size
  }

  /// Zeroed pages for an index in the making, large ones where the system has them: at random places
  /// of a large index, half the time goes into finding small pages.
  static func allocate(size: Int) -> UnsafeMutableRawPointer {
    #if canImport(Darwin)
      let flags = MAP_PRIVATE | MAP_ANON
    #else
      let flags = Int32(MAP_PRIVATE) | Int32(MAP_ANONYMOUS)
    #endif
    let pages = mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let pages, pages != MAP_FAILED else {
      fatalError("no memory for an index of \(size) bytes")
    }
    #if os(Linux)
      // MADV_HUGEPAGE; where it is refused, small pages serve.
      madvise(pages, size, 14)
    #endif
    return pages
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: base), size) }
}
