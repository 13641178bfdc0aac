import ArpentGeometry

/// A position that a border put into an edge of its commune's outline.
struct OutlineSeam: Codable, Hashable {
  /// Longitude and latitude of the edge's ends and of the position.
  private var numbers: [Double]

  init(from a: Coordinate, to b: Coordinate, at position: Coordinate) {
    numbers = [a.x, a.y, b.x, b.y, position.x, position.y]
  }

  var a: Coordinate { Coordinate(x: numbers[0], y: numbers[1]) }
  var b: Coordinate { Coordinate(x: numbers[2], y: numbers[3]) }
  var position: Coordinate { Coordinate(x: numbers[4], y: numbers[5]) }
}

/// Gives positions that a commune's borders put into its outline to the neighbour behind it too, so that
/// zones on both sides of a commune's limit run through the very same positions.
struct OutlineSeams {
  private struct Edge: Hashable {
    var low: Coordinate
    var high: Coordinate

    init(_ a: Coordinate, _ b: Coordinate) {
      (low, high) = a.x < b.x || a.x == b.x && a.y < b.y ? (a, b) : (b, a)
    }

    /// How far along the edge a position lies, as its longer side tells.
    func share(_ position: Coordinate) -> Double {
      let (dx, dy) = (high.x - low.x, high.y - low.y)
      return abs(dx) >= abs(dy) ? (position.x - low.x) / dx : (position.y - low.y) / dy
    }
  }

  /// Positions in each outline edge, in order along it.
  private var positions: [Edge: [Coordinate]] = [:]
  /// The outline edge that each piece between two of one commune's positions belongs to.
  private var wholes: [Edge: Edge] = [:]

  var isEmpty: Bool { positions.isEmpty }

  /// Takes what one commune put into its outline.
  mutating func add(_ seams: [OutlineSeam]) {
    var own: [Edge: [Coordinate]] = [:]
    for seam in seams { own[Edge(seam.a, seam.b), default: []].append(seam.position) }
    for (edge, found) in own {
      let sorted = found.sorted { edge.share($0) < edge.share($1) }
      let chain = [edge.low] + sorted + [edge.high]
      for (a, b) in zip(chain, chain.dropFirst()) where a != b { wholes[Edge(a, b)] = edge }
      wholes[edge] = edge
      let all = Set(positions[edge] ?? []).union(sorted)
      positions[edge] = all.sorted { edge.share($0) < edge.share($1) }
    }
  }

  /// The ground with all positions that its edges along outlines are known to have.
  func completed(_ ground: MultiPolygon) -> MultiPolygon {
    var hasChanged = false
    func completed(_ ring: Ring) -> Ring {
      var chain: [Coordinate] = []
      for (p, q) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
        chain.append(p)
        guard let edge = wholes[Edge(p, q)], let known = positions[edge] else { continue }
        let (from, to) = (edge.share(p), edge.share(q))
        let between = known.filter {
          let share = edge.share($0)
          return $0 != p && $0 != q && share > min(from, to) && share < max(from, to)
        }
        if !between.isEmpty { hasChanged = true }
        chain += from < to ? between : between.reversed()
      }
      if let last = ring.coordinates.last { chain.append(last) }
      return Ring(chain)
    }
    let found = MultiPolygon(
      ground.polygons.map {
        Polygon(exterior: completed($0.exterior), interiors: $0.interiors.map(completed))
      })
    return hasChanged ? found.canonical : ground
  }
}
