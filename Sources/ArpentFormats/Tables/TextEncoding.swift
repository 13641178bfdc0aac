/// How the bytes of a text file stand for characters.
public enum TextEncoding: String, Hashable, Sendable {
  case utf8 = "utf-8"
  /// Windows-1252, which holds all that Latin-1 can print.
  case windows1252 = "windows-1252"

  /// From a name that people write: `utf-8`, `latin-1`, `iso-8859-1`, `windows-1252`, `cp1252`.
  public init?(name: String) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch letters {
    case "utf8", "utf8bom", "utf8sig", "ascii", "usascii": self = .utf8
    case "latin1", "iso88591", "iso885915", "windows1252", "cp1252", "win1252", "ansi":
      self = .windows1252
    default: return nil
    }
  }

  /// The text that `bytes` stand for. Bytes that are not UTF-8 are read as Windows-1252.
  func decode(_ bytes: ArraySlice<UInt8>) -> String {
    if self == .utf8, let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    text.unicodeScalars.append(
      contentsOf: bytes.lazy.map { byte in
        (0x80...0x9F).contains(byte)
          ? Self.upperControls[Int(byte) - 0x80] : Unicode.Scalar(byte)
      })
    return text
  }

  /// 0x80–0x9F in Windows-1252; the five that it leaves open stay the control characters that they
  /// are in Latin-1.
  private static let upperControls: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]

  enum Evidence {
    case ascii
    case utf8
    case other
  }

  /// What `bytes`, a whole record, say about their encoding (Unicode 16, table 3-7).
  static func evidence(in bytes: ArraySlice<UInt8>) -> Evidence {
    var i = bytes.startIndex
    var result = Evidence.ascii
    while i < bytes.endIndex {
      let lead = bytes[i]
      i += 1
      if lead < 0x80 { continue }
      result = .utf8
      let (count, first): (Int, ClosedRange<UInt8>)
      switch lead {
      case 0xC2...0xDF: (count, first) = (1, 0x80...0xBF)
      case 0xE0: (count, first) = (2, 0xA0...0xBF)
      case 0xED: (count, first) = (2, 0x80...0x9F)
      case 0xE1...0xEF: (count, first) = (2, 0x80...0xBF)
      case 0xF0: (count, first) = (3, 0x90...0xBF)
      case 0xF1...0xF3: (count, first) = (3, 0x80...0xBF)
      case 0xF4: (count, first) = (3, 0x80...0x8F)
      default: return .other
      }
      guard i + count <= bytes.endIndex, first.contains(bytes[i]) else { return .other }
      for k in stride(from: 1, to: count, by: 1) where bytes[i + k] & 0xC0 != 0x80 { return .other }
      i += count
    }
    return result
  }
}
