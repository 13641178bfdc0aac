import Foundation

/// Values as JSON text (RFC 8259).
enum JSONText {
  static func append(_ text: String, to buffer: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    buffer.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        buffer.append(UInt8(ascii: "\\"))
        buffer.append(byte)
      case UInt8(ascii: "\n"): buffer.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\r"): buffer.append(contentsOf: "\\r".utf8)
      case UInt8(ascii: "\t"): buffer.append(contentsOf: "\\t".utf8)
      case 0..<0x20:
        buffer.append(contentsOf: "\\u00".utf8)
        buffer.append(digits[Int(byte >> 4)])
        buffer.append(digits[Int(byte & 15)])
      default: buffer.append(byte)
      }
    }
    buffer.append(UInt8(ascii: "\""))
  }

  static func append(_ value: PropertyValue, to buffer: inout [UInt8]) {
    switch value {
    case .null: buffer.append(contentsOf: "null".utf8)
    case .string(let text): append(text, to: &buffer)
    case .integer(let number): buffer.append(contentsOf: "\(number)".utf8)
    case .real(let number):
      buffer.append(contentsOf: (number.isFinite ? "\(number)" : "null").utf8)
    case .boolean(let flag): buffer.append(contentsOf: (flag ? "true" : "false").utf8)
    case .json(let text):
      // Kept text is nested JSON, except where a table had a number too long for any type.
      let isJSON =
        (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
        != nil
      if isJSON { buffer.append(contentsOf: text.utf8) } else { append(text, to: &buffer) }
    }
  }
}
