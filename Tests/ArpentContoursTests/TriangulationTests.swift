import ArpentContours
import Testing

/// Numbers from a seed, the same on every machine.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
  }
}

@Suite struct TriangulationTests {
  /// Whether `d` lies inside the circle through `a`, `b`, `c`, which run counter-clockwise: the
  /// determinant once more, in 128-bit whole numbers throughout.
  private func isInside(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint, _ d: GridPoint) -> Bool {
    func row(_ p: GridPoint) -> (Int128, Int128, Int128) {
      let (x, y) = (Int128(p.x) - Int128(d.x), Int128(p.y) - Int128(d.y))
      return (x, y, x * x + y * y)
    }
    let (p, q, r) = (row(a), row(b), row(c))
    return p.0 * (q.1 * r.2 - r.1 * q.2) - p.1 * (q.0 * r.2 - r.0 * q.2)
      + p.2 * (q.0 * r.1 - r.0 * q.1) > 0
  }

  private func faults(in points: [GridPoint]) -> (faults: Int, triangles: Int) {
    let mesh = Triangulation(points)
    var faults = 0
    var corners = 0
    for edge in mesh.edges {
      for side in [edge, edge ^ 1] {
        guard let apex = mesh.apex(side) else { continue }
        corners += 1
        let (a, b) = (points[mesh.origin(side)], points[mesh.destination(side)])
        for point in points where isInside(a, b, points[apex], point) { faults += 1 }
      }
    }
    return (faults, corners / 3)
  }

  private func hull(_ points: [GridPoint]) -> Int {
    // Positions on the hull, those in the middle of its edges too (Andrew 1979).
    func half(_ points: [GridPoint]) -> [GridPoint] {
      var chain: [GridPoint] = []
      for point in points {
        while chain.count > 1 {
          let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
          let turn =
            (Int(b.x) - Int(a.x)) * (Int(point.y) - Int(a.y)) - (Int(b.y) - Int(a.y))
            * (Int(point.x) - Int(a.x))
          if turn >= 0 { break }
          chain.removeLast()
        }
        chain.append(point)
      }
      return chain
    }
    return half(points).count + half(points.reversed()).count - 2
  }

  @Test(
    "No circle round a triangle holds another position, and none is left out", arguments: 1...30)
  func delaunay(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    // Small ranges make many positions share lines and circles.
    let range: Int32 = [6, 40, 1_000_000, 500_000_000][seed % 4]
    let points = Set(
      (0..<(20 + seed * 4)).map { _ in
        GridPoint(
          x: Int32.random(in: -range...range, using: &dice),
          y: Int32.random(in: -range...range, using: &dice))
      }
    ).sorted()
    let (faults, triangles) = faults(in: points)
    #expect(faults == 0)
    // Euler: two for each position, less two and those on the hull.
    #expect(triangles == 2 * points.count - 2 - hull(points))
  }

  @Test("Positions on one line have edges and no triangle")
  func line() {
    let points = (0..<50).map { GridPoint(x: Int32($0 * 3), y: Int32($0 * 7)) }
    let mesh = Triangulation(points)
    #expect(mesh.edges.reduce(0) { count, _ in count + 1 } == 49)
    #expect(mesh.edges.allSatisfy { mesh.apex($0) == nil && mesh.apex($0 ^ 1) == nil })
  }
}
