/// The turn made at `b` when going from `a` by `b` to `c`.
public enum Orientation: Int8, Sendable, Hashable {
  case clockwise = -1
  case collinear = 0
  case counterClockwise = 1
}

/// The exact turn from `a` by `b` to `c`, for any finite doubles.
///
/// A floating-point filter answers nearly always (Shewchuk 1997, stage A).
@inlinable
public func orientation(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Orientation {
  let left = (a.x - c.x) * (b.y - c.y)
  let right = (a.y - c.y) * (b.x - c.x)
  let determinant = left - right
  let bound = 3.3306690738754716e-16 * (abs(left) + abs(right))
  if determinant > bound { return .counterClockwise }
  if -determinant > bound { return .clockwise }
  return exactOrientation(a, b, c)
}

@usableFromInline
func exactOrientation(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Orientation {
  // Shewchuk's expansion sum over the six products of the expanded determinant.
  var expansion: [Double] = []
  func add(_ value: Double) {
    var sum = value
    var kept: [Double] = []
    for component in expansion {
      let total = sum + component
      let shadow = total - sum
      let error = (sum - (total - shadow)) + (component - shadow)
      if error != 0 { kept.append(error) }
      sum = total
    }
    kept.append(sum)
    expansion = kept
  }
  func addProduct(_ x: Double, _ y: Double) {
    let product = x * y
    let error = (-product).addingProduct(x, y)
    add(error)
    add(product)
  }
  addProduct(a.x, b.y)
  addProduct(-a.x, c.y)
  addProduct(-c.x, b.y)
  addProduct(-a.y, b.x)
  addProduct(a.y, c.x)
  addProduct(c.y, b.x)
  let top = expansion.last(where: { $0 != 0 }) ?? 0
  return top > 0 ? .counterClockwise : top < 0 ? .clockwise : .collinear
}
