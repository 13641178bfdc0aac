public import ArpentGeometry

extension CoverageReport {
  /// Checks zones against each other: ground claimed twice, ground enclosed and claimed by none.
  ///
  /// - Parameters:
  ///   - zones: in metres, for areas in square metres and widths in metres.
  ///   - threads: at least 1.
  /// - Throws: ``OverlayError/operationFailed(operation:reason:)`` where GEOS can't do it; invalid
  ///   zones are reported, not thrown.
  /// - Complexity: that of merging all zones.
  public static func check(
    _ zones: [MultiPolygon], threads: Int = 1
  ) throws(OverlayError) -> CoverageReport {
    let usable = zones.indices.filter { !zones[$0].isEmpty && GeometryValidity.isValid(zones[$0]) }
    let duplicates = duplicateGroups(of: zones, among: usable)
    // One zone stands for all that cover the same ground.
    let copies = Set(duplicates.flatMap { $0.dropFirst() })
    let checked = usable.filter { !copies.contains($0) }
    let boxes = checked.map { zones[$0].boundingBox }
    let tree = BoxTree(boxes)
    let overlaps = try inBlocks(of: checked.count, threads: threads) {
      range throws(OverlayError) in
      let context = GeosContext()
      var found: [Overlap] = []
      for place in range {
        let shape = try context.shape(zones[checked[place]])
        for other in tree.meeting(boxes[place]) where other > place {
          let neighbour = try context.shape(zones[checked[other]])
          guard try shape.meets(neighbour),
            let spot = try shape.intersection(neighbour).spot()
          else { continue }
          found.append(Overlap(first: checked[place], second: checked[other], spot: spot))
        }
      }
      return found
    }
    let context = GeosContext()
    let ground = try context.multiPolygon(checked.flatMap { zones[$0].polygons }).merged()
    let gaps = try gaps(in: ground, context: context) { box in
      tree.meeting(box).map { (checked[$0], zones[checked[$0]]) }
    }
    return CoverageReport(
      duplicates: duplicates, overlaps: overlaps, gaps: gaps,
      unusable: zones.indices.filter { !usable.contains($0) }, coveredArea: try ground.area())
  }

  private static func duplicateGroups(
    of zones: [MultiPolygon], among usable: [Int]
  ) -> [[Int]] {
    Dictionary(grouping: usable) { zones[$0].canonical }.values.filter { $0.count > 1 }
      .sorted { $0[0] < $1[0] }
  }

  private static func gaps(
    in ground: GeosShape, context: GeosContext,
    near: (BoundingBox) -> [(Int, MultiPolygon)]
  ) throws(OverlayError) -> [Gap] {
    let shape = try ground.multiPolygon()
    let filled = try context.multiPolygon(shape.polygons.map { Polygon(exterior: $0.exterior) })
      .merged()
    var gaps: [Gap] = []
    for polygon in try filled.difference(ground).multiPolygon().polygons {
      let gap = try context.polygon(polygon)
      guard let spot = try gap.spot() else { continue }
      var neighbours: [Int] = []
      for (number, zone) in near(polygon.boundingBox)
      where try gap.meets(context.shape(zone)) { neighbours.append(number) }
      gaps.append(Gap(neighbours: neighbours, spot: spot))
    }
    return gaps.sorted {
      ($0.spot.area, $1.spot.location.x, $1.spot.location.y)
        > ($1.spot.area, $0.spot.location.x, $0.spot.location.y)
    }
  }
}

extension GeosShape {
  /// Where its ground is and how large; `nil` where it has none.
  fileprivate func spot() throws(OverlayError) -> CoverageReport.Spot? {
    let area = try area()
    guard area > 0 else { return nil }
    // An intersection may hold lines beside its polygons, which have no ground.
    let ground = try context.shape(try multiPolygon())
    return CoverageReport.Spot(
      location: try ground.pointOnSurface(), area: area, width: 2 * area / (try ground.length()))
  }
}
