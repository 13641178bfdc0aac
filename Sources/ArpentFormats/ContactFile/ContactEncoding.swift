/// How the characters of a contact file are written. A copy keeps it.
public enum ContactEncoding: String, Sendable, Hashable {
  case utf8 = "UTF-8"
  /// ISO 8859-1, and its Windows extension.
  case latin1 = "Latin-1"

  /// The encoding of some text: UTF-8 where the bytes are valid UTF-8 (a sequence cut at the end
  /// does not count), and Latin-1 otherwise.
  static func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> ContactEncoding {
    var at = 0
    while at < bytes.count {
      let lead = bytes[at]
      at += 1
      if lead < 0x80 { continue }
      let followers: Int
      var lowest: UInt8 = 0x80
      var highest: UInt8 = 0xBF
      switch lead {
      case 0xC2...0xDF: followers = 1
      case 0xE0...0xEF:
        followers = 2
        if lead == 0xE0 { lowest = 0xA0 }
        if lead == 0xED { highest = 0x9F }
      case 0xF0...0xF4:
        followers = 3
        if lead == 0xF0 { lowest = 0x90 }
        if lead == 0xF4 { highest = 0x8F }
      default: return .latin1
      }
      for _ in 0..<followers {
        if at == bytes.count { return .utf8 }
        guard lowest...highest ~= bytes[at] else { return .latin1 }
        (lowest, highest) = (0x80, 0xBF)
        at += 1
      }
    }
    return .utf8
  }

  /// Name of the UTF-16 or UTF-32 form that the first bytes of a file show, by a byte order mark
  /// or by the NULs between ASCII characters; `nil` for anything else.
  static func wideForm(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let first = Array(bytes.prefix(4))
    if first.starts(with: [0xFF, 0xFE]) {
      return first == [0xFF, 0xFE, 0, 0] ? "UTF-32" : "UTF-16 (little endian)"
    }
    if first.starts(with: [0xFE, 0xFF]) { return "UTF-16 (big endian)" }
    if first == [0, 0, 0xFE, 0xFF] { return "UTF-32" }
    let sample = bytes.prefix(64)
    guard sample.count >= 4 else { return nil }
    let pairs = sample.count / 2
    let evens = (0..<pairs).count { sample[2 * $0] == 0 }
    let odds = (0..<pairs).count { sample[2 * $0 + 1] == 0 }
    if odds * 10 >= pairs * 9 && evens == 0 { return "UTF-16 (little endian)" }
    if evens * 10 >= pairs * 9 && odds == 0 { return "UTF-16 (big endian)" }
    return nil
  }

  func decode(_ bytes: some Collection<UInt8>) -> String {
    switch self {
    case .utf8: return String(decoding: bytes, as: UTF8.self)
    case .latin1:
      var text = String.UnicodeScalarView()
      for byte in bytes { text.append(UnicodeScalar(byte)) }
      return String(text)
    }
  }

  /// The bytes of `text`, or `nil` when the encoding lacks one of its characters.
  package func encode(_ text: String) -> [UInt8]? {
    switch self {
    case .utf8: return Array(text.utf8)
    case .latin1:
      var bytes: [UInt8] = []
      for scalar in text.unicodeScalars {
        guard let byte = UInt8(exactly: scalar.value) else { return nil }
        bytes.append(byte)
      }
      return bytes
    }
  }
}
