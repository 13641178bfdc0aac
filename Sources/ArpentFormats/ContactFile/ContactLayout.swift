import ArpentElections

/// What the first lines of a contact file say of all of it.
package struct ContactLayout: Sendable {
  package var encoding: ContactEncoding
  package var hasByteOrderMark: Bool
  package var delimiter: UInt8
  package var headings: [String]
  /// Columns of positions, and all the columns that would have done, best first.
  package var coordinates: CoordinateColumns
  package var candidates: [CoordinateColumns]
  /// Columns of the geocoder's type and score; a score may be missing.
  package var geocoder: (type: Int, score: Int?)?
  /// The columns of an earlier assignment, to be dropped.
  package var dropped: [Int]
  /// Runs of consecutive columns that are kept, all of them in one run as a rule.
  package var kept: [ClosedRange<Int>]
  /// The header as it will be written, without the line's end; and that end, maybe empty.
  package var header: [UInt8]
  package var lineEnd: [UInt8]
  /// Bytes of the file before the first row, and lines.
  package var headerLength: Int
  package var headerLines: Int

  package var columnCount: Int { headings.count }
  package var geocoderColumns: [String] {
    guard let geocoder else { return [] }
    return [headings[geocoder.type]] + (geocoder.score.map { [headings[$0]] } ?? [])
  }
}

/// What a caller fixes beforehand.
package struct ContactLayoutOptions: Sendable {
  package var longitude: String?
  package var latitude: String?
  package var delimiter: UInt8?
  package var encoding: ContactEncoding?
  package var isProjected = false
  package var usesGeocoder = true
  package var replacesExisting = true
  /// Headings of the columns that are added.
  package var added: [String]

  package init(added: [String]) { self.added = added }
}

extension ContactLayout {
  static let delimiters: [UInt8] = [0x3B, 0x2C, 0x09, 0x7C]

  /// Reads the header out of the first bytes of a file.
  /// - Parameter isWhole: the bytes are all there is.
  /// - Returns: `nil` when the header goes on past these bytes.
  /// - Precondition: 64 more bytes are readable after `bytes`.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, file: String,
    options: ContactLayoutOptions, limit: Int
  ) throws(ContactFileError) -> ContactLayout? {
    guard let base = bytes.baseAddress, bytes.count > 0 else { throw .empty(file: file) }
    if let wide = ContactEncoding.wideForm(bytes) {
      throw .wideEncoding(file: file, encoding: wide)
    }
    let mark = bytes.count >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF
    let start = mark ? 3 : 0
    if start == bytes.count { throw .empty(file: file) }
    if let given = options.delimiter, given == 0x22 || given == 0x0A || given == 0x0D || given == 0
    {
      throw .notADelimiter(given)
    }

    let delimiter = options.delimiter ?? guessDelimiter(bytes, from: start)
    // How many columns there are is not known yet: the scanner's verdict on that is ignored.
    var fields: [Range<Int>] = []
    var capacity = 64
    var end = 0
    var contentEnd = 0
    var lines = 0
    while true {
      let ends = UnsafeMutablePointer<Int>.allocate(capacity: capacity)
      defer { ends.deallocate() }
      var scanner = RecordScanner(
        base: base, available: bytes.count, atEnd: isWhole, start: start, delimiter: delimiter,
        columns: capacity, limit: limit, ends: ends)
      let outcome = scanner.next()
      if case .incomplete = outcome { return nil }
      if case .unbounded = outcome {
        throw .recordTooLong(file: file, line: 1, limitInBytes: limit)
      }
      if case .faulty(let fault) = outcome, fault != .fieldCount {
        throw .unreadableHeader(file: file)
      }
      if scanner.fieldCount > capacity {
        capacity = scanner.fieldCount
        continue
      }
      var fieldStart = start
      contentEnd = scanner.contentEnd
      for i in 0..<scanner.fieldCount {
        let fieldEnd = i == scanner.fieldCount - 1 ? contentEnd : ends[i]
        fields.append(fieldStart..<fieldEnd)
        fieldStart = fieldEnd + 1
      }
      end = scanner.position
      lines = scanner.lines
      break
    }
    if contentEnd == start { throw .noCoordinateColumns(file: file, headings: []) }
    if end == bytes.count, base[end - 1] != 0x0A,
      (start..<contentEnd).contains(where: { base[$0] == 0x0D })
    {
      throw .carriageReturnsOnly(file: file)
    }

    let encoding = options.encoding ?? (mark ? .utf8 : ContactEncoding.detect(bytes))
    let headings = fields.map { range in
      encoding.decode(unquoted(UnsafeBufferPointer(rebasing: bytes[range])))
    }
    return try ContactLayout(
      encoding: encoding, hasByteOrderMark: mark, delimiter: delimiter, headings: headings,
      fields: fields, bytes: bytes, start: start, contentEnd: contentEnd, end: end, lines: lines,
      file: file, options: options)
  }

  private init(
    encoding: ContactEncoding, hasByteOrderMark: Bool, delimiter: UInt8, headings: [String],
    fields: [Range<Int>], bytes: UnsafeBufferPointer<UInt8>, start: Int, contentEnd: Int, end: Int,
    lines: Int, file: String, options: ContactLayoutOptions
  ) throws(ContactFileError) {
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.delimiter = delimiter
    self.headings = headings
    headerLength = end
    headerLines = lines

    let folded = headings.map(CoordinateColumns.fold)
    dropped = folded.indices.filter { options.added.contains(folded[$0]) }
    if !dropped.isEmpty && !options.replacesExisting {
      throw .assignedBefore(file: file, columns: dropped.map { headings[$0] })
    }
    kept = []
    for column in headings.indices where !dropped.contains(column) {
      if let last = kept.last, last.upperBound == column - 1 {
        kept[kept.count - 1] = last.lowerBound...column
      } else {
        kept.append(column...column)
      }
    }

    let found = CoordinateColumns.candidates(among: headings, projected: options.isProjected)
    switch (options.longitude, options.latitude) {
    case (let longitude?, let latitude?):
      coordinates = .pair(
        longitude: try CoordinateColumns.column(named: longitude, among: headings, file: file),
        latitude: try CoordinateColumns.column(named: latitude, among: headings, file: file))
      candidates = [coordinates]
    case (let one?, nil), (nil, let one?): throw .halfNamed(column: one)
    case (nil, nil):
      guard let best = found.first else {
        throw .noCoordinateColumns(file: file, headings: headings)
      }
      coordinates = best
      candidates = found
    }

    if options.usesGeocoder {
      for (type, score) in GeocoderPrecision.headings {
        guard let column = folded.firstIndex(of: type) else { continue }
        geocoder = (column, folded.firstIndex(of: score))
        break
      }
    }

    var header: [UInt8] = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    for run in kept {
      if run.lowerBound != kept[0].lowerBound { header.append(delimiter) }
      header += bytes[fields[run.lowerBound].lowerBound..<fields[run.upperBound].upperBound]
    }
    for name in options.added {
      if header.count > (hasByteOrderMark ? 3 : 0) { header.append(delimiter) }
      header += Array(name.utf8)
    }
    self.header = header
    lineEnd = Array(bytes[contentEnd..<end])
  }

  /// The separator that the header holds most of, outside quotes.
  private static func guessDelimiter(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt8
  {
    var counts = [Int](repeating: 0, count: delimiters.count)
    var quoted = false
    for at in start..<bytes.count {
      let byte = bytes[at]
      if byte == 0x22 { quoted.toggle() }
      if quoted { continue }
      if byte == 0x0A { break }
      if let which = delimiters.firstIndex(of: byte) { counts[which] += 1 }
    }
    let most = counts.max() ?? 0
    return most == 0 ? 0x2C : delimiters[counts.firstIndex(of: most)!]
  }

  private static func unquoted(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard field.count >= 2, field.first == 0x22, field.last == 0x22 else { return Array(field) }
    var text: [UInt8] = []
    var at = 1
    while at < field.count - 1 {
      text.append(field[at])
      at += field[at] == 0x22 && field[at + 1] == 0x22 ? 2 : 1
    }
    return text
  }
}
