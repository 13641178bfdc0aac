import ArpentElections
import ArpentGeometry
import CGeoJSON

/// Reads the features of a walked document, one after the other, into memory that is used again.
final class GeoJSONReader {
  private let scan: GeoJSONScan
  private let reader: OpaquePointer

  init(_ scan: GeoJSONScan) throws(VectorFileError) {
    self.scan = scan
    guard let reader = cgeojson_reader_create() else {
      throw VectorFileError(.tooLarge, "memory ran out", Subject(file: scan.path))
    }
    self.reader = reader
  }

  deinit { cgeojson_reader_destroy(reader) }

  /// The union of the features' properties.
  func fields() throws(VectorFileError) -> [VectorField] {
    if scan.summary.isBareGeometry { return [] }
    var fields = GeoJSONFields()
    var kinds: [VectorField.Kind] = []
    var identifiers = VectorField.Kind.empty
    var hasIdentifiers = false
    for number in scan.places.indices {
      let feature = try read(number, CGEOJSON_READ_PROPERTIES)
      for (expected, property) in feature.propertyBuffer.enumerated() {
        let place = fields.placeOrAdd(property.keyBytes, expected: expected)
        if place == kinds.count { kinds.append(.empty) }
        kinds[place] = kinds[place].union(property.fieldKind)
      }
      if feature.identifier.key != nil {
        hasIdentifiers = true
        identifiers = identifiers.union(feature.identifier.fieldKind)
      }
    }
    var result = zip(fields.names, kinds).map { VectorField(name: $0, type: $1) }
    // A feature's own identifier is a field like the others, unless a property has its name.
    if hasIdentifiers && !fields.names.contains("id") {
      result.append(VectorField(name: "id", type: identifiers))
    }
    return result
  }

  func read(fields names: [String], _ body: (Feature) throws -> Void) throws {
    let fields = GeoJSONFields(names)
    let index = FieldIndex(names)
    var seen = [Int](repeating: -1, count: names.count)
    for number in scan.places.indices {
      let mode = scan.summary.isBareGeometry ? CGEOJSON_READ_GEOMETRY : CGEOJSON_READ_ALL
      let raw = try read(number, mode)
      var feature = Feature(
        number: number + 1, line: scan.places[number].line,
        properties: Array(repeating: .null, count: names.count), geometry: .missing, index: index)
      for (expected, property) in raw.propertyBuffer.enumerated() {
        guard let place = fields.place(of: property.keyBytes, expected: expected) else { continue }
        if seen[place] == number {
          feature.problems.append(
            problem(
              "duplicate-property", "the property stands there twice; the last value is used",
              feature, field: names[place]))
        }
        seen[place] = number
        feature.properties[place] = property.value
        if property.kind == CGEOJSON_NOT_A_NUMBER {
          feature.problems.append(
            problem(
              "not-a-number", "JSON has no such number; it is taken as null", feature,
              field: names[place], value: property.string))
        }
      }
      if raw.identifier.key != nil, let place = index["id"], seen[place] != number {
        feature.properties[place] = raw.identifier.value
      }
      feature.geometry = geometry(raw)
      if raw.flattened, case .area = feature.geometry {
        feature.problems.append(
          problem(
            "collection-flattened",
            "the geometry collection holds polygons only and is taken as one area", feature))
      }
      try body(feature)
    }
  }

  private func problem(
    _ kind: String, _ message: String, _ feature: Feature, field: String? = nil,
    value: String? = nil
  ) -> Problem {
    Problem(
      severity: .notice, kind: kind, message: message,
      subject: Subject(
        file: scan.path, line: feature.line, field: field, value: value, feature: feature.number))
  }

  private func geometry(_ raw: cgeojson_feature) -> FeatureGeometry {
    switch raw.outcome {
    case CGEOJSON_AREA:
      var dropped: Ordinates = []
      if raw.dropped_z { dropped.insert(.z) }
      if raw.dropped_m { dropped.insert(.m) }
      return .area(raw.multiPolygon, dropped: dropped)
    case CGEOJSON_LINES:
      return .lines(
        raw.multiPolygon.polygons.flatMap(\.rings).map(\.coordinates),
        type: String(cString: raw.message))
    case CGEOJSON_WRONG_TYPE:
      let name = String(cString: raw.message)
      return CurveTypes.names.contains(name) ? .curved(name) : .wrongType(name)
    case CGEOJSON_UNREADABLE: return .unreadable(String(cString: raw.message))
    default: return .missing
    }
  }

  /// The raw feature at `number`, from 0; it stays until the next call.
  private func read(
    _ number: Int, _ mode: cgeojson_mode
  ) throws(VectorFileError) -> cgeojson_feature {
    let place = scan.places[number]
    let feature = scan.bytes.withUnsafeBytes {
      cgeojson_read(
        reader, $0.baseAddress!.assumingMemoryBound(to: CChar.self) + place.start, place.length,
        mode)
    }
    if feature.outcome != CGEOJSON_SYNTAX { return feature }
    let text = scan.bytes.withUnsafeBytes {
      UnsafeRawBufferPointer(rebasing: $0[place.start..<place.start + place.length])
    }
    if let bad = firstInvalidUTF8(text) {
      throw scan.broken(
        "feature \(number + 1) is not UTF-8 (iconv -f LATIN1 -t UTF-8 may convert it)",
        at: place.start + bad)
    }
    let reason = String(cString: feature.message).split(separator: ".").first.map(String.init) ?? ""
    throw scan.broken(
      "feature \(number + 1) is broken: \(reason)", at: place.start + feature.error_offset)
  }
}

/// Geometry types made of arcs (ISO 19125, SQL/MM).
enum CurveTypes {
  static let names: Set<String> = [
    "CircularString", "CompoundCurve", "CurvePolygon", "MultiCurve", "MultiSurface",
  ]
}

extension cgeojson_feature {
  var propertyBuffer: UnsafeBufferPointer<cgeojson_property> {
    UnsafeBufferPointer(start: properties, count: property_count)
  }

  var multiPolygon: MultiPolygon {
    var polygons: [Polygon] = []
    polygons.reserveCapacity(polygon_count)
    var ring = 0
    var position = 0
    for p in 0..<polygon_count {
      var exterior: Ring?
      var interiors: [Ring] = []
      while ring < polygon_ends[p] {
        let end = ring_ends[ring]
        let first = position
        let coordinates = [Coordinate](unsafeUninitializedCapacity: end - first) { room, count in
          for i in first..<end {
            room.initializeElement(
              at: i - first, to: Coordinate(x: ordinates[2 * i], y: ordinates[2 * i + 1]))
          }
          count = end - first
        }
        if exterior == nil {
          exterior = Ring(coordinates)
        } else {
          interiors.append(Ring(coordinates))
        }
        position = end
        ring += 1
      }
      polygons.append(Polygon(exterior: exterior ?? Ring([]), interiors: interiors))
    }
    return MultiPolygon(polygons)
  }
}

/// The offset of the first byte that breaks UTF-8 (RFC 3629); `nil` when none does.
func firstInvalidUTF8(_ bytes: UnsafeRawBufferPointer) -> Int? {
  var i = 0
  while i < bytes.count {
    let byte = bytes[i]
    let follow: Int
    switch byte {
    case 0..<0x80: follow = 0
    case 0xC2..<0xE0: follow = 1
    case 0xE0..<0xF0: follow = 2
    case 0xF0..<0xF5: follow = 3
    default: return i
    }
    guard i + follow < bytes.count else { return i }
    for k in 0..<follow where bytes[i + 1 + k] & 0xC0 != 0x80 { return i }
    if follow >= 2 {
      // Overlong forms, surrogates, and what lies past U+10FFFF.
      let second = bytes[i + 1]
      if byte == 0xE0 && second < 0xA0 || byte == 0xED && second > 0x9F
        || byte == 0xF0 && second < 0x90 || byte == 0xF4 && second > 0x8F
      {
        return i
      }
    }
    i += follow + 1
  }
  return nil
}
