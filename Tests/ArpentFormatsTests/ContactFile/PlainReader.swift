import ArpentGeometry
import Foundation

/// The rules of contact files once more, in the plainest way: the whole file in memory, one byte
/// after the other. What the fast reader is compared with.
struct PlainReader {
  enum Line: Equatable {
    case row(content: [UInt8], fields: [[UInt8]], lineBreak: [UInt8])
    case blank(lineBreak: [UInt8])
    case faulty(line: Int, text: [UInt8])
  }

  let bytes: [UInt8]
  let delimiter: UInt8
  let columns: Int

  /// All lines from `start` on; `line` is the number of the first.
  func lines(from start: Int, line firstLine: Int) -> [Line] {
    var result: [Line] = []
    var at = start
    var line = firstLine
    while at < bytes.count {
      if let record = record(at) {
        let content = Array(bytes[at..<record.contentEnd])
        let lineBreak = Array(bytes[record.contentEnd..<record.end])
        if content.isEmpty {
          result.append(.blank(lineBreak: lineBreak))
        } else if content.contains(0) || record.fields.count != columns {
          result.append(.faulty(line: line, text: content))
        } else {
          result.append(.row(content: content, fields: record.fields, lineBreak: lineBreak))
        }
        line += bytes[at..<record.end].count { $0 == 0x0A }
        at = record.end
      } else {
        // A quote that never closes, or closes in mid-field, costs its own line.
        let feed = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
        let end = feed < bytes.count && feed > at && bytes[feed - 1] == 0x0D ? feed - 1 : feed
        result.append(.faulty(line: line, text: Array(bytes[at..<end])))
        at = min(feed + 1, bytes.count)
        line += 1
      }
    }
    return result
  }

  private func record(_ start: Int) -> (fields: [[UInt8]], contentEnd: Int, end: Int)? {
    var fields: [[UInt8]] = []
    var fieldStart = start
    var at = start
    while true {
      if at == bytes.count || bytes[at] == 0x0A {
        var contentEnd = at
        if contentEnd > start, bytes[contentEnd - 1] == 0x0D { contentEnd -= 1 }
        fields.append(fieldStart <= contentEnd ? Array(bytes[fieldStart..<contentEnd]) : [])
        return (fields, contentEnd, min(at + 1, bytes.count))
      }
      if bytes[at] == delimiter {
        fields.append(Array(bytes[fieldStart..<at]))
        fieldStart = at + 1
      } else if bytes[at] == 0x22, at == fieldStart {
        at += 1
        while true {
          guard let quote = bytes[at...].firstIndex(of: 0x22) else { return nil }
          at = quote + 1
          if at < bytes.count, bytes[at] == 0x22 {
            at += 1
            continue
          }
          break
        }
        let rest = bytes[at...].prefix(2)
        let closes =
          rest.isEmpty || rest.first == delimiter || rest.first == 0x0A || rest == [0x0D, 0x0A]
          || rest == [0x0D]
        if !closes { return nil }
        continue
      }
      at += 1
    }
  }

  /// The number in a field, by `Double(String)`; NaN for anything else.
  static func number(_ field: [UInt8]) -> Double {
    func trim(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      var text = text
      while let first = text.first, first == 0x20 || first == 0x09 { text.removeFirst() }
      while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
      return text
    }
    var text = trim(field[...])
    if text.count >= 2, text.first == 0x22, text.last == 0x22 {
      text = trim(text.dropFirst().dropLast())
    }
    let string = String(decoding: text, as: UTF8.self).replacing(",", with: ".")
    guard string.wholeMatch(of: /[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?/) != nil else {
      return .nan
    }
    return Double(string.hasSuffix(".") ? string + "0" : string) ?? .nan
  }
}
