public import ArpentGeometry

extension Transformation {
  /// The shape with every position moved; edges stay straight between them. Rings that are closed
  /// stay closed, and positions that shapes share stay shared, to the last bit.
  /// - Throws: ``ProjectionError/cannotTransform(position:place:from:to:reason:)`` for the first
  ///   position that can't be moved, with its place in the shape.
  /// - Complexity: O(positions)
  public func apply(_ shape: MultiPolygon) throws(ProjectionError) -> MultiPolygon {
    var polygons: [Polygon] = []
    polygons.reserveCapacity(shape.polygons.count)
    for (number, polygon) in shape.polygons.enumerated() {
      let prefix = shape.polygons.count > 1 ? "polygon \(number + 1), " : ""
      let exterior = try apply(polygon.exterior, place: "\(prefix)exterior ring")
      var interiors: [Ring] = []
      interiors.reserveCapacity(polygon.interiors.count)
      for (hole, ring) in polygon.interiors.enumerated() {
        interiors.append(try apply(ring, place: "\(prefix)interior \(hole + 1) ring"))
      }
      polygons.append(Polygon(exterior: exterior, interiors: interiors))
    }
    return MultiPolygon(polygons)
  }

  private func apply(_ ring: Ring, place: String) throws(ProjectionError) -> Ring {
    var positions = ring.coordinates
    if apply(to: &positions) > 0 {
      for (index, position) in positions.enumerated() where !position.isFinite {
        try explain(ring.coordinates[index], place: "\(place), position \(index + 1)")
      }
    }
    return Ring(positions)
  }
}
