/// Writes a number with a fixed count of decimals, halves away from zero, the same on every
/// machine. `nil` when it is not finite.
package func fixed(_ value: Double, _ decimals: Int) -> String? {
  guard value.isFinite else { return nil }
  guard let digits = DecimalDigits(value, decimals) else { return "\(value)" }
  return digits.text(group: "", decimal: ".", minus: "-")
}

/// The same without the zeros at the end.
package func trimmed(_ value: Double, _ decimals: Int) -> String? {
  guard value.isFinite else { return nil }
  guard var digits = DecimalDigits(value, decimals) else { return "\(value)" }
  digits.dropTrailingZeros()
  return digits.text(group: "", decimal: ".", minus: "-")
}

/// The same, at the end of `bytes`; nothing when it is not finite.
package func appendTrimmed(_ value: Double, _ decimals: Int, to bytes: inout [UInt8]) {
  guard value.isFinite else { return }
  guard var digits = DecimalDigits(value, decimals) else {
    bytes.append(contentsOf: "\(value)".utf8)
    return
  }
  digits.dropTrailingZeros()
  digits.write(group: "", decimal: ".", minus: "-") { bytes.append(contentsOf: $0) }
}

/// A number as decimal digits, before anything is put between them.
private struct DecimalDigits {
  private var magnitude: UInt64
  private var decimals: Int
  private let isNegative: Bool

  /// `nil` when the number is too large to be written to that many decimals.
  init?(_ value: Double, _ decimals: Int) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded(.toNearestOrAwayFromZero)
    guard abs(scaled) < 9e15 else { return nil }
    magnitude = UInt64(abs(scaled))
    isNegative = scaled < 0
    self.decimals = decimals
  }

  mutating func dropTrailingZeros() {
    while decimals > 0, magnitude % 10 == 0 {
      magnitude /= 10
      decimals -= 1
    }
  }

  func text(group: StaticString, decimal: StaticString, minus: StaticString) -> String {
    write(group: group, decimal: decimal, minus: minus) { String(decoding: $0, as: UTF8.self) }
  }

  func write<Result>(
    group: StaticString, decimal: StaticString, minus: StaticString,
    _ take: (Slice<UnsafeMutableBufferPointer<UInt8>>) -> Result
  ) -> Result {
    // From the last digit to the first, written backwards from the end of the longest there can be:
    // 16 digits, five separators of three bytes, a sign of three.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { bytes in
      var at = bytes.count
      func put(_ byte: UInt8) {
        at -= 1
        bytes[at] = byte
      }
      func put(_ text: StaticString) {
        for i in stride(from: text.utf8CodeUnitCount - 1, through: 0, by: -1) {
          put(text.utf8Start[i])
        }
      }
      var rest = magnitude
      var written = 0
      repeat {
        if written == decimals, decimals > 0 { put(decimal) }
        let whole = written - decimals
        if whole > 0, whole % 3 == 0 { put(group) }
        put(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
        written += 1
      } while rest > 0 || written <= decimals
      if isNegative { put(minus) }
      return take(bytes[at...])
    }
  }
}

extension Language {
  /// `12,345.6` or `12 345,6`, with spaces that don't break.
  package func number(_ value: Double, _ decimals: Int = 0) -> String {
    guard value.isFinite else { return missing }
    guard let digits = DecimalDigits(value, decimals) else { return "\(value)" }
    return digits.text(
      group: groupSeparator, decimal: decimalSeparator, minus: "\u{2212}")
  }

  package func number(_ value: Int) -> String { number(Double(value), 0) }

  /// A share from 0 to 1 as a percentage.
  package func percent(_ share: Double, _ decimals: Int = 1) -> String {
    number(share * 100, decimals) + (self == .fr ? "\u{202F}%" : "%")
  }

  /// What stands where there is no figure.
  package var missing: String { "–" }

  private var groupSeparator: StaticString { self == .fr ? "\u{202F}" : "," }
  private var decimalSeparator: StaticString { self == .fr ? "," : "." }

  /// `7 May 2017`, `7 mai 2017`.
  package func date(year: Int, month: Int, day: Int) -> String {
    let first = self == .fr && day == 1 ? "1er" : "\(day)"
    return "\(first) \(months[month - 1]) \(year)"
  }

  private var months: [String] {
    switch self {
    case .en:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    case .fr:
      [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
      ]
    }
  }
}
