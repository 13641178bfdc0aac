import ArpentElections
import CZip

/// The members of a zip archive in memory, read through libzip.
///
/// libzip's handle belongs to one thread, so an archive is used where it is opened.
struct ZipArchive: ~Copyable {
  static let signatures: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x50, 0x4B, 0x07, 0x08],
  ]

  struct Member: Sendable {
    var index: UInt64
    /// With its folders, `/` between them.
    var name: String
    /// As the archive's directory says.
    var unpackedCount: Int
    var packedCount: Int
  }

  let path: String
  let limits: InflationLimits
  let members: [Member]
  private let handle: OpaquePointer
  /// libzip reads from these bytes for as long as the handle is open.
  private let bytes: FileBytes

  init(_ bytes: FileBytes, path: String, limits: InflationLimits) throws(VectorFileError) {
    self.path = path
    self.limits = limits
    self.bytes = bytes
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let source = bytes.withUnsafeBytes {
      zip_source_buffer_create($0.baseAddress, zip_uint64_t($0.count), 0, &error)
    }
    guard let source, let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      let reason = zip_error_strerror(&error).map { String(cString: $0) } ?? "libzip can't open it"
      zip_source_free(source)
      throw VectorFileError(
        .malformed, "the zip file can't be opened: \(reason)", Subject(file: path))
    }
    self.handle = handle
    var members: [Member] = []
    for index in 0..<UInt64(max(0, zip_get_num_entries(handle, 0))) {
      var status = zip_stat_t()
      guard zip_stat_index(handle, index, 0, &status) == 0, let name = status.name else { continue }
      members.append(
        Member(
          index: index, name: String(cString: name).replacingBackslashes,
          unpackedCount: Int(clamping: status.size), packedCount: Int(clamping: status.comp_size)))
    }
    self.members = members.filter { !$0.name.hasSuffix("/") && !$0.name.hasPrefix("__MACOSX/") }
  }

  deinit { zip_discard(handle) }

  /// The bytes of a member, within the limits whatever the archive's directory says.
  func read(_ member: Member) throws(VectorFileError) -> FileBytes {
    let place = Subject(file: "\(path)/\(member.name)")
    func tooLarge(_ limit: String) -> VectorFileError {
      VectorFileError(
        .tooLarge, "the member unpacks into more than is allowed",
        Subject(file: place.file, limit: limit))
    }
    func broken() -> VectorFileError {
      let reason = zip_strerror(handle).map { String(cString: $0) } ?? "libzip can't read it"
      return VectorFileError(.malformed, "the member can't be unpacked: \(reason)", place)
    }
    if let limit = limits.broken(unpacked: member.unpackedCount, packed: member.packedCount) {
      throw tooLarge(limit)
    }
    guard let file = zip_fopen_index(handle, member.index, 0) else { throw broken() }
    defer { zip_fclose(file) }
    var output = FileBytes.Builder(capacity: min(member.unpackedCount, 1 << 28))
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = block.withUnsafeMutableBytes {
        zip_fread(file, $0.baseAddress, zip_uint64_t($0.count))
      }
      if count == 0 { break }
      guard count > 0 else {
        let reason =
          zip_error_strerror(zip_file_get_error(file)).map { String(cString: $0) }
          ?? "libzip can't read it"
        throw VectorFileError(.malformed, "the member can't be unpacked: \(reason)", place)
      }
      block.withUnsafeBytes { output.append(UnsafeRawBufferPointer(rebasing: $0[..<Int(count)])) }
      if let limit = limits.broken(unpacked: output.count, packed: member.packedCount) {
        throw tooLarge(limit)
      }
    }
    return output.finish()
  }
}

extension String {
  /// Some archivers write `folder\file`.
  fileprivate var replacingBackslashes: String {
    String(map { $0 == "\\" ? "/" : $0 })
  }
}
