import ArpentFormats
import Testing

@Suite("Decimal numbers out of bytes")
struct DecimalParsingTests {
  /// The text, with bytes behind it that must not matter.
  private func parse(_ text: String, followedBy rest: String = "9999999999") -> Double {
    let bytes = Array((text + rest).utf8)
    return bytes.withUnsafeBufferPointer { Decimal.parse($0.baseAddress!, text.utf8.count) }
  }

  @Test(
    "Plain, signed, long and exponential numbers have the value that Double(String) gives them",
    arguments: [
      "0", "-0", "+0.0", "2.35", "48.856614", "-1.5", "007.50", "12345678", "123456789.123456789",
      "2.3488000000000002", "48.853410000000004", "9007199254740993", "9007199254740992.5",
      "0.1", "0.000000000000000001", "1234567890123456789", "9999999999999999999",
      "18446744073709551615", "18446744073709551616", "1.7976931348623157e308", "5e-324",
      "2.35e0", "2.35E+1", "-235e-2", "0.30000000000000004441", "652000.12345678",
      "99999999.99999999", "8.5", "0.00000001", "1.00000000", "123.12345678", "123.123456789",
    ])
  func agrees(text: String) throws {
    let expected = try #require(Double(text))
    #expect(parse(text).bitPattern == expected.bitPattern)
    #expect(parse(text.replacing(".", with: ",")).bitPattern == expected.bitPattern)
  }

  @Test("A point may stand at either end of the digits")
  func openEnds() {
    #expect(parse("5.") == 5)
    #expect(parse(".5") == 0.5)
    #expect(parse("-.5e1") == -5)
  }

  @Test(
    "What is not a decimal number from end to end is none",
    arguments: [
      "", "-", "+", ".", ",", "-.", "NA", "nan", "inf", "0x1p3", "1.2.3", "1,2,3", "2.3 5", "--1",
      "1e", "1e+", "e5", "12a", "a12", "1 ", " 1", "2°", "1_000", "٣",
    ])
  func refuses(text: String) {
    #expect(parse(text).isNaN)
  }

  @Test("Two million random decimals have exactly the value that Double(String) gives them")
  func randomDecimals() {
    var random = SplitMix(seed: 2024)
    var wrong: [String] = []
    for _ in 0..<2_000_000 {
      let digits = 1 + Int(random.next() % 20)
      let decimals = Int(random.next() % UInt64(digits + 1))
      var text = random.next() % 2 == 0 ? "-" : ""
      for i in 0..<digits {
        if i == digits - decimals { text += i == 0 ? "0." : "." }
        text.append(Character(UnicodeScalar(UInt8(48 + random.next() % 10))))
      }
      if parse(text, followedBy: "07,1.2345").bitPattern != Double(text)!.bitPattern {
        wrong.append(text)
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(10))")
  }

  @Test("Random doubles come back as they were from their shortest decimals")
  func roundTrips() {
    var random = SplitMix(seed: 7)
    var wrong: [Double] = []
    for _ in 0..<500_000 {
      let value = (Double(random.next() >> 11) * 0x1p-53 - 0.5) * 360
      if parse("\(value)").bitPattern != value.bitPattern { wrong.append(value) }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(10))")
  }

  @Test("Halves between two doubles are rounded to even, and their neighbours to the near side")
  func ties() {
    // 2^53 + 1 lies half-way; scaled by powers of ten that stay exact in 19 digits.
    for (text, expected) in [
      ("9007199254740993", 9_007_199_254_740_992.0), ("9007199254740995", 9_007_199_254_740_996.0),
      ("9007199254740993.001", 9_007_199_254_740_994.0),
      ("9007199254740992.999", 9_007_199_254_740_992.0),
    ] {
      #expect(parse(text) == expected)
    }
  }
}

/// A small generator of known state (Steele, Lea and Flood 2014), so that failures can be repeated.
struct SplitMix {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
