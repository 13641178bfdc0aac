import ArpentFormats
import ArpentGeometry

/// How the lines of a list of changes are written: in the manner of the contact file, so that names
/// are taken over as they stand.
struct ChangeList: Sendable {
  let header: [UInt8]
  /// Codes as they stand in the list, before and after.
  private let oldCodes: [[UInt8]]
  private let newCodes: [[UInt8]]
  private let kindTexts: [[UInt8]]
  private let kinds: MoveKinds
  private let delimiter: UInt8
  private let lineEnd: [UInt8]

  /// The manner of a contact file.
  struct Style {
    var delimiter: UInt8
    var encoding: ContactEncoding
    var lineEnd: [UInt8]
    var hasByteOrderMark: Bool
    /// Contacts are named by a column of theirs; otherwise by their lines.
    var areNamed: Bool
  }

  init(_ redraw: Redraw, _ style: Style, file: String) throws(ContactFileError) {
    delimiter = style.delimiter
    lineEnd = style.lineEnd.isEmpty ? [0x0A] : style.lineEnd
    kinds = redraw.kinds
    oldCodes = try Self.fields(redraw.old.labels.codes, style, file: file)
    newCodes = try Self.fields(redraw.new.labels.codes, style, file: file)
    kindTexts = try Self.fields(MoveKinds.texts, style, file: file)
    var header: [UInt8] = style.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    for (i, heading) in [style.areNamed ? "contact" : "line", "from", "to", "lineage"].enumerated()
    {
      if i > 0 { header.append(delimiter) }
      header += Array(heading.utf8)
    }
    self.header = header + lineEnd
  }

  static func fields(
    _ texts: [String], _ style: Style, file: String
  ) throws(ContactFileError) -> [[UInt8]] {
    var fields: [[UInt8]] = []
    fields.reserveCapacity(texts.count)
    for text in texts {
      guard let bytes = style.encoding.encode(text) else {
        throw .notEncodable(file: file, text: text, encoding: style.encoding.rawValue)
      }
      fields.append(ContactText.quoted(bytes, delimiter: style.delimiter))
    }
    return fields
  }

  /// What follows the name of a contact. Zones by ordinal, -1 for none.
  func text(from: Int32, to: Int32) -> [UInt8] {
    text(
      from: from < 0 ? [] : oldCodes[Int(from)], to: to,
      kind: kinds.number(from: from, to: to))
  }

  /// The same for a contact whose zone before is known by what stands in the file.
  func text(from: [UInt8], to: Int32) -> [UInt8] { text(from: from, to: to, kind: nil) }

  private func text(from: [UInt8], to: Int32, kind: Int?) -> [UInt8] {
    [delimiter] + from + [delimiter] + (to < 0 ? [] : newCodes[Int(to)]) + [delimiter]
      + (kind.map { kindTexts[$0] } ?? []) + lineEnd
  }
}

extension ChangeList.Style {
  init(_ layout: ContactLayout, areNamed: Bool) {
    self.init(
      delimiter: layout.delimiter, encoding: layout.encoding, lineEnd: layout.lineEnd,
      hasByteOrderMark: layout.hasByteOrderMark, areNamed: areNamed)
  }

  init(_ facts: PositionFileFacts) {
    self.init(
      delimiter: facts.delimiter, encoding: facts.encoding, lineEnd: facts.lineEnd,
      hasByteOrderMark: facts.hasByteOrderMark, areNamed: facts.nameColumn != nil)
  }
}
