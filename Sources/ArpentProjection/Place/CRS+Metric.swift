public import ArpentGeometry

extension CRS {
  /// The projected system for lengths and areas in a place, in metres: Lambert-93 in metropolitan
  /// France, the legal system of each overseas territory, elsewhere the WGS 84 / UTM zone of the
  /// middle, or an equal-area projection (Lambert azimuthal) round the middle for places wider than
  /// 7° or beyond 84° of latitude, where UTM would stretch.
  ///
  /// - Parameter box: the place in EPSG:4326, which does not cross the antimeridian.
  /// - Throws: ``ProjectionError/notLongitudeLatitude(box:)``.
  public static func metric(for box: BoundingBox) throws(ProjectionError) -> CRS {
    let corners = [
      Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.maxY),
    ]
    guard !box.isEmpty, corners.allSatisfy(\.isGeographic) else {
      throw .notLongitudeLatitude(box: box)
    }
    if isInMetropolitanFrance(box) { return try CRS("EPSG:2154") }
    if let territory = FrenchTerritory.all.first(where: { $0.holds(box) }) {
      return try CRS(territory.crs)
    }
    let middle = box.center
    if box.width > 7 || abs(middle.y) > 84 { return try CRS(equalArea(around: middle)) }
    let zone = min(60, Int((middle.x + 180) / 6) + 1)
    let code = (middle.y >= 0 ? 32600 : 32700) + zone
    return try CRS("EPSG:\(code)")
  }
}

/// Lambert azimuthal equal-area, the middle taken to a tenth of a degree so that neighbouring
/// extents get the same system.
private func equalArea(around middle: Coordinate) -> String {
  func tenth(_ value: Double) -> Double { (value * 10).rounded() / 10 }
  return "+proj=laea +lat_0=\(tenth(middle.y)) +lon_0=\(tenth(middle.x)) +datum=WGS84 +units=m"
}

/// The middle lies within a rough outline of the country, and nothing far from it.
private func isInMetropolitanFrance(_ box: BoundingBox) -> Bool {
  guard box.minX >= -6, box.maxX <= 10.5, box.minY >= 41, box.maxY <= 51.7 else { return false }
  // France as a whole, Corsica included, has its middle well inside; so has any part of it.
  return roughFrance.locate(box.center) != .exterior
}

/// Metropolitan France and Corsica to a tenth of a degree or two, seas included.
private let roughFrance = MultiPolygon([
  outline([
    (-5.8, 48.8), (-1.9, 50.0), (1.4, 51.1), (2.6, 51.2), (4.3, 50.3), (5.9, 49.6), (8.3, 49.1),
    (7.6, 47.5), (6.9, 47.3), (6.0, 46.4), (6.9, 46.4), (7.1, 45.9), (6.7, 45.1), (7.7, 44.1),
    (7.5, 43.2), (3.3, 42.3), (1.7, 42.3), (-1.5, 43.0), (-2.0, 43.4), (-1.7, 44.5), (-2.7, 46.6),
    (-5.4, 47.7),
  ]),
  outline([(8.4, 41.3), (9.7, 41.3), (9.7, 43.1), (8.4, 43.1)]),
])

private func outline(_ corners: [(Double, Double)]) -> Polygon {
  Polygon(exterior: Ring((corners + [corners[0]]).map { Coordinate(x: $0.0, y: $0.1) }))
}
