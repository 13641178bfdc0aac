/// Why an index can't be read from a file or written to one.
public enum ZoneIndexFileError: Error, Hashable, Sendable {
  /// The system refused: what was tried on which file, and its error number.
  case system(operation: Operation, path: String, code: Int32)
  /// The file isn't an index at all.
  case notAnIndex(path: String)
  /// Written by a machine whose bytes run the other way.
  case foreignByteOrder(path: String)
  /// Of a version that this library doesn't read.
  case unsupportedVersion(path: String, found: UInt64, supported: UInt64)
  /// Shorter or longer than it says it is, in bytes.
  case wrongSize(path: String, expected: UInt64, actual: UInt64)
  /// Its bytes aren't those that were written.
  case corrupted(path: String)

  public enum Operation: String, Hashable, Sendable {
    case open, read, create, write, rename
  }

  /// The file concerned.
  public var path: String {
    switch self {
    case .system(_, let path, _), .notAnIndex(let path), .foreignByteOrder(let path),
      .unsupportedVersion(let path, _, _), .wrongSize(let path, _, _), .corrupted(let path):
      path
    }
  }
}

extension ZoneIndexFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .system(let operation, let path, let code):
      "cannot \(operation.rawValue) the zone index \(path): system error \(code)"
    case .notAnIndex(let path):
      "\(path) is not a zone index"
    case .foreignByteOrder(let path):
      "the zone index \(path) was written on a machine of the other byte order: build it again here"
    case .unsupportedVersion(let path, let found, let supported):
      "the zone index \(path) is of version \(found); this program reads version \(supported)"
    case .wrongSize(let path, let expected, let actual):
      "the zone index \(path) has \(actual) bytes instead of \(expected): it was cut short or added to"
    case .corrupted(let path):
      "the zone index \(path) is damaged: its checksum is wrong"
    }
  }
}
