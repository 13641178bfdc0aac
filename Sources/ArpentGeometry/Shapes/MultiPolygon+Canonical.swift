extension MultiPolygon {
  /// The same ground with exteriors counter-clockwise and holes clockwise (RFC 7946, 3.1.6), every
  /// ring closed.
  /// - Complexity: O(positions)
  public var oriented: MultiPolygon {
    MultiPolygon(
      polygons.map { polygon in
        Polygon(
          exterior: polygon.exterior.running(counterClockwise: true),
          interiors: polygon.interiors.map { $0.running(counterClockwise: false) })
      })
  }

  /// One writing for all shapes that draw the same rings: oriented as ``oriented`` does, repeated
  /// positions dropped, each ring starting at its lowest position (by x, then y), holes and polygons
  /// in order. Two drawings of the same rings are equal when their canonical forms are, whatever
  /// their start, direction and order; the ground alone may be equal without (other vertices).
  /// - Complexity: O(positions) but for the sorting of rings
  public var canonical: MultiPolygon {
    MultiPolygon(
      polygons.map { polygon in
        Polygon(
          exterior: polygon.exterior.withoutRepeats.running(counterClockwise: true).fromLowest,
          interiors: polygon.interiors
            .map { $0.withoutRepeats.running(counterClockwise: false).fromLowest }
            .sorted { precedes($0.coordinates, $1.coordinates) })
      }
      .sorted(by: precedes))
  }
}

extension Ring {
  /// The ring closed, running one way round.
  fileprivate func running(counterClockwise: Bool) -> Ring {
    guard let first = coordinates.first else { return self }
    let closed = isClosed ? coordinates : coordinates + [first]
    let area = Ring(closed).signedArea
    return area == 0 || (area > 0) == counterClockwise ? Ring(closed) : Ring(closed.reversed())
  }

  fileprivate var withoutRepeats: Ring {
    var kept: [Coordinate] = []
    for position in coordinates where kept.last != position { kept.append(position) }
    return Ring(kept)
  }

  /// A closed ring turned to start at its lowest position; where it passes there more than once,
  /// at the passage that makes the lowest sequence.
  fileprivate var fromLowest: Ring {
    let positions = Array(openPositions)
    guard let lowest = positions.min(by: precedes) else { return self }
    var best: [Coordinate]?
    for start in positions.indices where positions[start] == lowest {
      let turned = Array(positions[start...] + positions[..<start])
      if best.map({ precedes(turned, $0) }) ?? true { best = turned }
    }
    guard let best else { return self }
    return Ring(best + [lowest])
  }
}

private func precedes(_ a: Coordinate, _ b: Coordinate) -> Bool {
  a.x != b.x ? a.x < b.x : a.y < b.y
}

private func precedes(_ a: [Coordinate], _ b: [Coordinate]) -> Bool {
  a.lexicographicallyPrecedes(b, by: precedes)
}

private func precedes(_ a: Polygon, _ b: Polygon) -> Bool {
  if a.exterior != b.exterior {
    return precedes(a.exterior.coordinates, b.exterior.coordinates)
  }
  return a.interiors.lexicographicallyPrecedes(b.interiors) {
    precedes($0.coordinates, $1.coordinates)
  }
}
