import ArpentElections
import CGeoJSON

/// A GeoJSON document, walked once: where its features stand, and what stands beside them.
struct GeoJSONScan: Sendable {
  var bytes: FileBytes
  var path: String
  var summary: Summary
  var places: [Place]

  struct Summary: Sendable {
    var isBareGeometry: Bool
    var crs: Range<Int>
    var name: Range<Int>
    var wrapper: Range<Int>
  }

  struct Place: Sendable {
    var start: Int
    var length: Int
    var line: Int
  }

  init(_ bytes: FileBytes, path: String) throws(VectorFileError) {
    self.bytes = bytes
    self.path = path
    let scan = bytes.withUnsafeBytes {
      cgeojson_scan_create($0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard let scan else {
      throw VectorFileError(
        .tooLarge, "memory ran out while walking the document", Subject(file: path))
    }
    defer { cgeojson_scan_destroy(scan) }
    let found = cgeojson_scan_summary(scan)
    summary = Summary(
      isBareGeometry: found.kind == CGEOJSON_GEOMETRY, crs: Range(found.crs),
      name: Range(found.name), wrapper: Range(found.wrapper))
    places = (0..<found.feature_count).map {
      let place = cgeojson_scan_feature(scan, $0)
      return Place(
        start: place.text.start, length: place.text.length, line: Int(place.line))
    }
    switch found.kind {
    case CGEOJSON_COLLECTION, CGEOJSON_FEATURE, CGEOJSON_GEOMETRY: break
    case CGEOJSON_BROKEN:
      throw broken(String(cString: found.error), at: found.error_offset)
    default:
      throw foreign(type: text(Range(found.type)))
    }
  }

  /// The text of a range, without quotes round it.
  func text(_ range: Range<Int>) -> String {
    var range = range
    if range.count >= 2 && bytes[range.lowerBound] == UInt8(ascii: "\"") {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    return bytes.withUnsafeBytes {
      String(decoding: UnsafeRawBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  /// The error for text that is no JSON, with its line and column.
  func broken(_ reason: String, at offset: Int) -> VectorFileError {
    let (line, column) = position(of: offset)
    return VectorFileError(
      .malformed, "this can't be read as GeoJSON: \(reason), at line \(line), column \(column)",
      Subject(file: path, line: line))
  }

  /// Line and column of a byte, both from 1; columns count characters.
  func position(of offset: Int) -> (line: Int, column: Int) {
    bytes.withUnsafeBytes { all in
      var line = 1
      var column = 1
      for byte in all[..<min(offset, all.count)] {
        if byte == UInt8(ascii: "\n") {
          line += 1
          column = 1
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
      return (line, column)
    }
  }

  private func foreign(type: String) -> VectorFileError {
    if type == "Topology" {
      return VectorFileError(
        .unknownFormat,
        "this is TopoJSON, whose shapes share arcs; convert it to GeoJSON first, with mapshaper "
          + "or ogr2ogr for instance", Subject(file: path, value: type))
    }
    let what = type.isEmpty ? "the document has no type" : "its type is \"\(type)\""
    return VectorFileError(
      .unknownFormat, "this is JSON, but no GeoJSON: \(what) and it has no features",
      Subject(file: path))
  }
}

extension Range<Int> {
  fileprivate init(_ range: cgeojson_range) {
    self = range.start..<range.start + range.length
  }
}
