/// Where a point lies with respect to an area.
public enum PointLocation: Sendable, Hashable {
  /// Inside, on no edge.
  case interior
  /// On an edge or a vertex.
  case boundary
  /// Outside, on no edge.
  case exterior
}

extension MultiPolygon {
  /// Where `point` lies, by the even-odd rule over all rings, exactly: every sign that decides is
  /// the true sign for the doubles as given. A point that is not finite is `exterior`.
  ///
  /// The plain walk along every edge: the definition that ``ZoneIndex`` is compared with.
  /// - Complexity: O(positions)
  public func locate(_ point: Coordinate) -> PointLocation {
    guard point.isFinite else { return .exterior }
    var inside = false
    for polygon in polygons {
      for ring in polygon.rings {
        guard var previous = ring.coordinates.last else { continue }
        for current in ring.coordinates {
          defer { previous = current }
          if (previous.y > point.y) != (current.y > point.y) {
            // An edge owns its lower end only, so a shared vertex is crossed once.
            let turn = orientation(previous, current, point)
            if turn == .collinear { return .boundary }
            if (turn == .counterClockwise) == (current.y > previous.y) { inside.toggle() }
          } else if isOnFlatOrTouchingEdge(point, previous, current) {
            return .boundary
          }
        }
      }
    }
    return inside ? .interior : .exterior
  }
}

/// Whether the point lies on an edge that does not straddle its latitude: a horizontal edge at its
/// height, or the upper end of an edge.
private func isOnFlatOrTouchingEdge(_ p: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Bool {
  if a.y == p.y && b.y == p.y { return min(a.x, b.x) <= p.x && p.x <= max(a.x, b.x) }
  return p == a || p == b
}
