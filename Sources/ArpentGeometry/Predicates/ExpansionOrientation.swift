// Orientation by floating-point expansions: sums of doubles that do not overlap and together hold
// the exact value. Method: Shewchuk 1997, sections 2 and 4.3; product splitting: Dekker 1971.

/// A rounded result and what the rounding lost: `high + low` is exact.
private struct Pair {
  var high: Double
  var low: Double
}

@inline(__always)
private func exactSum(_ a: Double, _ b: Double) -> Pair {
  let sum = a + b
  let virtual = sum - a
  return Pair(high: sum, low: (a - (sum - virtual)) + (b - virtual))
}

@inline(__always)
private func exactDifference(_ a: Double, _ b: Double) -> Pair { exactSum(a, -b) }

/// Dekker's product: the processor may lack a fused multiply-add, and the library's is slow there.
@inline(__always)
private func exactProduct(_ a: Double, _ b: Double) -> Pair {
  let product = a * b
  let (aHigh, aLow) = halves(a)
  let (bHigh, bLow) = halves(b)
  let error = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
  return Pair(high: product, low: error)
}

@inline(__always)
private func halves(_ value: Double) -> (Double, Double) {
  let spread = 0x1.0000002p27 * value
  let high = spread - (spread - value)
  return (high, value - high)
}

/// At most sixteen non-overlapping doubles in increasing magnitude.
private struct Expansion {
  var parts = SIMD16<Double>()
  var count = 0

  /// Shewchuk's grow-expansion without the zeroes: each value adds one part at most.
  mutating func add(_ value: Double) {
    var carried = value
    var kept = 0
    for i in 0..<count {
      let sum = exactSum(carried, parts[i])
      if sum.low != 0 {
        parts[kept] = sum.low
        kept += 1
      }
      carried = sum.high
    }
    if carried != 0 {
      parts[kept] = carried
      kept += 1
    }
    count = kept
  }

  mutating func add(_ pair: Pair) {
    add(pair.low)
    add(pair.high)
  }

  /// The largest part: all smaller ones together are less than its last bit.
  var top: Double { count > 0 ? parts[count - 1] : 0 }

  var sign: Orientation {
    top > 0 ? .counterClockwise : top < 0 ? .clockwise : .collinear
  }
}

/// The difference of two pairs as four parts that do not overlap, least first (Shewchuk's
/// two-two-diff).
@inline(__always)
private func exactDifference(_ a: Pair, _ b: Pair) -> (Double, Double, Double, Double) {
  let low = exactDifference(a.low, b.low)
  let middle = exactSum(a.high, low.high)
  let next = exactDifference(middle.low, b.high)
  let high = exactSum(middle.high, next.high)
  return (low.low, next.low, high.low, high.high)
}

/// Exact for ordinates that are zero or between 2^-480 and 2^480.
func expansionOrientation(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Orientation {
  let acx = exactDifference(a.x, c.x)
  let bcx = exactDifference(b.x, c.x)
  let acy = exactDifference(a.y, c.y)
  let bcy = exactDifference(b.y, c.y)

  let left = exactProduct(acx.high, bcy.high)
  let right = exactProduct(acy.high, bcx.high)
  let parts = exactDifference(left, right)
  let top = parts.3 != 0 ? parts.3 : parts.2 != 0 ? parts.2 : parts.1 != 0 ? parts.1 : parts.0
  // Differences of neighbouring positions are nearly always exact: then this is the whole value.
  // Otherwise, stage B: what the differences lost is less than (2 + 12u)u of the products, and the top
  // part off by 2u of itself at most.
  let isWhole = acx.low == 0 && bcx.low == 0 && acy.low == 0 && bcy.low == 0
  if isWhole || abs(top) > 2.3e-16 * (abs(left.high) + abs(right.high)) {
    return top > 0 ? .counterClockwise : top < 0 ? .clockwise : .collinear
  }

  // The products of the full differences. Four of them hold a lost part; none is dropped.
  var determinant = Expansion()
  determinant.add(Pair(high: parts.1, low: parts.0))
  determinant.add(Pair(high: parts.3, low: parts.2))
  determinant.add(exactProduct(acx.low, bcy.high))
  determinant.add(exactProduct(acx.high, bcy.low))
  determinant.add(exactProduct(acx.low, bcy.low))
  determinant.add(exactProduct(-acy.low, bcx.high))
  determinant.add(exactProduct(-acy.high, bcx.low))
  determinant.add(exactProduct(-acy.low, bcx.low))
  return determinant.sign
}
