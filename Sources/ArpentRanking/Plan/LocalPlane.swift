package import ArpentGeometry

/// A plane in metres laid on a town: good to a thousandth for lengths within it.
package struct LocalPlane: Sendable {
  private let scale: LocalScale

  package init(around box: BoundingBox) {
    scale = LocalScale(at: box.isEmpty ? Coordinate(x: 0, y: 0) : box.center)
  }

  /// From degrees (EPSG:4326) to metres from the middle of the box.
  package func metres(_ position: Coordinate) -> Coordinate {
    Coordinate(
      x: (position.x - scale.center.x) * scale.metresPerDegreeX,
      y: (position.y - scale.center.y) * scale.metresPerDegreeY)
  }

  /// The centroid of the largest part of a ground, in metres; `nil` without any.
  package func middle(of ground: MultiPolygon) -> Coordinate? {
    let rings = ground.polygons.map(\.exterior).filter { !$0.coordinates.isEmpty }
    guard
      let ring = rings.max(by: { abs($0.signedArea) < abs($1.signedArea) }),
      let origin = ring.coordinates.first, origin.isFinite
    else { return nil }
    let area = ring.signedArea
    guard area != 0, area.isFinite else { return metres(ring.boundingBox.center) }
    var (x, y) = (0.0, 0.0)
    for i in 1..<ring.coordinates.count {
      let (a, b) = (ring.coordinates[i - 1], ring.coordinates[i])
      let cross = (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
      x += (a.x + b.x - 2 * origin.x) * cross
      y += (a.y + b.y - 2 * origin.y) * cross
    }
    return metres(
      Coordinate(x: origin.x + x / (6 * area), y: origin.y + y / (6 * area)))
  }
}
