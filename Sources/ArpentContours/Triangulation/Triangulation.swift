/// The Delaunay triangulation of distinct positions: no circle round a triangle holds another one.
///
/// Edges are directed and come in pairs, `e` and `e ^ 1`. Each knows the next and the previous one
/// round its origin, counter-clockwise: the primal half of the quad-edge structure.
package struct Triangulation {
  /// Ascending, none twice.
  package let points: [GridPoint]
  /// Place of each edge's origin in ``points``; -1 where the edge was taken out again.
  private(set) var origins: [Int32] = []
  private(set) var onext: [Int32] = []
  private(set) var oprev: [Int32] = []

  /// - Precondition: `points` is ascending and holds none twice.
  /// - Complexity: O(n log n)
  package init(_ points: [GridPoint]) {
    self.points = points
    guard points.count > 1 else { return }
    origins.reserveCapacity(points.count * 8)
    onext.reserveCapacity(points.count * 8)
    oprev.reserveCapacity(points.count * 8)
    _ = divide(0, points.count)
  }

  @inline(__always) package func origin(_ edge: Int32) -> Int { Int(origins[Int(edge)]) }
  @inline(__always) package func destination(_ edge: Int32) -> Int { Int(origins[Int(edge ^ 1)]) }
  /// The next edge round the face to the left.
  @inline(__always) package func lnext(_ edge: Int32) -> Int32 { oprev[Int(edge ^ 1)] }
  @inline(__always) package func lprev(_ edge: Int32) -> Int32 { onext[Int(edge)] ^ 1 }
  @inline(__always) private func rprev(_ edge: Int32) -> Int32 { onext[Int(edge ^ 1)] }

  /// The third corner of the triangle to the left of `edge`; `nil` where that is the outside.
  package func apex(_ edge: Int32) -> Int? {
    let second = lnext(edge)
    let third = lnext(second)
    guard lnext(third) == edge else { return nil }
    let corner = origin(third)
    return turn(points[origin(edge)], points[destination(edge)], points[corner]) > 0 ? corner : nil
  }

  /// Every edge once, as the even one of its pair.
  package var edges: some Sequence<Int32> {
    stride(from: Int32(0), to: Int32(origins.count), by: 2).lazy.filter {
      origins[Int($0)] >= 0
    }
  }

  private mutating func makeEdge(_ from: Int, _ to: Int) -> Int32 {
    let edge = Int32(origins.count)
    origins.append(Int32(from))
    origins.append(Int32(to))
    onext.append(edge)
    onext.append(edge + 1)
    oprev.append(edge)
    oprev.append(edge + 1)
    return edge
  }

  private mutating func splice(_ a: Int32, _ b: Int32) {
    let (afterA, afterB) = (onext[Int(a)], onext[Int(b)])
    onext[Int(a)] = afterB
    onext[Int(b)] = afterA
    oprev[Int(afterB)] = a
    oprev[Int(afterA)] = b
  }

  private mutating func connect(_ a: Int32, _ b: Int32) -> Int32 {
    let edge = makeEdge(destination(a), origin(b))
    splice(edge, lnext(a))
    splice(edge ^ 1, b)
    return edge
  }

  private mutating func delete(_ edge: Int32) {
    splice(edge, oprev[Int(edge)])
    splice(edge ^ 1, oprev[Int(edge ^ 1)])
    origins[Int(edge)] = -1
    origins[Int(edge ^ 1)] = -1
  }

  private func isLeft(_ point: Int, of edge: Int32) -> Bool {
    turn(points[point], points[origin(edge)], points[destination(edge)]) > 0
  }

  private func isRight(_ point: Int, of edge: Int32) -> Bool {
    turn(points[point], points[destination(edge)], points[origin(edge)]) > 0
  }

  /// Divide and conquer (Guibas and Stolfi 1985, section 9) over `points[low..<high]`: the edge out of
  /// the leftmost position and the one out of the rightmost, along the hull.
  private mutating func divide(_ low: Int, _ high: Int) -> (left: Int32, right: Int32) {
    switch high - low {
    case 2:
      let edge = makeEdge(low, low + 1)
      return (edge, edge ^ 1)
    case 3:
      let a = makeEdge(low, low + 1)
      let b = makeEdge(low + 1, low + 2)
      splice(a ^ 1, b)
      let area = turn(points[low], points[low + 1], points[low + 2])
      if area == 0 { return (a, b ^ 1) }
      let c = connect(b, a)
      return area > 0 ? (a, b ^ 1) : (c ^ 1, c)
    default:
      let middle = low + (high - low) / 2
      let left = divide(low, middle)
      let right = divide(middle, high)
      return merge(left, right)
    }
  }

  private mutating func merge(
    _ left: (left: Int32, right: Int32), _ right: (left: Int32, right: Int32)
  ) -> (left: Int32, right: Int32) {
    var (outerLeft, innerLeft) = left
    var (innerRight, outerRight) = right
    // The lower common tangent.
    while true {
      if isLeft(origin(innerRight), of: innerLeft) {
        innerLeft = lnext(innerLeft)
      } else if isRight(origin(innerLeft), of: innerRight) {
        innerRight = rprev(innerRight)
      } else {
        break
      }
    }
    var base = connect(innerRight ^ 1, innerLeft)
    if origin(innerLeft) == origin(outerLeft) { outerLeft = base ^ 1 }
    if origin(innerRight) == origin(outerRight) { outerRight = base }
    // Upwards, zipping both sides together.
    while true {
      var leftward = onext[Int(base ^ 1)]
      if isRight(destination(leftward), of: base) {
        while isInCircle(
          points[destination(base)], points[origin(base)], points[destination(leftward)],
          points[destination(onext[Int(leftward)])])
        {
          let next = onext[Int(leftward)]
          delete(leftward)
          leftward = next
        }
      }
      var rightward = oprev[Int(base)]
      if isRight(destination(rightward), of: base) {
        while isInCircle(
          points[destination(base)], points[origin(base)], points[destination(rightward)],
          points[destination(oprev[Int(rightward)])])
        {
          let next = oprev[Int(rightward)]
          delete(rightward)
          rightward = next
        }
      }
      let hasLeft = isRight(destination(leftward), of: base)
      let hasRight = isRight(destination(rightward), of: base)
      if !hasLeft && !hasRight { break }
      if !hasLeft
        || hasRight
          && isInCircle(
            points[destination(leftward)], points[origin(leftward)], points[origin(rightward)],
            points[destination(rightward)])
      {
        base = connect(rightward, base ^ 1)
      } else {
        base = connect(base ^ 1, leftward ^ 1)
      }
    }
    return (outerLeft, outerRight)
  }
}
