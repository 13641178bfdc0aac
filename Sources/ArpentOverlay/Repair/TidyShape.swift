import ArpentGeometry

/// A shape of rings that GEOS can read, and what it took to get there.
struct TidyShape {
  private(set) var shape = MultiPolygon([])
  var changes: [RepairChange] = []

  init(_ original: MultiPolygon) {
    let numbered = original.polygons.count > 1
    for (index, polygon) in original.polygons.enumerated() {
      let number = numbered ? index + 1 : nil
      let exterior = tidied(
        polygon.exterior, at: RingPlace(polygon: number, interior: nil))
      var interiors: [Ring] = []
      for (hole, ring) in polygon.interiors.enumerated() {
        let place = RingPlace(polygon: number, interior: hole + 1)
        guard let ring = tidied(ring, at: place) else { continue }
        interiors.append(ring)
        if exterior == nil {
          changes.append(RepairChange(kind: .holeMadeGround, place: place))
        }
      }
      if let exterior {
        shape.polygons.append(Polygon(exterior: exterior, interiors: interiors))
      } else {
        // What the lines enclose is ground by the even-odd rule, and ground is never deleted.
        shape.polygons += interiors.map { Polygon(exterior: $0) }
      }
    }
  }

  /// The ring closed; `nil` where it has no area.
  private mutating func tidied(_ ring: Ring, at place: RingPlace) -> Ring? {
    var positions = ring.coordinates.filter(\.isFinite)
    let dropped = ring.coordinates.count - positions.count
    if dropped > 0 {
      changes.append(RepairChange(kind: .positionsDropped(count: dropped), place: place))
    }
    guard let first = positions.first, let last = positions.last, !enclosesNothing(positions)
    else {
      changes.append(RepairChange(kind: .ringDropped, place: place))
      return nil
    }
    if first != last {
      let (dx, dy) = (last.x - first.x, last.y - first.y)
      changes.append(
        RepairChange(
          kind: .ringClosed(gap: (dx * dx + dy * dy).squareRoot()), place: place))
      positions.append(first)
    }
    return Ring(positions)
  }
}
