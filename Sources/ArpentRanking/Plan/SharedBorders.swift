package import ArpentGeometry

/// Which grounds lie side by side, and along how many metres.
///
/// Two grounds are neighbours when their outlines run within `tolerance` of each other for more than
/// `leastLength`. Borders drawn twice, with other vertices, still count; grounds that touch in a
/// corner, or lie across a wide river, do not.
package struct SharedBorders: Sendable {
  package struct Neighbour: Hashable, Sendable {
    package var sector: Int
    /// Length of the own outline that runs along the neighbour's, in metres.
    package var metres: Double
  }

  /// The neighbours of each ground, in ascending order.
  package let neighbours: [[Neighbour]]

  /// - Parameters:
  ///   - grounds: in EPSG:4326.
  ///   - tolerance: metres.
  ///   - leastLength: metres. Round a corner that two grounds share, each outline stays within the
  ///     tolerance of the other for up to about three times it.
  /// - Complexity: O(edges + pairs of edges within a tolerance or two)
  package init(
    of grounds: [MultiPolygon], tolerance: Double = 3, leastLength: Double = 15
  ) {
    let box = grounds.reduce(into: BoundingBox.empty) { $0.extend(to: $1.boundingBox) }
    let plane = LocalPlane(around: box)
    var edges: [Edge] = []
    for (sector, ground) in grounds.enumerated() {
      for ring in ground.polygons.flatMap(\.rings) {
        let positions = ring.coordinates.filter(\.isFinite).map(plane.metres)
        guard var previous = positions.last else { continue }
        for position in positions where position != previous {
          edges.append(Edge(sector: sector, a: previous, b: position))
          previous = position
        }
      }
    }
    let grid = EdgeGrid(edges, reach: tolerance)
    var lengths = [[Int: Double]](repeating: [:], count: grounds.count)
    var near: [Int: [ClosedRange<Double>]] = [:]
    for (number, edge) in edges.enumerated() {
      near.removeAll(keepingCapacity: true)
      grid.forEachNear(number) { other in
        guard edges[other].sector != edge.sector,
          let stretch = edge.stretch(within: tolerance, of: edges[other])
        else { return }
        near[edges[other].sector, default: []].append(stretch)
      }
      for (sector, stretches) in near {
        lengths[edge.sector][sector, default: 0] += Self.covered(stretches) * edge.length
      }
    }
    // A border is shared by both or by neither, though the two outlines differ in length.
    var found = [[Neighbour]](repeating: [], count: grounds.count)
    for (sector, others) in lengths.enumerated() {
      for (other, metres) in others {
        let back = lengths[other][sector] ?? 0
        if max(metres, back) > leastLength {
          found[sector].append(Neighbour(sector: other, metres: metres))
        }
      }
      found[sector].sort { $0.sector < $1.sector }
    }
    neighbours = found
  }

  /// Length of the union of stretches.
  private static func covered(_ stretches: [ClosedRange<Double>]) -> Double {
    var (total, end) = (0.0, -Double.infinity)
    for stretch in stretches.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      total += max(0, stretch.upperBound - max(stretch.lowerBound, end))
      end = max(end, stretch.upperBound)
    }
    return total
  }
}

/// One edge of an outline, in metres.
private struct Edge {
  var sector: Int
  var a: Coordinate
  var b: Coordinate

  var length: Double { metresBetween(a, b) }

  /// The part of this edge, from 0 to 1 along it, that lies within `reach` of `other`; `nil` when
  /// there is none. It is one stretch, because the distance to a segment is a convex function. Both
  /// ends are found by halving, to a millionth of the edge.
  func stretch(within reach: Double, of other: Edge) -> ClosedRange<Double>? {
    func far(_ share: Double) -> Double {
      other.distance(to: Coordinate(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share))
    }
    let (atA, atB) = (far(0), far(1))
    switch (atA <= reach, atB <= reach) {
    case (true, true): return 0...1
    case (true, false): return 0...Self.crossing(1, 0, far, reach)
    case (false, true): return Self.crossing(0, 1, far, reach)...1
    case (false, false):
      let nearest = nearestShare(far)
      guard far(nearest) <= reach else { return nil }
      let low = Self.crossing(0, nearest, far, reach)
      return low...max(low, Self.crossing(1, nearest, far, reach))
    }
  }

  /// Where a convex function is least, by thirds.
  private func nearestShare(_ far: (Double) -> Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<34 {
      let third = (high - low) / 3
      if far(low + third) <= far(high - third) { high -= third } else { low += third }
    }
    return (low + high) / 2
  }

  /// Between a place out of reach and one within it.
  private static func crossing(
    _ out: Double, _ within: Double, _ far: (Double) -> Double, _ reach: Double
  ) -> Double {
    var (out, within) = (out, within)
    for _ in 0..<20 {
      let middle = (out + within) / 2
      if far(middle) <= reach { within = middle } else { out = middle }
    }
    return within
  }

  func distance(to point: Coordinate) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    let along =
      square > 0
      ? min(max(((point.x - a.x) * dx + (point.y - a.y) * dy) / square, 0), 1) : 0
    return metresBetween(point, Coordinate(x: a.x + along * dx, y: a.y + along * dy))
  }
}

/// Metres between two positions in metres.
func metresBetween(_ a: Coordinate, _ b: Coordinate) -> Double {
  let (x, y) = (a.x - b.x, a.y - b.y)
  return (x * x + y * y).squareRoot()
}

/// Edges by the squares that their boxes touch.
private struct EdgeGrid {
  private struct Cell: Hashable {
    var x: Int32
    var y: Int32
  }

  private let edges: [Edge]
  private let reach: Double
  private let size: Double
  private var cells: [Cell: [Int32]] = [:]

  init(_ edges: [Edge], reach: Double) {
    self.edges = edges
    self.reach = reach
    let total = edges.reduce(0) { $0 + $1.length }
    size = max(4 * reach, edges.isEmpty ? 1 : 2 * total / Double(edges.count))
    for (number, edge) in edges.enumerated() {
      for cell in Self.cells(of: edge, widened: 0, size) {
        cells[cell, default: []].append(Int32(number))
      }
    }
  }

  /// Every edge whose box comes within the reach of that edge's box, once, in ascending order.
  func forEachNear(_ number: Int, _ body: (Int) -> Void) {
    var found: [Int32] = []
    for cell in Self.cells(of: edges[number], widened: reach, size) {
      if let here = cells[cell] { found += here }
    }
    found.sort()
    var last: Int32 = -1
    for other in found where other != last {
      last = other
      if edges[number].mayReach(edges[Int(other)], reach) { body(Int(other)) }
    }
  }

  private static func cells(of edge: Edge, widened margin: Double, _ size: Double) -> [Cell] {
    let x0 = Int32(((min(edge.a.x, edge.b.x) - margin) / size).rounded(.down))
    let x1 = Int32(((max(edge.a.x, edge.b.x) + margin) / size).rounded(.down))
    let y0 = Int32(((min(edge.a.y, edge.b.y) - margin) / size).rounded(.down))
    let y1 = Int32(((max(edge.a.y, edge.b.y) + margin) / size).rounded(.down))
    return (x0...x1).flatMap { x in (y0...y1).map { Cell(x: x, y: $0) } }
  }
}

extension Edge {
  fileprivate func mayReach(_ other: Edge, _ reach: Double) -> Bool {
    min(a.x, b.x) - reach <= max(other.a.x, other.b.x)
      && max(a.x, b.x) + reach >= min(other.a.x, other.b.x)
      && min(a.y, b.y) - reach <= max(other.a.y, other.b.y)
      && max(a.y, b.y) + reach >= min(other.a.y, other.b.y)
  }
}
