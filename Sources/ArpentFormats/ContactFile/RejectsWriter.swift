import ArpentElections

/// Keeps the rows that are no records: in a file of their own, where one is asked for, and the
/// first of them as problems for the report. Used by one thread at a time.
final class RejectsWriter: @unchecked Sendable {
  private let output: ContactOutput?
  private let layout: ContactLayout
  private let file: String
  /// Only the first are described; all are counted and written.
  private static let described = 100
  private(set) var problems: [Problem] = []

  init(output: ContactOutput?, layout: ContactLayout, file: String) throws(ContactFileError) {
    self.output = output
    self.layout = layout
    self.file = file
    try output?.write(
      (layout.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : [])
        + line([Array("line".utf8), Array("cause".utf8), Array("text".utf8)]))
  }

  func write(_ chunk: ChunkResult, linesBefore: Int) throws(ContactFileError) {
    guard !chunk.rejected.isEmpty else { return }
    var bytes: [UInt8] = []
    for row in chunk.rejected {
      let number = linesBefore + row.lineOffset + 1
      let cause = describe(row)
      if problems.count < Self.described {
        problems.append(
          Problem(
            severity: .rejected, kind: kind(row.fault), message: cause,
            subject: Subject(file: file, line: number)))
      }
      guard output != nil else { continue }
      bytes += line([
        Array(String(number).utf8), Array(cause.utf8), Array(chunk.rejectedText[row.text]),
      ])
    }
    try output?.write(bytes)
  }

  private func line(_ fields: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (i, field) in fields.enumerated() {
      if i > 0 { bytes.append(layout.delimiter) }
      bytes += ContactText.quoted(field, delimiter: layout.delimiter)
    }
    return bytes + (layout.lineEnd.isEmpty ? [0x0A] : layout.lineEnd)
  }

  private func kind(_ fault: RecordFault) -> String {
    switch fault {
    case .fieldCount: "field-count"
    case .openQuote: "open-quote"
    case .nul: "nul-byte"
    case .tooLong: "record-too-long"
    }
  }

  private func describe(_ row: RejectedContact) -> String {
    switch row.fault {
    case .fieldCount:
      "\(row.fields) field\(row.fields == 1 ? "" : "s") where the headings are \(layout.columnCount)"
    case .openQuote: "a quoted field is not closed by a quote before a delimiter or a line end"
    case .nul: "it holds a NUL byte"
    case .tooLong: "it is longer than a record may be"
    }
  }
}

/// Fields as they stand in a file.
package enum ContactText {
  /// The field, in quotes when it needs them (RFC 4180).
  package static func quoted(_ field: [UInt8], delimiter: UInt8) -> [UInt8] {
    let needs = field.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needs else { return field }
    var bytes: [UInt8] = [0x22]
    for byte in field {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    return bytes + [0x22]
  }
}
