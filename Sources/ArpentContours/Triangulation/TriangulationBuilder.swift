/// Builds a triangulation on bare memory: half of the time went into bounds and uniqueness checks.
///
/// Bounds: `n` positions in a plane have at most `3n - 3` edges at any moment (Euler 1752), places of edges
/// that were taken out are used again, and each edge takes two places: `6n` are enough. Every index is
/// such a place, or that of a position, and comes from this memory itself, where nothing else writes.
struct TriangulationBuilder {
  private let points: UnsafeBufferPointer<GridPoint>
  private let origins: UnsafeMutablePointer<Int32>
  private let onext: UnsafeMutablePointer<Int32>
  private let oprev: UnsafeMutablePointer<Int32>
  private var count = 0
  /// The first of the places that are free again, each of which holds the next; -1 for none.
  private var free: Int32 = -1

  /// - Precondition: more than one position, ascending, none twice.
  init(_ points: UnsafeBufferPointer<GridPoint>) {
    self.points = points
    origins = .allocate(capacity: 6 * points.count)
    onext = .allocate(capacity: 6 * points.count)
    oprev = .allocate(capacity: 6 * points.count)
  }

  func deallocate() {
    origins.deallocate()
    onext.deallocate()
    oprev.deallocate()
  }

  mutating func build() { _ = divide(0, points.count) }

  var arrays: (origins: [Int32], onext: [Int32], oprev: [Int32]) {
    func array(_ memory: UnsafeMutablePointer<Int32>) -> [Int32] {
      Array(UnsafeBufferPointer(start: memory, count: count))
    }
    return (array(origins), array(onext), array(oprev))
  }

  @inline(__always) private func origin(_ edge: Int32) -> Int { Int(origins[Int(edge)]) }
  @inline(__always) private func destination(_ edge: Int32) -> Int { Int(origins[Int(edge ^ 1)]) }
  @inline(__always) private func lnext(_ edge: Int32) -> Int32 { oprev[Int(edge ^ 1)] }
  @inline(__always) private func rprev(_ edge: Int32) -> Int32 { onext[Int(edge ^ 1)] }

  private mutating func makeEdge(_ from: Int, _ to: Int) -> Int32 {
    let edge: Int32
    if free >= 0 {
      edge = free
      free = onext[Int(edge)]
    } else {
      edge = Int32(count)
      count += 2
    }
    (origins[Int(edge)], origins[Int(edge) + 1]) = (Int32(from), Int32(to))
    (onext[Int(edge)], onext[Int(edge) + 1]) = (edge, edge + 1)
    (oprev[Int(edge)], oprev[Int(edge) + 1]) = (edge, edge + 1)
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
    onext[Int(edge & ~1)] = free
    free = edge & ~1
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
