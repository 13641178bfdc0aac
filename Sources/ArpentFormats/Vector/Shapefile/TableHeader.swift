import ArpentElections

/// The header of a `.dbf`, checked before shapelib is let near the table (dBASE III, level 5).
struct TableHeader {
  struct Column {
    var rawName: [UInt8]
    var type: UInt8
    var width: Int
    var decimals: Int
    /// Offset in the record.
    var offset: Int
  }

  var recordCount: Int
  /// Records whose bytes are all there.
  var wholeRecordCount: Int
  var headerLength: Int
  var recordLength: Int
  var languageDriver: UInt8
  var columns: [Column] = []

  /// Why a table can't be used, in words.
  struct Flaw: Error { var reason: String }

  init(_ bytes: FileBytes) throws(Flaw) {
    guard bytes.count >= 33 else { throw Flaw(reason: "it is only \(bytes.count) bytes long") }
    recordCount = bytes.littleEndian(4)
    headerLength = Int(bytes[8]) | Int(bytes[9]) << 8
    recordLength = Int(bytes[10]) | Int(bytes[11]) << 8
    languageDriver = bytes[29]
    guard headerLength >= 33, recordLength >= 1, headerLength <= bytes.count else {
      throw Flaw(reason: "its header makes no sense")
    }
    var offset = 1
    for start in stride(from: 32, to: headerLength - 31, by: 32) {
      if bytes[start] == 0x0D { break }
      let width = Int(bytes[start + 16])
      let type = bytes[start + 11]
      let isNumber = type == UInt8(ascii: "N") || type == UInt8(ascii: "F")
      let decimals = isNumber ? Int(bytes[start + 17]) : 0
      let name = bytes.bytes(start..<start + 11).prefix { $0 != 0 }
      columns.append(
        Column(rawName: Array(name), type: type, width: width, decimals: decimals, offset: offset))
      offset += width
    }
    guard !columns.isEmpty else { throw Flaw(reason: "it has no column") }
    guard offset <= recordLength else {
      throw Flaw(reason: "its columns are wider than its records")
    }
    wholeRecordCount = min(recordCount, (bytes.count - headerLength) / recordLength)
  }
}
