import CGeoJSON

/// Finds the place of each property among a layer's fields. Features nearly always repeat the
/// keys of the one before, so the next key is tried first, byte by byte.
struct GeoJSONFields {
  private(set) var names: [String] = []
  private var keys: [[UInt8]] = []
  private var places: [String: Int] = [:]

  init() {}

  init(_ names: [String]) {
    for name in names { add(name) }
  }

  private mutating func add(_ name: String) {
    places[name] = names.count
    names.append(name)
    keys.append(Array(name.utf8))
  }

  /// The place of `key`, `expected` being the likely one; `nil` for a name not met before.
  func place(of key: UnsafeRawBufferPointer, expected: Int) -> Int? {
    if expected < keys.count && keys[expected].elementsEqual(key) { return expected }
    return places[String(decoding: key, as: UTF8.self)]
  }

  /// The place of `key`, made for it when it is new.
  mutating func placeOrAdd(_ key: UnsafeRawBufferPointer, expected: Int) -> Int {
    if let place = place(of: key, expected: expected) { return place }
    add(String(decoding: key, as: UTF8.self))
    return names.count - 1
  }
}

extension cgeojson_property {
  var keyBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: key, count: key_length)
  }

  var value: PropertyValue {
    switch kind {
    case CGEOJSON_STRING: .string(string)
    case CGEOJSON_INTEGER: .integer(integer)
    case CGEOJSON_REAL: .real(real)
    case CGEOJSON_BOOLEAN: .boolean(integer != 0)
    case CGEOJSON_TEXT: .json(string)
    default: .null
    }
  }

  var string: String {
    String(decoding: UnsafeRawBufferPointer(start: text, count: text_length), as: UTF8.self)
  }

  var fieldKind: VectorField.Kind {
    switch kind {
    case CGEOJSON_STRING: .string
    case CGEOJSON_INTEGER: .integer
    case CGEOJSON_REAL: .real
    case CGEOJSON_BOOLEAN: .boolean
    case CGEOJSON_TEXT: .json
    default: .empty
    }
  }
}

extension VectorField.Kind {
  /// The kind that holds values of both.
  func union(_ other: Self) -> Self {
    if self == other || other == .empty { return self }
    if self == .empty { return other }
    let numbers: Set<Self> = [.integer, .real]
    return numbers.contains(self) && numbers.contains(other) ? .real : .mixed
  }
}
