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
      var length = 0
      Self.pieces(of: template, values.count) { text, value in
        length += text.count + (value.map { values[$0].utf8.count } ?? 0)
      }
      return String(unsafeUninitializedCapacity: length) { bytes in
        var at = 0
        func put(_ piece: some Sequence<UInt8>) {
          let (_, end) = UnsafeMutableBufferPointer(rebasing: bytes[at...]).update(from: piece)
          at += end
        }
        Self.pieces(of: template, values.count) { text, value in
          put(text)
          if let value { put(values[value].utf8) }
        }
        return at
      }
    }
  }

  /// Texts with the number of the value that follows, the last with none: a digit between braces is
  /// one where there is such a value, anything else stays as it is.
  private static func pieces(
    of template: UnsafeBufferPointer<UInt8>, _ count: Int,
    _ take: (Slice<UnsafeBufferPointer<UInt8>>, Int?) -> Void
  ) {
    var (start, at) = (0, 0)
    while at < template.count {
      guard template[at] == UInt8(ascii: "{"), at + 2 < template.count,
        template[at + 2] == UInt8(ascii: "}"),
        case let index = Int(template[at + 1]) - Int(UInt8(ascii: "0")), index >= 0, index < count
      else {
        at += 1
        continue
      }
      take(template[start..<at], index)
      at += 3
      start = at
    }
    take(template[start...], nil)
  }

  /// The first letter in upper case.
  package var capitalised: String {
    guard let first = utf8.first else { return self }
    guard first < 0x80 else { return prefix(1).uppercased() + dropFirst() }
    guard (0x61...0x7A).contains(first) else { return self }
    return String(unsafeUninitializedCapacity: utf8.count) { bytes in
      _ = bytes.update(from: utf8)
      bytes[0] = first - 0x20
      return bytes.count
    }
  }
}
