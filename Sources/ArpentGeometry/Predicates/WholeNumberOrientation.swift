// Orientation in whole numbers, for ordinates so small or so large that products of doubles would
// under- or overflow. Every finite double is a whole number of 2^-1074: the sign of the determinant
// is found in that unit.

/// A whole number of any size: sign and magnitude, least significant word first.
private struct WholeNumber {
  var isNegative = false
  var words: [UInt32] = []

  /// `value` in units of 2^-1074.
  init(_ value: Double) {
    guard value != 0 else { return }
    isNegative = value < 0
    let exponent = Int(value.exponentBitPattern)
    let fraction = value.significandBitPattern
    let significand = exponent == 0 ? fraction : fraction | 1 << 52
    let shift = max(exponent - 1, 0)
    words = Array(repeating: 0, count: shift / 32)
    let low = significand << UInt64(shift % 32)
    let high = shift % 32 == 0 ? 0 : significand >> UInt64(64 - shift % 32)
    words += [UInt32(truncatingIfNeeded: low), UInt32(low >> 32), UInt32(high)]
    trim()
  }

  init(isNegative: Bool, words: [UInt32]) {
    self.isNegative = isNegative
    self.words = words
    trim()
  }

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
    if words.isEmpty { isNegative = false }
  }

  static func compareMagnitudes(_ a: WholeNumber, _ b: WholeNumber) -> Int {
    if a.words.count != b.words.count { return a.words.count < b.words.count ? -1 : 1 }
    for i in a.words.indices.reversed() where a.words[i] != b.words[i] {
      return a.words[i] < b.words[i] ? -1 : 1
    }
    return 0
  }

  static func - (a: WholeNumber, b: WholeNumber) -> WholeNumber {
    if a.isNegative != b.isNegative {
      var sum: [UInt32] = []
      var carry: UInt64 = 0
      for i in 0..<max(a.words.count, b.words.count) {
        let left = i < a.words.count ? UInt64(a.words[i]) : 0
        let right = i < b.words.count ? UInt64(b.words[i]) : 0
        carry += left + right
        sum.append(UInt32(truncatingIfNeeded: carry))
        carry >>= 32
      }
      sum.append(UInt32(carry))
      // Zero counts as positive, so the sign of a nonzero operand must be found.
      return WholeNumber(isNegative: a.words.isEmpty ? !b.isNegative : a.isNegative, words: sum)
    }
    let swapped = compareMagnitudes(a, b) < 0
    let (large, small) = swapped ? (b, a) : (a, b)
    var difference: [UInt32] = []
    var borrow: Int64 = 0
    for i in large.words.indices {
      var digit = Int64(large.words[i]) - borrow
      if i < small.words.count { digit -= Int64(small.words[i]) }
      borrow = digit < 0 ? 1 : 0
      difference.append(UInt32(truncatingIfNeeded: digit))
    }
    return WholeNumber(isNegative: swapped != a.isNegative, words: difference)
  }

  static func * (a: WholeNumber, b: WholeNumber) -> WholeNumber {
    var product = [UInt32](repeating: 0, count: a.words.count + b.words.count)
    for i in a.words.indices {
      var carry: UInt64 = 0
      for j in b.words.indices {
        carry += UInt64(a.words[i]) * UInt64(b.words[j]) + UInt64(product[i + j])
        product[i + j] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product[i + b.words.count] = UInt32(carry)
    }
    return WholeNumber(isNegative: a.isNegative != b.isNegative, words: product)
  }
}

/// Exact for all finite doubles. Slow, and needed only at the ends of their range.
func wholeNumberOrientation(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Orientation {
  let cx = WholeNumber(c.x)
  let cy = WholeNumber(c.y)
  let left = (WholeNumber(a.x) - cx) * (WholeNumber(b.y) - cy)
  let right = (WholeNumber(a.y) - cy) * (WholeNumber(b.x) - cx)
  let determinant = left - right
  if determinant.words.isEmpty { return .collinear }
  return determinant.isNegative ? .clockwise : .counterClockwise
}
