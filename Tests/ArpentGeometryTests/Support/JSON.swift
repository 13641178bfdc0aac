/// A reader of JSON whose numbers are the doubles nearest to their text: Foundation's reader is off by
/// a spacing now and then, which these tests can't have.
enum JSON {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  struct Malformed: Error { var offset: Int }

  init(_ bytes: some Sequence<UInt8>) throws {
    var reader = Reader(bytes: Array(bytes))
    self = try reader.value()
  }

  subscript(_ key: String) -> JSON {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }
  var array: [JSON] { if case .array(let items) = self { items } else { [] } }
  var number: Double { if case .number(let value) = self { value } else { .nan } }
  var isNull: Bool { if case .null = self { true } else { false } }
  /// A string or a number, as text.
  var text: String {
    switch self {
    case .string(let text): text
    case .number(let value): value == value.rounded() ? "\(Int(value))" : "\(value)"
    default: ""
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func peek() throws -> UInt8 {
      while place < bytes.count, bytes[place] <= 32 { place += 1 }
      guard place < bytes.count else { throw Malformed(offset: place) }
      return bytes[place]
    }

    mutating func expect(_ character: Unicode.Scalar) throws {
      guard try peek() == UInt8(ascii: character) else { throw Malformed(offset: place) }
      place += 1
    }

    /// Whether another item follows in a list that ends with `end`; passes over the comma or the end.
    mutating func more(until end: Unicode.Scalar) throws -> Bool {
      if try peek() == UInt8(ascii: end) {
        place += 1
        return false
      }
      try expect(",")
      return true
    }

    mutating func value() throws -> JSON {
      switch try peek() {
      case UInt8(ascii: "["):
        place += 1
        var items: [JSON] = []
        if try peek() == UInt8(ascii: "]") {
          place += 1
          return .array([])
        }
        repeat { items.append(try value()) } while try more(until: "]")
        return .array(items)
      case UInt8(ascii: "{"):
        place += 1
        var members: [String: JSON] = [:]
        if try peek() == UInt8(ascii: "}") {
          place += 1
          return .object([:])
        }
        repeat {
          _ = try peek()
          let key = try string()
          try expect(":")
          members[key] = try value()
        } while try more(until: "}")
        return .object(members)
      case UInt8(ascii: "\""): return .string(try string())
      case UInt8(ascii: "t"): return word(4, .bool(true))
      case UInt8(ascii: "f"): return word(5, .bool(false))
      case UInt8(ascii: "n"): return word(4, .null)
      default:
        let start = place
        while place < bytes.count, bytes[place] > 32, !",]}".utf8.contains(bytes[place]) {
          place += 1
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        guard let number = Double(text) else { throw Malformed(offset: start) }
        return .number(number)
      }
    }

    mutating func word(_ length: Int, _ value: JSON) -> JSON {
      place += length
      return value
    }

    /// Escapes other than of a single character are kept as they stand: no test looks at them.
    mutating func string() throws -> String {
      try expect("\"")
      var text: [UInt8] = []
      while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
        if bytes[place] == UInt8(ascii: "\\") { place += 1 }
        text.append(bytes[place])
        place += 1
      }
      try expect("\"")
      return String(decoding: text, as: UTF8.self)
    }
  }
}
