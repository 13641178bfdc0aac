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
    var result = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}"),
        let index = Int(rest[rest.index(after: open)..<close]), values.indices.contains(index)
      else {
        result.append("{")
        rest = rest[rest.index(after: open)...]
        continue
      }
      result += values[index]
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The first letter in upper case.
  package var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
