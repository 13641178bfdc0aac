/// The turn made at `b` when going from `a` by `b` to `c`.
public enum Orientation: Int8, Sendable, Hashable {
  case clockwise = -1
  case collinear = 0
  case counterClockwise = 1
}

/// The exact turn from `a` by `b` to `c`, for any finite doubles, subnormal and huge ones included.
///
/// A floating-point filter answers nearly always (Shewchuk, "Adaptive Precision Floating-Point
/// Arithmetic and Fast Robust Geometric Predicates", 1997, stage A); then come expansions, and whole
/// numbers where products could leave the range of a double.
/// - Complexity: O(1); no allocation unless ordinates are beyond 2^±480.
@inlinable
public func orientation(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Orientation {
  let left = (a.x - c.x) * (b.y - c.y)
  let right = (a.y - c.y) * (b.x - c.x)
  let determinant = left - right
  // (3 + 16u)u for the rounding of differences and products; the last term covers what a product
  // loses when it underflows (less than 2^-1074 each). Overflow makes the bound infinite or the
  // determinant not a number: both comparisons then fail.
  let bound = 3.3306690738754716e-16 * (abs(left) + abs(right)) + 0x1p-1000
  if determinant > bound { return .counterClockwise }
  if -determinant > bound { return .clockwise }
  return exactOrientation(a, b, c)
}

@usableFromInline
func exactOrientation(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Orientation {
  // The commonest of close calls.
  if c == a || c == b { return .collinear }
  if expansionsAreExact(a) && expansionsAreExact(b) && expansionsAreExact(c) {
    return expansionOrientation(a, b, c)
  }
  return wholeNumberOrientation(a, b, c)
}

/// Whether products of these ordinates, and the roundoff of those products, stay in range: between
/// 2^-480 and 2^480 the last bit of a product is worth at least 2^-1066.
private func expansionsAreExact(_ point: Coordinate) -> Bool {
  func inRange(_ value: Double) -> Bool {
    value == 0 || (abs(value) > 0x1p-480 && abs(value) < 0x1p480)
  }
  return inRange(point.x) && inRange(point.y)
}
