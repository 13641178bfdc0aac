/// Numbers as open data write them: `1 234`, `78,94%`, `47,70 %`, `20.1`, `1e+05`.
public enum TableNumber {
  /// Which sign parts the decimals. The other one may group thousands.
  public enum DecimalSign: String, Hashable, Sendable {
    /// Comma or point, whichever stands there; only blanks group thousands.
    case either
    case point
    case comma
  }

  /// The value of a cell; `nil` when it is no number. A per-cent sign is dropped: `78,94%` is
  /// 78.94. Blanks, also no-break ones, may group thousands, three digits a group.
  public static func value(_ cell: ArraySlice<UInt8>, decimal: DecimalSign = .either) -> Double? {
    if decimal != .comma, let value = pointed(cell) { return value }
    guard let text = plain(cell, decimal: decimal), let value = Double(text), value.isFinite else {
      return nil
    }
    return value
  }

  /// The whole number in a cell; `nil` when there is none. `12.0` and `1e+05` are whole.
  public static func integer(_ cell: ArraySlice<UInt8>, decimal: DecimalSign = .either) -> Int? {
    if let digits = digits(cell) { return digits }
    guard let value = value(cell, decimal: decimal), cell.last != UInt8(ascii: "%") else {
      return nil
    }
    return Int(exactly: value)
  }

  /// The common case at little cost: nothing but at most 18 digits.
  private static func digits(_ cell: ArraySlice<UInt8>) -> Int? {
    guard !cell.isEmpty, cell.count <= 18 else { return nil }
    var value = 0
    for byte in cell {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }

  /// The other common case: at most 15 digits with a point among them. Both the digits as a whole number
  /// and the power of ten are exact doubles, so that their quotient is rounded once (Clinger 1990).
  private static func pointed(_ cell: ArraySlice<UInt8>) -> Double? {
    guard cell.count > 2, cell.count <= 17 else { return nil }
    var value = 0
    var digits = 0
    var decimals: Int?
    var isNegative = false
    for (place, byte) in cell.enumerated() {
      switch byte {
      case 48...57:
        value = value * 10 + Int(byte - 48)
        digits += 1
        decimals = decimals.map { $0 + 1 }
      case UInt8(ascii: ".") where decimals == nil && digits > 0: decimals = 0
      case UInt8(ascii: "-") where place == 0: isNegative = true
      default: return nil
      }
    }
    guard let decimals, decimals > 0, digits <= 15 else { return nil }
    let size = Double(value) / powersOfTen[decimals]
    return isNegative ? -size : size
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// The number as Swift writes it, or `nil` where the cell has another form.
  private static func plain(_ cell: ArraySlice<UInt8>, decimal: DecimalSign) -> String? {
    var bytes = withPlainBlanks(cell)
    while bytes.last == 0x20 { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "%") {
      bytes.removeLast()
      while bytes.last == 0x20 { bytes.removeLast() }
    }
    var i = bytes.firstIndex { $0 != 0x20 } ?? bytes.endIndex
    var out: [UInt8] = []
    if i < bytes.count, bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "+") {
      if bytes[i] == UInt8(ascii: "-") { out.append(bytes[i]) }
      i += 1
    }
    let comma = UInt8(ascii: ",")
    let point = UInt8(ascii: ".")
    let group: UInt8? = decimal == .point ? comma : decimal == .comma ? point : nil
    func isDecimal(_ byte: UInt8) -> Bool {
      byte == comma && decimal != .point || byte == point && decimal != .comma
    }
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    var run = 0
    var grouped = false
    while i < bytes.count {
      let byte = bytes[i]
      if isDigit(byte) {
        out.append(byte)
        run += 1
      } else if byte == 0x20 || byte == group {
        guard run > 0, run <= 3, !grouped || run == 3 else { return nil }
        grouped = true
        run = 0
      } else {
        break
      }
      i += 1
    }
    guard !grouped || run == 3 else { return nil }
    var count = out.count(where: isDigit)
    if i < bytes.count, isDecimal(bytes[i]) {
      i += 1
      let fraction = bytes[i...].prefix(while: isDigit)
      // ".5" is a number, "5." too, "." is not; Swift wants digits on both sides.
      if count == 0 { out.append(48) }
      out.append(point)
      out.append(contentsOf: fraction.isEmpty ? [48] : Array(fraction))
      count += fraction.count
      i += fraction.count
    }
    guard count > 0 else { return nil }
    if i < bytes.count, bytes[i] == UInt8(ascii: "e") || bytes[i] == UInt8(ascii: "E") {
      let exponent = bytes[(i + 1)...]
      let unsigned = exponent.drop {
        $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
      }
      guard (1...3).contains(unsigned.count), exponent.count - unsigned.count <= 1,
        unsigned.allSatisfy(isDigit)
      else { return nil }
      out.append(contentsOf: bytes[i...])
      i = bytes.count
    }
    return i == bytes.count ? String(decoding: out, as: UTF8.self) : nil
  }

  /// No-break spaces, in UTF-8 and in Windows-1252, made plain ones.
  private static func withPlainBlanks(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(cell.count)
    var i = cell.startIndex
    while i < cell.endIndex {
      if cell[i...].starts(with: [0xC2, 0xA0]) {
        out.append(0x20)
        i += 2
      } else if cell[i...].starts(with: [0xE2, 0x80, 0xAF]) {
        out.append(0x20)
        i += 3
      } else {
        out.append(cell[i] == 0xA0 || cell[i] == 9 ? 0x20 : cell[i])
        i += 1
      }
    }
    return out
  }
}
