/// What a positions file was made from and for, besides the contact file itself.
package struct PositionFileFacts: Hashable, Sendable {
  /// Digest of the zones that the rows were assigned to: ordinals in the file are theirs.
  package var zonesDigest: String
  /// Metres within which a contact in no zone got the nearest; `nil` for none.
  package var nearestMetres: Double?
  /// What the contact file's coordinates are in, when not longitude and latitude.
  package var crs: String?
  /// Headings of the columns of positions.
  package var positionColumns: [String]
  /// Heading of the column that names the contacts; `nil` where their lines do.
  package var nameColumn: String?
  /// How the contact file is written.
  package var delimiter: UInt8
  package var encoding: ContactEncoding
  package var lineEnd: [UInt8]
  package var hasByteOrderMark: Bool

  package init(
    layout: ContactLayout, zonesDigest: String, nearestMetres: Double?, crs: String?,
    nameColumn: Int?
  ) {
    self.zonesDigest = zonesDigest
    self.nearestMetres = nearestMetres
    self.crs = crs
    positionColumns = layout.coordinates.numbers.map { layout.headings[$0] }
    self.nameColumn = nameColumn.map { layout.headings[$0] }
    delimiter = layout.delimiter
    encoding = layout.encoding
    lineEnd = layout.lineEnd
    hasByteOrderMark = layout.hasByteOrderMark
  }

  /// Each text as its length (UInt32, little endian) and its UTF-8.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ text: [UInt8]) {
      let count = UInt32(text.count)
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: count >> UInt32(shift)))
      }
      bytes += text
    }
    add(Array(zonesDigest.utf8))
    add(Array((nearestMetres.map { "\($0)" } ?? "").utf8))
    add(Array((crs ?? "").utf8))
    add(nameColumn.map { [1] + Array($0.utf8) } ?? [])
    add([delimiter, hasByteOrderMark ? 1 : 0])
    add(Array(encoding.rawValue.utf8))
    add(lineEnd)
    for column in positionColumns { add(Array(column.utf8)) }
    return bytes
  }

  /// `nil` for bytes that ``bytes`` did not make.
  init?(bytes: some RandomAccessCollection<UInt8>) {
    let bytes = Array(bytes)
    var at = 0
    func next() -> [UInt8]? {
      guard bytes.count - at >= 4 else { return nil }
      var count = 0
      for place in 0..<4 { count |= Int(bytes[at + place]) << (8 * place) }
      guard bytes.count - at - 4 >= count else { return nil }
      defer { at += 4 + count }
      return Array(bytes[(at + 4)..<(at + 4 + count)])
    }
    guard let digest = next(), let nearest = next(), let crs = next(), let name = next(),
      let style = next(), style.count == 2, let encodingName = next(), let lineEnd = next(),
      let encoding = ContactEncoding(rawValue: String(decoding: encodingName, as: UTF8.self))
    else { return nil }
    zonesDigest = String(decoding: digest, as: UTF8.self)
    nearestMetres = Double(String(decoding: nearest, as: UTF8.self))
    self.crs = crs.isEmpty ? nil : String(decoding: crs, as: UTF8.self)
    nameColumn = name.isEmpty ? nil : String(decoding: name.dropFirst(), as: UTF8.self)
    delimiter = style[0]
    hasByteOrderMark = style[1] == 1
    self.encoding = encoding
    self.lineEnd = lineEnd
    positionColumns = []
    while at < bytes.count {
      guard let column = next() else { return nil }
      positionColumns.append(String(decoding: column, as: UTF8.self))
    }
  }
}
