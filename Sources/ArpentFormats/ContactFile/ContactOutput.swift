import Foundation

/// A file in the making: written beside its place and moved there when it is complete, so that
/// nobody ever sees half of it and a failure leaves what was there. Standard output, pipes and
/// devices are written as they are.
///
/// A new file can be read by those who could read the input, and nobody else: it holds the same
/// personal data. The move is atomic; that the bytes survive a power cut right after it is not
/// promised.
final class ContactOutput: @unchecked Sendable {
  let name: String
  private let descriptor: Int32
  private let place: String?
  private let beside: String?
  private var isOpen = true
  private(set) var written = 0

  /// - Parameter path: a file, or `-` for standard output.
  init(path: String, permissions: mode_t?) throws(ContactFileError) {
    if path == "-" {
      name = "standard output"
      (place, beside) = (nil, nil)
      descriptor = dup(1)
      guard descriptor >= 0 else { throw .cannotCreate(file: name, reason: lastSystemError()) }
      return
    }
    name = path
    var facts = stat()
    let exists = stat(path, &facts) == 0
    if exists, facts.st_mode & S_IFMT == S_IFDIR {
      throw .cannotCreate(file: path, reason: "it is a folder")
    }
    if exists, facts.st_mode & S_IFMT != S_IFREG {
      (place, beside) = (nil, nil)
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .cannotCreate(file: path, reason: lastSystemError()) }
      return
    }
    // A link keeps pointing where it did.
    let target =
      exists ? URL(fileURLWithPath: path).resolvingSymlinksInPath().path : path
    let url = URL(fileURLWithPath: target)
    let temporary = url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString).partial").path
    (place, beside) = (target, temporary)
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions ?? 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(file: path, reason: lastSystemError()) }
  }

  deinit { discard() }

  func write(_ memory: UnsafePointer<UInt8>, count: Int) throws(ContactFileError) {
    var done = 0
    while done < count {
      #if canImport(Glibc)
        let put = Glibc.write(descriptor, memory + done, count - done)
      #elseif canImport(Musl)
        let put = Musl.write(descriptor, memory + done, count - done)
      #else
        let put = Darwin.write(descriptor, memory + done, count - done)
      #endif
      if put < 0 {
        if errno == EINTR { continue }
        throw .writeFailed(file: name, reason: lastSystemError())
      }
      done += put
    }
    written += count
  }

  func write(_ bytes: [UInt8]) throws(ContactFileError) {
    guard !bytes.isEmpty else { return }
    let result = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(ContactFileError) in
        try write(buffer.baseAddress!, count: buffer.count)
      }
    }
    try result.get()
  }

  /// Where the bytes lie until ``finish()``; `nil` for what is written as it is.
  var temporaryPath: String? { beside }

  /// Replaces bytes that were written before.
  func overwrite(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(ContactFileError) {
    var done = 0
    while done < bytes.count {
      let put = pwrite(
        descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
      if put < 0 {
        if errno == EINTR { continue }
        throw .writeFailed(file: name, reason: lastSystemError())
      }
      done += put
    }
  }

  /// Puts the file in its place.
  func finish() throws(ContactFileError) {
    guard isOpen else { return }
    isOpen = false
    guard close(descriptor) == 0 else {
      let reason = lastSystemError()
      if let beside { unlink(beside) }
      throw .writeFailed(file: name, reason: reason)
    }
    guard let place, let beside else { return }
    if rename(beside, place) != 0 {
      let reason = lastSystemError()
      unlink(beside)
      throw .cannotCreate(file: name, reason: reason)
    }
  }

  /// Leaves everything as it was.
  func discard() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
    if let beside { unlink(beside) }
  }
}
