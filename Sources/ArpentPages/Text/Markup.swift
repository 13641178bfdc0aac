/// Text made safe for element content and for attributes in either kind of quotes. Characters that
/// XML forbids become U+FFFD.
package func escaped(_ text: String) -> String {
  guard text.utf8.contains(where: isSpecial) else { return text }
  var safe = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": safe += "&amp;"
    case "<": safe += "&lt;"
    case ">": safe += "&gt;"
    case "\"": safe += "&quot;"
    case "'": safe += "&#39;"
    case "\t", "\n", "\r": safe.unicodeScalars.append(scalar)
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": safe += "\u{FFFD}"
    default: safe.unicodeScalars.append(scalar)
    }
  }
  return safe
}

/// Bytes that may start something ``escaped(_:)`` must look at.
private func isSpecial(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0x27
    || byte == 0xEF
}

extension String {
  /// Puts `values` where `{0}`, `{1}` … stand. The values are taken as they are.
  package func filled(_ values: String...) -> String {
    var template = self
    return template.withUTF8 { template in
      var result = ""
      result.reserveCapacity(template.count + values.reduce(0) { $0 + $1.utf8.count })
      var start = 0
      var at = 0
      while at < template.count {
        // A digit between braces; anything else stays as it is.
        guard template[at] == UInt8(ascii: "{"), at + 2 < template.count,
          template[at + 2] == UInt8(ascii: "}"),
          case let index = Int(template[at + 1]) - Int(UInt8(ascii: "0")),
          values.indices.contains(index)
        else {
          at += 1
          continue
        }
        result += String(decoding: template[start..<at], as: UTF8.self)
        result += values[index]
        at += 3
        start = at
      }
      result += String(decoding: template[start...], as: UTF8.self)
      return result
    }
  }

  /// The first letter in upper case.
  package var capitalised: String {
    guard let first = utf8.first, first >= 0x80 || (0x61...0x7A).contains(first) else {
      return self
    }
    return prefix(1).uppercased() + dropFirst()
  }
}
