/// Reads decimal numbers out of bytes, correctly rounded: the same value as `Double(String)`.
///
/// A decimal comma counts as a decimal point. No locale is asked, no memory is taken, except for
/// the rare numbers with an exponent or with more than 19 digits.
@usableFromInline
package enum Decimal {
  /// The powers of ten that are exact doubles (Clinger 1990: the quotient of two exact doubles is
  /// correctly rounded).
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The value of the text, or NaN when it is not a decimal number from end to end.
  ///
  /// - Precondition: eight more bytes are readable after the text, whatever they hold.
  @inline(__always)
  package static func parse(_ text: UnsafePointer<UInt8>, _ count: Int) -> Double {
    // Signs and lengths vary from row to row at random: no branch hangs on them.
    let first = count > 0 ? text[0] : 0
    let negative = first == 0x2D
    var at = negative || first == 0x2B ? 1 : 0
    let start = at
    var mantissa = digits(text, &at, count)
    var total = at &- start
    var decimals = 0
    if at < count, text[at] == 0x2E || text[at] == 0x2C {
      at &+= 1
      let start = at
      mantissa = digits(text, &at, count, after: mantissa)
      decimals = at &- start
      total &+= decimals
    }
    if at != count || total == 0 || total > 19 { return hard(text, count) }
    if mantissa <= 1 << 53, decimals <= 22 {
      let value = powersOfTen.withUnsafeBufferPointer { Double(Int64(mantissa)) / $0[decimals] }
      return Double(bitPattern: value.bitPattern | (negative ? 1 << 63 : 0))
    }
    return divided(mantissa, decimals, negative)
  }

  /// Reads the digits from `at` on, behind those of `before`; wrong past 19, which is not asked.
  @inline(__always)
  private static func digits(
    _ text: UnsafePointer<UInt8>, _ at: inout Int, _ count: Int, after before: UInt64 = 0
  ) -> UInt64 {
    var value = before
    while true {
      let (run, part) = leadingDigits(text + at, count &- at)
      // Eight at most.
      value = tens.withUnsafeBufferPointer { value &* $0[run] &+ part }
      at &+= run
      if run < 8 { return value }
    }
  }

  /// How many of the next `left` bytes (eight at most) are digits before the first that is not,
  /// and their value.
  @inline(__always)
  private static func leadingDigits(_ text: UnsafePointer<UInt8>, _ left: Int) -> (Int, UInt64) {
    let word = UInt64(
      littleEndian: UnsafeRawPointer(text).loadUnaligned(as: UInt64.self))
    // A byte is a digit when its high half is 3 and adding 6 does not carry out of the low half.
    let lower = word ^ 0x3030_3030_3030_3030
    let other =
      (lower | (lower &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0
    let run = min(other == 0 ? 8 : other.trailingZeroBitCount >> 3, left)
    // Shifted up, the missing digits are leading zeros (pairs, fours, eights: D. Lemire 2018).
    // In two halves, since all 64 bits go when there is no digit.
    let half = UInt64(truncatingIfNeeded: 32 &- 4 &* run)
    var value = (lower &<< half) &<< half
    value = (value &* 10) &+ (value >> 8)
    let even: UInt64 = 0x0000_00FF_0000_00FF
    let low = (value & even) &* 0x000F_4240_0000_0064
    let high = ((value >> 16) & even) &* 0x0000_2710_0000_0001
    return (run, (low &+ high) >> 32)
  }

  private static let tens: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  /// `mantissa / 10^decimals`, correctly rounded, where one of them is no exact double: an integer
  /// quotient of 63 bits or more, whose remainder sticks to its last bit.
  @inline(never)
  private static func divided(_ mantissa: UInt64, _ decimals: Int, _ negative: Bool) -> Double {
    if mantissa == 0 { return negative ? -0.0 : 0.0 }
    // At most 19 digits were read, so 5^decimals fits in 64 bits.
    var divisor: UInt64 = 1
    for _ in 0..<decimals { divisor &*= 5 }
    let up = mantissa.leadingZeroBitCount
    let down = divisor.leadingZeroBitCount
    let numerator = mantissa << UInt64(up)
    let (quotient, remainder) = (divisor << UInt64(down)).dividingFullWidth(
      (numerator >> 1, numerator << 63))
    let sticky = Double(quotient | (remainder == 0 ? 0 : 1))
    let exponent = down - up - decimals - 63
    let scale = Double(sign: .plus, exponent: exponent, significand: 1)
    return negative ? -(sticky * scale) : sticky * scale
  }

  /// What the fast path leaves: exponents, long mantissas, and what is no number at all.
  @inline(never)
  private static func hard(_ text: UnsafePointer<UInt8>, _ count: Int) -> Double {
    var bytes: [UInt8] = []
    var digits = 0
    var at = 0
    func takeDigits() -> Int {
      let start = at
      while at < count, text[at] &- 0x30 <= 9 {
        bytes.append(text[at])
        at += 1
      }
      return at - start
    }
    func takeSign() {
      if at < count, text[at] == 0x2D || text[at] == 0x2B {
        bytes.append(text[at])
        at += 1
      }
    }
    takeSign()
    digits += takeDigits()
    if digits == 0 { bytes.append(0x30) }
    if at < count, text[at] == 0x2E || text[at] == 0x2C {
      at += 1
      bytes.append(0x2E)
      let decimals = takeDigits()
      if decimals == 0 { bytes.append(0x30) }
      digits += decimals
    }
    guard digits > 0 else { return .nan }
    if at < count, text[at] | 0x20 == 0x65 {
      at += 1
      bytes.append(0x65)
      takeSign()
      guard takeDigits() > 0 else { return .nan }
    }
    guard at == count else { return .nan }
    return Double(String(decoding: bytes, as: UTF8.self)) ?? .nan
  }
}
