/// Reads a table of delimited text record by record, in constant memory: RFC 4180 quoting with
/// embedded line ends, CRLF, LF or CR, a byte-order mark, gzip by content.
///
/// A quotation mark is special at the start of a field only; elsewhere it is text. Rows may be
/// ragged: each has the fields that its line has. Lines that are wholly empty are skipped. The
/// longest record allowed is 16 MiB.
///
/// ```swift
/// var table = try DelimitedReader(path: path)
/// while try table.advance() { print(table.line, table.text(0)) }
/// ```
public struct DelimitedReader: ~Copyable {
  /// The file's name without its folder.
  public let file: String
  /// Between fields.
  public let separator: UInt8
  /// What the file was found, or said, to be written in. UTF-8 until something contradicts it.
  public private(set) var encoding: TextEncoding
  /// Line of the file that the current record begins on, from 1.
  public private(set) var line = 0
  /// Records of a UTF-8 file that are not UTF-8 (read as Windows-1252), and the first one's line.
  public private(set) var mixedEncoding: (count: Int, firstLine: Int)?

  private static let chunk = 1 << 20
  private static let longestRecord = 1 << 24

  private let stream: ByteStream
  private let encodingIsGiven: Bool
  private var buffer: [UInt8] = []
  /// Where the next record begins, and where the current one does.
  private var next = 0
  private var start = 0
  private var nextLine = 1
  private var isAtEnd = false
  private var sawUTF8 = false
  private var fields: [Field] = []
  /// Quoted fields of the current record without their quotes.
  private var unquoted: [UInt8] = []

  private struct Field {
    var range: Range<Int>
    var isUnquoted: Bool
  }

  /// Opens the file and looks at its first line.
  /// - Parameters:
  ///   - separator: `nil` takes the one of `;` `,` tab `|` that the first line has most of.
  ///   - encoding: `nil` tells UTF-8 from Windows-1252 by the bytes.
  public init(path: String, separator: UInt8? = nil, encoding: TextEncoding? = nil)
    throws(TableError)
  {
    let file = String(path.split(separator: "/").last ?? Substring(path))
    let stream = try ByteStream(path: path, file: file)
    var first: [UInt8] = []
    let reachedEnd = try Self.fill(&first, from: stream, upTo: Self.chunk)
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
      throw TableError(.utf16, file: file)
    }
    let mark = first.starts(with: [0xEF, 0xBB, 0xBF])
    self.file = file
    self.stream = stream
    self.encoding = encoding ?? .utf8
    encodingIsGiven = encoding != nil
    self.separator = separator ?? SeparatorDetection.separator(in: first[(mark ? 3 : 0)...])
    buffer = first
    isAtEnd = reachedEnd
    next = mark ? 3 : 0
    sawUTF8 = mark
  }

  public var fieldCount: Int { fields.count }

  /// Goes on to the next record; `false` at the end.
  public mutating func advance() throws(TableError) -> Bool {
    while true {
      fields.removeAll(keepingCapacity: true)
      unquoted.removeAll(keepingCapacity: true)
      let (outcome, lines) = Self.scan(
        buffer, from: next, separator: separator, isAtEnd: isAtEnd, fields: &fields,
        unquoted: &unquoted)
      switch outcome {
      case .record(let end):
        start = next
        next = end
        line = nextLine
        nextLine += lines
        if fields.count == 1, fields[0].range.isEmpty, !fields[0].isUnquoted { continue }
        noteEncoding()
        return true
      case .end:
        return false
      case .openQuote(let ahead):
        guard isAtEnd || buffer.count - next > Self.longestRecord else {
          try grow()
          continue
        }
        throw TableError(.unterminatedQuote, file: file, line: nextLine + ahead)
      case .incomplete:
        guard buffer.count - next <= Self.longestRecord else {
          throw TableError(.recordTooLong(limit: Self.longestRecord), file: file, line: nextLine)
        }
        try grow()
      }
    }
  }

  /// The bytes of field `index` of the current record without its quotes; empty where the record
  /// has no such field.
  public func bytes(_ index: Int) -> ArraySlice<UInt8> {
    guard fields.indices.contains(index) else { return [] }
    let field = fields[index]
    return field.isUnquoted ? unquoted[field.range] : buffer[field.range]
  }

  /// The text of field `index` without blanks (also no-break ones) around it; empty where the
  /// record has no such field.
  public func text(_ index: Int) -> String {
    TableText.trimmed(encoding.decode(bytes(index)))
  }

  /// All fields of the current record, as ``text(_:)`` gives them.
  public func texts() -> [String] { (0..<fieldCount).map { text($0) } }

  /// The current record as it stands in the file, without the line end.
  public func rawRecord() -> String {
    var raw = buffer[start..<next]
    while raw.last == 10 || raw.last == 13 { raw.removeLast() }
    return encoding.decode(raw)
  }
}

extension DelimitedReader {
  private enum Outcome {
    case record(end: Int)
    /// No record is left.
    case end
    /// More bytes are needed.
    case incomplete
    /// Like `incomplete`, in a quoted field that opened so many lines into the record.
    case openQuote(linesAhead: Int)
  }

  /// Finds the fields of the record at `next`, and how many lines it takes.
  private static func scan(
    _ buffer: [UInt8], from next: Int, separator: UInt8, isAtEnd: Bool,
    fields: inout [Field], unquoted: inout [UInt8]
  ) -> (Outcome, lines: Int) {
    let bytes = buffer.span
    guard next < bytes.count else { return (isAtEnd ? .end : .incomplete, 0) }
    var lines = 0
    var at = next
    while true {
      // At the start of a field.
      if at < bytes.count, bytes[at] == 0x22 {
        let from = unquoted.count
        let opened = lines
        at += 1
        quoted: while true {
          guard at < bytes.count else { return (.openQuote(linesAhead: opened), 0) }
          let byte = bytes[at]
          at += 1
          if byte != 0x22 {
            unquoted.append(byte)
            if byte == 10 || byte == 13 && !(at < bytes.count && bytes[at] == 10) { lines += 1 }
          } else if at < bytes.count {
            guard bytes[at] == 0x22 else { break quoted }
            unquoted.append(0x22)
            at += 1
          } else if isAtEnd {
            break quoted
          } else {
            return (.incomplete, 0)
          }
        }
        // What follows the closing mark belongs to the field all the same.
        while at < bytes.count, bytes[at] != separator, bytes[at] != 10, bytes[at] != 13 {
          unquoted.append(bytes[at])
          at += 1
        }
        fields.append(Field(range: from..<unquoted.count, isUnquoted: true))
      } else {
        let from = at
        while at < bytes.count, bytes[at] != separator, bytes[at] != 10, bytes[at] != 13 {
          at += 1
        }
        fields.append(Field(range: from..<at, isUnquoted: false))
      }
      guard at < bytes.count else {
        return isAtEnd ? (.record(end: at), lines + 1) : (.incomplete, 0)
      }
      let byte = bytes[at]
      at += 1
      if byte == separator { continue }
      if byte == 13 {
        if at < bytes.count {
          if bytes[at] == 10 { at += 1 }
        } else if !isAtEnd {
          return (.incomplete, 0)
        }
      }
      return (.record(end: at), lines + 1)
    }
  }

  /// Drops what has been read and reads at least one chunk more.
  private mutating func grow() throws(TableError) {
    buffer.removeFirst(next)
    start = 0
    next = 0
    // At least doubled, so that a long record is not scanned over and over.
    let wanted = max(Self.chunk, buffer.count * 2)
    isAtEnd = try Self.fill(&buffer, from: stream, upTo: wanted)
  }

  /// Appends to `bytes` until it holds `count`; `true` when the stream has ended.
  private static func fill(_ bytes: inout [UInt8], from stream: ByteStream, upTo count: Int)
    throws(TableError) -> Bool
  {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { room.deallocate() }
    repeat {
      let got = try stream.read(into: room)
      if got == 0 { return true }
      bytes.append(contentsOf: room[..<got])
    } while bytes.count < count
    return false
  }

  /// Settles the encoding at the first record that tells, and counts those that disagree.
  private mutating func noteEncoding() {
    guard !encodingIsGiven, encoding == .utf8 else { return }
    switch TextEncoding.evidence(in: buffer[start..<next]) {
    case .ascii: break
    case .utf8: sawUTF8 = true
    case .other where !sawUTF8: encoding = .windows1252
    case .other:
      mixedEncoding = (
        (mixedEncoding?.count ?? 0) + 1, mixedEncoding?.firstLine ?? line
      )
    }
  }
}
