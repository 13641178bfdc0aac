/// A whole number of any size, for deciding in tests what is true. Schoolbook arithmetic on purpose:
/// nothing in it is shared with what it judges.
struct BigInt: Equatable {
  var sign = 0
  /// Least significant first, base 2^32, no leading zero.
  var digits: [UInt64] = []

  init() {}

  /// `value` * 2^`shift`, which must be whole.
  init(_ value: Double, timesTwoTo shift: Int) {
    guard value != 0 else { return }
    sign = value < 0 ? -1 : 1
    // significand * 2^exponent with a whole 53-bit significand
    let exponent = Int(value.exponent) - 52 + shift
    let whole = UInt64(value.significand.magnitude * 0x1p52)
    var bits = whole
    var move = exponent
    while move < 0 {
      precondition(bits & 1 == 0, "not whole")
      bits >>= 1
      move += 1
    }
    digits = [bits & 0xffff_ffff, bits >> 32]
    digits = Array(repeating: 0, count: move / 32) + digits
    let factor = UInt64(1) << UInt64(move % 32)
    var carry: UInt64 = 0
    for i in digits.indices {
      let product = digits[i] * factor + carry
      digits[i] = product & 0xffff_ffff
      carry = product >> 32
    }
    digits.append(carry)
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { sign = 0 }
  }

  static prefix func - (a: BigInt) -> BigInt {
    var negated = a
    negated.sign = -a.sign
    return negated
  }

  static func * (a: BigInt, b: BigInt) -> BigInt {
    var result = BigInt()
    guard a.sign != 0, b.sign != 0 else { return result }
    result.sign = a.sign * b.sign
    result.digits = Array(repeating: 0, count: a.digits.count + b.digits.count)
    for i in a.digits.indices {
      var carry: UInt64 = 0
      for j in b.digits.indices {
        let value = a.digits[i] * b.digits[j] + result.digits[i + j] + carry
        result.digits[i + j] = value & 0xffff_ffff
        carry = value >> 32
      }
      result.digits[i + b.digits.count] = carry
    }
    result.trim()
    return result
  }

  static func + (a: BigInt, b: BigInt) -> BigInt {
    if a.sign == 0 { return b }
    if b.sign == 0 { return a }
    var result = BigInt()
    if a.sign == b.sign {
      result.sign = a.sign
      var carry: UInt64 = 0
      for i in 0..<max(a.digits.count, b.digits.count) {
        let value =
          (i < a.digits.count ? a.digits[i] : 0) + (i < b.digits.count ? b.digits[i] : 0) + carry
        result.digits.append(value & 0xffff_ffff)
        carry = value >> 32
      }
      result.digits.append(carry)
      result.trim()
      return result
    }
    let order = compare(a.digits, b.digits)
    if order == 0 { return result }
    let (large, small) = order > 0 ? (a, b) : (b, a)
    result.sign = large.sign
    var borrow: Int64 = 0
    for i in large.digits.indices {
      var value = Int64(large.digits[i]) - borrow
      if i < small.digits.count { value -= Int64(small.digits[i]) }
      borrow = value < 0 ? 1 : 0
      result.digits.append(UInt64(value + (borrow << 32)))
    }
    result.trim()
    return result
  }

  static func - (a: BigInt, b: BigInt) -> BigInt { a + -b }

  private static func compare(_ a: [UInt64], _ b: [UInt64]) -> Int {
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    for i in a.indices.reversed() where a[i] != b[i] { return a[i] < b[i] ? -1 : 1 }
    return 0
  }
}
