import ArpentGeometry

/// Groups loose rings into polygons by what lies in what, whichever way the rings run.
///
/// A ring inside an even number of others is an exterior; one inside an odd number is a hole of
/// the smallest ring that contains it and is an exterior. Containment is decided by the exact
/// location of the ring's positions, so rings that touch are told apart.
struct RingNesting {
  var polygons: [Polygon] = []
  /// Rings, from 0, whose direction says the opposite of where they lie.
  var misdirected: [Int] = []

  /// `clockwiseExteriors`: the direction that the format asks of exteriors.
  init(_ rings: [Ring], clockwiseExteriors: Bool) {
    if rings.count == 1 {
      polygons = [Polygon(exterior: rings[0])]
      if rings[0].signedArea * (clockwiseExteriors ? -1 : 1) < 0 { misdirected = [0] }
      return
    }
    let boxes = rings.map(\.boundingBox)
    let areas = rings.map { abs($0.signedArea) }
    // Largest first: only a ring that stands before another can contain it.
    let order = rings.indices.sorted { (areas[$0], $1) > (areas[$1], $0) }
    var containers = [[Int]](repeating: [], count: rings.count)
    for (rank, inner) in order.enumerated() {
      for outer in order[..<rank]
      where boxes[outer].contains(boxes[inner]) && Self.ring(rings[outer], contains: rings[inner]) {
        containers[inner].append(outer)
      }
    }
    var places = [Int: Int]()
    for ring in rings.indices where containers[ring].count.isMultiple(of: 2) {
      places[ring] = polygons.count
      polygons.append(Polygon(exterior: rings[ring]))
    }
    for ring in rings.indices {
      let isHole = !containers[ring].count.isMultiple(of: 2)
      if isHole {
        // The last exterior among the containers is the smallest; with exact containment there
        // is one, except among rings that cross each other.
        if let owner = containers[ring].last(where: { places[$0] != nil }) {
          polygons[places[owner]!].interiors.append(rings[ring])
        } else {
          polygons.append(Polygon(exterior: rings[ring]))
        }
      }
      let area = rings[ring].signedArea * (clockwiseExteriors ? -1 : 1)
      if area != 0 && (area > 0) == isHole { misdirected.append(ring) }
    }
  }

  /// Whether `inner` lies in `outer`: as its first position off the outer's edges does, or, when
  /// all are on them, as the first middle of an edge that is not.
  static func ring(_ outer: Ring, contains inner: Ring) -> Bool {
    let area = MultiPolygon(Polygon(exterior: outer))
    for point in inner.coordinates {
      switch area.locate(point) {
      case .interior: return true
      case .exterior: return false
      case .boundary: continue
      }
    }
    for (a, b) in zip(inner.coordinates, inner.coordinates.dropFirst()) {
      switch area.locate(Coordinate(x: a.x + (b.x - a.x) / 2, y: a.y + (b.y - a.y) / 2)) {
      case .interior: return true
      case .exterior: return false
      case .boundary: continue
      }
    }
    return false
  }
}

extension BoundingBox {
  fileprivate func contains(_ other: BoundingBox) -> Bool {
    minX <= other.minX && minY <= other.minY && maxX >= other.maxX && maxY >= other.maxY
  }
}
