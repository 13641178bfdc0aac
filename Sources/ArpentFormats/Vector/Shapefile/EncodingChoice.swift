/// The encoding of a table's text: what the `.cpg` says, else the language byte, else what the
/// bytes look like; and what they look like overrules the others where they can't be true.
struct EncodingChoice {
  var encoding: TableEncoding
  /// What a reader of the report should know; `nil` when the file said it and it fits.
  var remark: String?

  init(_ bytes: FileBytes, header: TableHeader, codePage: String?) {
    let looks = Self.look(bytes, header)
    let page = codePage.map { $0.trimmedLine } ?? ""
    if let declared = TableEncoding(codePage: page) {
      encoding = declared
      if declared == .utf8 && looks == .notUTF8 {
        encoding = .windows1252
        remark = "the .cpg says UTF-8, but the text is not; it is read as Windows-1252"
      }
      return
    }
    let unknown = page.isEmpty ? "" : "the .cpg names an encoding that is not known; "
    if let declared = TableEncoding(languageDriver: header.languageDriver), looks != .plain {
      encoding = declared
      if looks == .utf8 {
        encoding = .utf8
        remark = unknown + "the .dbf says otherwise, but its text is UTF-8 and is read as such"
      }
      return
    }
    switch looks {
    case .plain:
      encoding = .utf8
      if !page.isEmpty { remark = unknown + "the text is plain ASCII" }
    case .utf8:
      encoding = .utf8
      remark = unknown + "no encoding is declared; the text is UTF-8"
    case .notUTF8:
      encoding = .windows1252
      remark = unknown + "no encoding is declared and the text is not UTF-8; Windows-1252 is taken"
    }
  }

  private enum Looks { case plain, utf8, notUTF8 }

  /// Looks at every value of the text columns. A value that fills its column may end in the
  /// middle of a character.
  private static func look(_ bytes: FileBytes, _ header: TableHeader) -> Looks {
    let texts = header.columns.filter {
      $0.type != UInt8(ascii: "N") && $0.type != UInt8(ascii: "F") && $0.width > 0
    }
    var looks = Looks.plain
    return bytes.withUnsafeBytes { all in
      for record in 0..<header.wholeRecordCount {
        let start = header.headerLength + record * header.recordLength
        for column in texts {
          let value = all[start + column.offset..<start + column.offset + column.width]
          if !value.contains(where: { $0 >= 0x80 }) { continue }
          let whole = TableEncoding.cut(Array(value))
          if whole.withUnsafeBytes({ firstInvalidUTF8($0) }) != nil { return .notUTF8 }
          looks = .utf8
        }
      }
      return looks
    }
  }
}

extension String {
  /// The first line, without blanks round it.
  fileprivate var trimmedLine: String {
    let line = split(whereSeparator: \.isNewline).first ?? ""
    return String(
      line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
