public import ArpentGeometry
import CGEOS

/// The faces that lines cut a ground into.
public enum Arrangement {
  /// Cuts `ground` along `lines`. Every edge of a face is an edge of one other face, the very same two
  /// positions, or an edge of the ground: together the faces cover the ground once.
  ///
  /// All positions of the result are multiples of `grid`. Edges are noded by snap rounding
  /// (OverlayNG, Davis 2020), so that one may move by half of it, and the faces are found by walking
  /// the noded edges. Lines outside the ground, or that end in it, cut nothing.
  ///
  /// - Parameters:
  ///   - ground: valid.
  ///   - lines: of at least two positions each.
  ///   - grid: in coordinate units, more than zero.
  /// - Returns: the faces in a fixed order: by lowest corner of their bounding box.
  /// - Throws: ``OverlayError/operationFailed(operation:reason:)``.
  public static func faces(
    of ground: MultiPolygon, cutBy lines: [[Coordinate]], grid: Double
  ) throws(OverlayError) -> [Polygon] {
    let context = GeosContext()
    let edges = ground.polygons.flatMap(\.rings).map { ring in
      ring.isClosed ? ring.coordinates : ring.coordinates + ring.coordinates.prefix(1)
    }
    let work = try context.paths(edges + lines.filter { $0.count > 1 })
    let noded = try context.own(
      GEOSUnaryUnionPrec_r(context.handle, work.pointer, grid), "noding")
    var input: OpaquePointer? = noded.pointer
    let walked = try context.own(
      withUnsafePointer(to: &input) { GEOSPolygonize_r(context.handle, $0, 1) }, "finding faces")
    let inside = ZoneIndex(zones: [ground], threads: 1)
    var faces: [(face: Polygon, box: BoundingBox)] = []
    for polygon in try walked.multiPolygon().polygons {
      let within = try context.polygon(polygon).pointOnSurface()
      guard inside.locate(within).kind == .interior else { continue }
      faces.append((polygon, polygon.boundingBox))
    }
    return faces.sorted { a, b in
      let (p, q) = (a.box, b.box)
      if p.minX != q.minX { return p.minX < q.minX }
      if p.minY != q.minY { return p.minY < q.minY }
      if p.maxX != q.maxX { return p.maxX < q.maxX }
      return p.maxY < q.maxY
    }.map(\.face)
  }

  /// Faces of one arrangement joined: edges that two of them share vanish, all other positions stay
  /// as they are, also those in the middle of a straight edge, where a neighbour may have a corner.
  /// - Returns: canonical.
  /// - Throws: ``OverlayError/operationFailed(operation:reason:)``.
  public static func joined(_ faces: [Polygon]) throws(OverlayError) -> MultiPolygon {
    guard faces.count > 1 else { return MultiPolygon(faces).canonical }
    let context = GeosContext()
    let shape = try context.multiPolygon(faces)
    return try context.own(GEOSCoverageUnion_r(context.handle, shape.pointer), "joining faces")
      .multiPolygon().canonical
  }
}
