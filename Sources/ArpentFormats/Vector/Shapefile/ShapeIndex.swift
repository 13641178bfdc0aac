import ArpentElections

/// Where the records of a `.shp` stand: what the `.shx` says, or, where it is missing or doesn't
/// fit, what walking the records finds (ESRI Shapefile Technical Description, 1998).
struct ShapeIndex {
  struct Entry {
    /// Of the record's header, in bytes.
    var offset: Int
    /// Of the record's content, in bytes.
    var length: Int
    /// The record lies within the file.
    var isWhole: Bool
  }

  var entries: [Entry] = []
  var problems: [Problem] = []

  init(shp: FileBytes, shx: FileBytes?, path: String) {
    let headerLength = 100
    func problem(_ kind: String, _ message: String, _ severity: Problem.Severity = .repaired) {
      problems.append(
        Problem(
          severity: severity, kind: kind, message: message, subject: Subject(file: path)))
    }
    if shp.bigEndian(24) * 2 > shp.count {
      problem(
        "shapefile-truncated",
        "the .shp says that it has \(shp.bigEndian(24) * 2) bytes, but it has \(shp.count)",
        .notice)
    }
    let walked = Self.walk(shp, from: headerLength)
    guard let shx else {
      problem("index-rebuilt", "there is no .shx; the records were found by walking the .shp")
      entries = walked
      return
    }
    guard shx.count >= headerLength, shx.bigEndian(0) == 9994 else {
      problem("index-rebuilt", "the .shx is no index; the records were found by walking the .shp")
      entries = walked
      return
    }
    var stated: [Entry] = []
    var misfits = 0
    for place in stride(from: headerLength, to: shx.count - 7, by: 8) {
      let offset = shx.bigEndian(place) * 2
      let length = shx.bigEndian(place + 4) * 2
      let isInside = offset >= headerLength && length >= 4 && offset + 8 <= shp.count
      if isInside && shp.bigEndian(offset + 4) * 2 != length { misfits += 1 }
      if !isInside && offset + 8 <= shp.count { misfits += 1 }
      stated.append(
        Entry(offset: offset, length: length, isWhole: isInside && offset + 8 + length <= shp.count)
      )
    }
    if misfits > 0 || stated.count < walked.count {
      problem(
        "index-rebuilt",
        "the .shx does not fit the .shp; the \(walked.count) records were found by walking the .shp"
      )
      entries = walked
    } else {
      entries = stated
    }
  }

  /// The records one after the other, up to the end or to the first that makes no sense.
  private static func walk(_ shp: FileBytes, from start: Int) -> [Entry] {
    var entries: [Entry] = []
    var offset = start
    while offset + 8 <= shp.count {
      let length = shp.bigEndian(offset + 4) * 2
      if length < 4 { break }
      let isWhole = offset + 8 + length <= shp.count
      entries.append(Entry(offset: offset, length: length, isWhole: isWhole))
      if !isWhole { break }
      offset += 8 + length
    }
    return entries
  }

  /// An `.shx` that lists these records, for shapelib. A record that is cut off is listed as the
  /// first whole one, and must not be read.
  func shx(like shp: FileBytes) -> FileBytes {
    var bytes = shp.bytes(0..<100)
    func bigEndian(_ value: Int) -> [UInt8] {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).bigEndian) { Array($0) }
    }
    bytes.replaceSubrange(24..<28, with: bigEndian((100 + 8 * entries.count) / 2))
    for entry in entries {
      bytes += bigEndian(entry.isWhole ? entry.offset / 2 : 50)
      bytes += bigEndian(entry.isWhole ? entry.length / 2 : 2)
    }
    return FileBytes(bytes)
  }
}

extension FileBytes {
  /// The unsigned 32-bit number at `offset`; 0 past the end.
  func bigEndian(_ offset: Int) -> Int {
    guard offset >= 0 && offset + 4 <= count else { return 0 }
    return withUnsafeBytes {
      Int(UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
  }

  func littleEndian(_ offset: Int) -> Int {
    guard offset >= 0 && offset + 4 <= count else { return 0 }
    return withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
  }
}
