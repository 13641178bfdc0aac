/// An edge of one or more zones, pointing up; a level one points left. So the point that stands for
/// `p`, a little to the right of it and less above, is never on it.
struct Edge: BitwiseCopyable {
  var ax: Double
  var ay: Double
  var bx: Double
  var by: Double

  @inline(__always) var a: Coordinate { Coordinate(x: ax, y: ay) }
  @inline(__always) var b: Coordinate { Coordinate(x: bx, y: by) }

  init(_ p: Coordinate, _ q: Coordinate) {
    if p.y < q.y || (p.y == q.y && p.x >= q.x) {
      (ax, ay, bx, by) = (p.x, p.y, q.x, q.y)
    } else {
      (ax, ay, bx, by) = (q.x, q.y, p.x, p.y)
    }
  }

  /// Whether the point, or else what stands for it a little to its right, is to the right of the edge.
  @inline(__always) func hasOnRight(_ p: Coordinate) -> Bool {
    orientation(a, b, p) != .counterClockwise
  }

  /// Whether a level line at `y`, or a little above, meets the edge.
  @inline(__always) func spans(y: Double) -> Bool { ay <= y && by > y }

  /// Whether an upright line at `x`, or a little to its right, meets the edge.
  @inline(__always) func spans(x: Double) -> Bool { (ax > x) != (bx > x) }

  @inline(__always) func holds(_ p: Coordinate) -> Bool {
    boxHolds(p) && orientation(a, b, p) == .collinear
  }

  @inline(__always) private func boxHolds(_ p: Coordinate) -> Bool {
    p.y >= ay && p.y <= by && p.x >= min(ax, bx) && p.x <= max(ax, bx)
  }

  /// ``isCrossed(from:to:)``, and whether the edge holds `end`.
  ///
  /// Where the edge does, the turn at `end` is the costliest one, and serves both.
  @inline(__always) func meets(
    from start: Coordinate, to end: Coordinate
  ) -> (isCrossed: Bool, holdsEnd: Bool) {
    let level = spans(y: end.y)
    let upright = spans(x: start.x)
    let isBoxed = boxHolds(end)
    if !level && !upright && !isBoxed { return (false, false) }
    let turn = level || isBoxed ? orientation(a, b, end) : .clockwise
    let holdsEnd = isBoxed && turn == .collinear
    if !level && !upright { return (false, holdsEnd) }
    let corner = hasOnRight(Coordinate(x: start.x, y: end.y))
    var crossed = false
    if level { crossed = (turn != .counterClockwise) != corner }
    if upright && hasOnRight(start) != corner { crossed.toggle() }
    return (crossed, holdsEnd)
  }

  /// ``meets(from:to:)`` for a start as high as the end: the path has one leg.
  @inline(__always) func meets(
    level start: Coordinate, to end: Coordinate
  ) -> (isCrossed: Bool, holdsEnd: Bool) {
    meets(straight: start, to: end, isSpanned: spans(y: end.y))
  }

  /// ``meets(from:to:)`` for a start right above or below the end.
  @inline(__always) func meets(
    upright start: Coordinate, to end: Coordinate
  ) -> (isCrossed: Bool, holdsEnd: Bool) {
    meets(straight: start, to: end, isSpanned: spans(x: end.x))
  }

  @inline(__always) private func meets(
    straight start: Coordinate, to end: Coordinate, isSpanned: Bool
  ) -> (isCrossed: Bool, holdsEnd: Bool) {
    let isBoxed = boxHolds(end)
    if !isSpanned && !isBoxed { return (false, false) }
    let turn = orientation(a, b, end)
    let isCrossed = isSpanned && (turn != .counterClockwise) != hasOnRight(start)
    return (isCrossed, isBoxed && turn == .collinear)
  }

  /// Whether the path from `start` up or down to the height of `end`, then along to `end`, crosses
  /// the edge an odd number of times.
  ///
  /// Ties are settled as if every point lay a little to the right of itself and far less above
  /// (Edelsbrunner and Mücke 1990), the same way on both legs: so the parity over a closed line is
  /// that of those neighbouring points, which are on no edge.
  @inline(__always) func isCrossed(from start: Coordinate, to end: Coordinate) -> Bool {
    let level = spans(y: end.y)
    let upright = spans(x: start.x)
    if !level && !upright { return false }
    let corner = hasOnRight(Coordinate(x: start.x, y: end.y))
    var crossed = false
    if level { crossed = hasOnRight(end) != corner }
    if upright && hasOnRight(start) != corner { crossed.toggle() }
    return crossed
  }
}
