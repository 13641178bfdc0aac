#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension ZoneIndex {
  /// Writes the index to a file, which takes the place of any file of that name only when all of it
  /// is on the disk.
  public func write(to path: String) throws(ZoneIndexFileError) {
    var header = view.header
    header.checksum = Checksum.ofIndex(
      at: memory.base, size: memory.size, threads: Workers.processorCount)
    let beside = "\(path).\(getpid()).partial"
    let file = openFile(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
    guard file >= 0 else { throw .system(operation: .create, path: path, code: errno) }
    var failure = withUnsafeBytes(of: header) { writeAll(file, $0.baseAddress!, $0.count) }
    let rest = MemoryLayout<IndexHeader>.size
    if failure == 0 { failure = writeAll(file, memory.base + rest, memory.size - rest) }
    if failure == 0 && fsync(file) != 0 { failure = errno }
    if close(file) != 0 && failure == 0 { failure = errno }
    guard failure == 0 else {
      unlink(beside)
      throw .system(operation: .write, path: path, code: failure)
    }
    guard rename(beside, path) == 0 else {
      let code = errno
      unlink(beside)
      throw .system(operation: .rename, path: path, code: code)
    }
  }

  /// Maps an index from a file that ``write(to:)`` made. Nothing is copied: processes that open the
  /// same file share its memory.
  ///
  /// Size, layout and checksum of the whole file are verified first, at the speed of memory: a file
  /// that was cut short, damaged or is of another kind is refused (``Checksum`` says what goes
  /// unseen). The file must not be changed in place while it is open; ``write(to:)`` never does that.
  /// - Complexity: O(bytes), about 0.1 ms a megabyte on one core.
  public static func open(_ path: String) throws(ZoneIndexFileError) -> ZoneIndex {
    let file = openFile(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .system(operation: .open, path: path, code: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw .system(operation: .read, path: path, code: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAnIndex(path: path) }
    let size = Int(status.st_size)
    guard size >= IndexHeader.room else { throw .notAnIndex(path: path) }
    guard let pages = mmap(nil, size, PROT_READ, Int32(MAP_SHARED), file, 0), pages != MAP_FAILED
    else {
      throw .system(operation: .read, path: path, code: errno)
    }
    #if os(Linux)
      // MADV_HUGEPAGE, for what is read from the disk now is then read in large pages, and
      // MADV_POPULATE_READ. Where they are refused, pages come as they are asked for.
      madvise(pages, size, 14)
      madvise(pages, size, 22)
    #endif
    let memory = IndexMemory(adopting: UnsafeRawPointer(pages), size: size)
    try verify(memory, path: path)
    return ZoneIndex(memory: memory)
  }

  private static func verify(
    _ memory: IndexMemory, path: String
  ) throws(ZoneIndexFileError) {
    let magic = memory.base.load(as: UInt64.self)
    if magic == IndexHeader.magic.byteSwapped { throw .foreignByteOrder(path: path) }
    guard magic == IndexHeader.magic else { throw .notAnIndex(path: path) }
    let actual = UInt64(memory.size)
    let header = memory.base.load(as: IndexHeader.self)
    if header.byteOrder != IndexHeader.byteOrderMark {
      throw header.byteOrder.byteSwapped == IndexHeader.byteOrderMark
        ? .foreignByteOrder(path: path) : .corrupted(path: path)
    }
    guard header.version == IndexHeader.version else {
      throw .unsupportedVersion(
        path: path, found: header.version, supported: IndexHeader.version)
    }
    guard header.size == actual else {
      throw .wrongSize(path: path, expected: header.size, actual: actual)
    }
    guard header.isLaidOutWell else { throw .corrupted(path: path) }
    let expected = Checksum.ofIndex(
      at: memory.base, size: memory.size, threads: Workers.processorCount)
    guard expected == header.checksum else { throw .corrupted(path: path) }
  }
}

/// The system's `open`, out of the shadow of ``ZoneIndex/open(_:)``.
private func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o644) }

/// Zero, or the error number.
private func writeAll(_ file: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int32 {
  var done = 0
  while done < count {
    let written = write(file, start + done, min(count - done, 1 << 30))
    if written < 0 {
      if errno == EINTR { continue }
      return errno
    }
    done += written
  }
  return 0
}
