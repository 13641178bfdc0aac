import Foundation

/// Writes a number with a fixed count of decimals, halves away from zero, the same on every
/// machine. `nil` when it is not finite.
func fixed(_ value: Double, _ decimals: Int) -> String? {
  guard value.isFinite else { return nil }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = (value * scale).rounded(.toNearestOrAwayFromZero)
  guard abs(scaled) < 9e15 else { return "\(value)" }
  let digits = Int64(scaled)
  var text = String(digits.magnitude)
  if decimals > 0 {
    if text.utf8.count <= decimals {
      text = String(repeating: "0", count: decimals + 1 - text.utf8.count) + text
    }
    text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
  }
  return digits < 0 ? "-" + text : text
}

/// The same without the zeros at the end.
func trimmed(_ value: Double, _ decimals: Int) -> String? {
  guard var text = fixed(value, decimals) else { return nil }
  guard text.contains("."), !text.contains("e") else { return text }
  while text.last == "0" { text.removeLast() }
  if text.last == "." { text.removeLast() }
  return text
}

/// ln(value ÷ base); `nil` unless both are positive.
func naturalLogarithm(_ value: Double, over base: Double) -> Double? {
  value > 0 && base > 0 ? log(value / base) : nil
}

extension Language {
  /// `12,345.6` or `12 345,6`, with spaces that don't break.
  func number(_ value: Double, _ decimals: Int = 0) -> String {
    guard let text = fixed(value, decimals) else { return missing }
    let negative = text.hasPrefix("-")
    let halves = (negative ? text.dropFirst() : text[...]).split(separator: ".")
    var whole = ""
    for (i, digit) in halves[0].enumerated() {
      if i > 0, (halves[0].count - i) % 3 == 0 { whole += groupSeparator }
      whole.append(digit)
    }
    let fraction = halves.count > 1 ? decimalSeparator + halves[1] : ""
    return (negative ? "\u{2212}" : "") + whole + fraction
  }

  func number(_ value: Int) -> String { number(Double(value), 0) }

  /// A share from 0 to 1 as a percentage.
  func percent(_ share: Double, _ decimals: Int = 1) -> String {
    number(share * 100, decimals) + (self == .fr ? "\u{202F}%" : "%")
  }

  /// What stands where there is no figure.
  var missing: String { "–" }

  private var groupSeparator: String { self == .fr ? "\u{202F}" : "," }
  private var decimalSeparator: String { self == .fr ? "," : "." }

  /// `7 May 2017`, `7 mai 2017`.
  func date(year: Int, month: Int, day: Int) -> String {
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
