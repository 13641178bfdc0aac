public import ArpentGeometry
import ArpentOverlay

/// Whether zones cover an outline once, decided by their positions alone.
public enum PartitionCheck {
  /// What is wrong; `nil` where nothing is.
  ///
  /// Every edge of a zone must be an edge of one other zone, run the other way, or lie on the outline
  /// between two of its positions; the zones must be valid. Then no spot belongs to two zones, and
  /// none is left out.
  ///
  /// - Parameters:
  ///   - grounds: oriented; in any plane, that of longitude and latitude too.
  ///   - outline: oriented, in the same plane.
  ///   - tolerance: how far an edge along the outline may leave it, in coordinate units: positions put
  ///     into an edge are rounded to doubles.
  /// - Complexity: O(positions log positions)
  public static func fault(
    in grounds: [MultiPolygon], outline: MultiPolygon, tolerance: Double
  ) -> String? {
    var edges: Set<Edge> = []
    for ground in grounds {
      guard GeometryValidity.isValid(ground) else { return "a zone's shape is not valid" }
      for edge in Edge.all(of: ground) where !edges.insert(edge).inserted {
        return "two zones run along the same side of an edge at \(edge.from)"
      }
    }
    let outer = edges.filter { !edges.contains($0.reversed) }
    // Along the outline, from one of its positions to the next, there must be a chain of edges.
    var next: [Coordinate: [Coordinate]] = [:]
    for edge in outer { next[edge.from, default: []].append(edge.to) }
    var used = 0
    for wanted in Edge.all(of: outline) {
      var at = wanted.from
      var steps = 0
      while at != wanted.to {
        guard
          let step = next[at]?.first(where: { wanted.holds($0, tolerance) && $0 != wanted.from }),
          steps < outer.count
        else { return "the outline is not covered at \(at)" }
        at = step
        steps += 1
      }
      used += steps
    }
    return used == outer.count
      ? nil : "\(outer.count - used) edges of zones have nothing behind them"
  }

  private struct Edge: Hashable {
    var from: Coordinate
    var to: Coordinate

    var reversed: Edge { Edge(from: to, to: from) }

    static func all(of ground: MultiPolygon) -> [Edge] {
      ground.polygons.flatMap(\.rings).flatMap { ring in
        zip(ring.coordinates, ring.coordinates.dropFirst()).map(Edge.init)
      }.filter { $0.from != $0.to }
    }

    /// The position is this edge's end, or lies on it.
    func holds(_ position: Coordinate, _ tolerance: Double) -> Bool {
      if position == to { return true }
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      let (px, py) = (position.x - from.x, position.y - from.y)
      let square = dx * dx + dy * dy
      let along = (px * dx + py * dy) / square
      let off = abs(px * dy - py * dx) / square.squareRoot()
      return along > 0 && along < 1 && off <= tolerance
    }
  }
}
