public import ArpentGeometry

extension CRS {
  /// Why coordinates with this extent can't be in this system; `nil` when they may be.
  ///
  /// Degrees and lengths are told apart by their size: an extent that fits on the globe in degrees
  /// would be a few hundred metres round the false origin. Otherwise the extent, moved to longitude
  /// and latitude, must meet the area of use widened by a tenth of its size and at least one degree.
  ///
  /// - Throws: only where PROJ itself fails.
  public func contradiction(with box: BoundingBox) throws(ProjectionError) -> CRSContradiction? {
    guard let kind = try contradictionKind(with: box) else { return nil }
    return CRSContradiction(
      kind: kind, declared: self, box: box,
      suggestions: kind == .swappedAxes ? [] : try CRS.plausible(for: box))
  }

  func contradictionKind(
    with box: BoundingBox
  ) throws(ProjectionError) -> CRSContradiction.Kind? {
    let corners = [
      Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.maxY),
    ]
    // An extent of nothing is empty, and contradicts nothing.
    if box == .empty { return nil }
    guard !box.isEmpty, corners.allSatisfy(\.isFinite) else { return .notFinite }
    let looksLikeDegrees = corners.allSatisfy(\.isGeographic)
    if !isGeographic && looksLikeDegrees { return .degreesWhereLengthsAreDeclared }
    if isGeographic && !looksLikeDegrees {
      return isSwapped(box) ? .swappedAxes : .lengthsWhereDegreesAreDeclared
    }
    if areasOfUse.isEmpty || areasOfUse.contains(where: covers) { return nil }
    let wide = areasOfUse.map(widened)
    let moved = isGeographic ? box : try longitudesAndLatitudes(of: box)
    if let moved, wide.contains(where: moved.intersects) { return nil }
    return isGeographic && isSwapped(box, within: wide) ? .swappedAxes : .outsideAreaOfUse
  }

  /// The extent in EPSG:4326, from a grid of positions in it; `nil` where none can be moved.
  private func longitudesAndLatitudes(
    of box: BoundingBox
  ) throws(ProjectionError) -> BoundingBox? {
    let transformation = try Transformation(from: self, to: try .longitudeLatitude())
    let steps = 8
    var positions: [Coordinate] = []
    for row in 0...steps {
      for column in 0...steps {
        positions.append(
          Coordinate(
            x: box.minX + box.width * Double(column) / Double(steps),
            y: box.minY + box.height * Double(row) / Double(steps)))
      }
    }
    transformation.apply(to: &positions)
    let moved = BoundingBox(of: positions.filter { $0.isFinite && $0.isGeographic })
    return moved.isEmpty ? nil : moved
  }
}

/// The area of use is the whole globe.
private func covers(_ area: BoundingBox) -> Bool {
  area.minX <= -180 && area.maxX >= 180 && area.minY <= -90 && area.maxY >= 90
}

private func widened(_ area: BoundingBox) -> BoundingBox {
  let (x, y) = (max(1, area.width / 10), max(1, area.height / 10))
  return BoundingBox(
    minX: area.minX - x, minY: area.minY - y, maxX: area.maxX + x, maxY: area.maxY + y)
}

/// The box would make sense, or meet one of `areas`, with its axes exchanged.
private func isSwapped(_ box: BoundingBox, within areas: [BoundingBox]? = nil) -> Bool {
  let turned = BoundingBox(
    minX: box.minY, minY: box.minX, maxX: box.maxY, maxY: box.maxX)
  guard turned.minX >= -180, turned.maxX <= 180, turned.minY >= -90, turned.maxY <= 90 else {
    return false
  }
  return areas.map { $0.contains(where: turned.intersects) } ?? true
}
