public import ArpentGeometry
import CGEOS

extension GeometryRepair {
  /// Mends a shape: closes rings, leaves out what has no area, and, where that isn't enough, has
  /// GEOS rebuild it: by the structure method, which merges what overlaps, or by the linework method
  /// where the structure method would lose more of the ground that the lines claim (a hole drawn
  /// outside its exterior). A shape that is valid comes back as it was.
  ///
  /// - Parameter shape: in any coordinates; areas and lengths are in their units.
  /// - Throws: ``OverlayError/operationFailed(operation:reason:)`` where GEOS can't do it.
  public static func repair(_ shape: MultiPolygon) throws(OverlayError) -> GeometryRepair {
    if GeometryValidity.isValid(shape) {
      let area = shape.area
      return GeometryRepair(
        ground: shape, changes: [], areaBefore: area, areaAfter: area, areaMoved: 0)
    }
    var tidy = TidyShape(shape)
    guard !tidy.shape.isEmpty else {
      return GeometryRepair(
        ground: nil, changes: tidy.changes, areaBefore: 0, areaAfter: 0, areaMoved: 0)
    }
    let context = GeosContext()
    let closed = try context.shape(tidy.shape)
    if closed.isValid {
      let area = tidy.shape.area
      return GeometryRepair(
        ground: tidy.shape.oriented, changes: tidy.changes, areaBefore: area, areaAfter: area,
        areaMoved: 0)
    }
    let drawn = try context.evenOdd(tidy.shape)
    let structure = try context.rebuilt(closed, by: .structure)
    let linework = try context.rebuilt(closed, by: .linework)
    let lost = try drawn.difference(structure).area()
    let isStructure = try lost <= drawn.difference(linework).area() + rounding(of: drawn.area())
    let rebuilt = isStructure ? structure : linework
    tidy.changes.append(
      RepairChange(kind: .rebuilt(isStructure ? .structure : .linework), place: nil))
    let ground = try rebuilt.multiPolygon()
    return GeometryRepair(
      ground: ground.isEmpty ? nil : ground, changes: tidy.changes,
      areaBefore: try drawn.area(), areaAfter: ground.area,
      areaMoved: try rebuilt.symmetricDifference(drawn).area())
  }
}

/// Two ways to the same ground differ by as much.
private func rounding(of area: Double) -> Double { area * 1e-9 }

extension GeosContext {
  fileprivate func rebuilt(
    _ shape: GeosShape, by method: RepairMethod
  ) throws(OverlayError) -> GeosShape {
    guard let parameters = GEOSMakeValidParams_create_r(handle) else {
      throw .operationFailed(operation: "repair", reason: lastMessage)
    }
    defer { GEOSMakeValidParams_destroy_r(handle, parameters) }
    let choice = method == .structure ? GEOS_MAKE_VALID_STRUCTURE : GEOS_MAKE_VALID_LINEWORK
    _ = GEOSMakeValidParams_setMethod_r(handle, parameters, choice)
    _ = GEOSMakeValidParams_setKeepCollapsed_r(handle, parameters, 0)
    let whole = try own(
      GEOSMakeValidWithParams_r(handle, shape.pointer, parameters), "repair")
    // Points and lines that are left over have no ground.
    return try self.shape(try whole.multiPolygon())
  }

  /// The ground that the lines claim by the even-odd rule: the faces between them whose inside
  /// crosses an odd number of edges, by the exact location of the shape itself.
  fileprivate func evenOdd(_ shape: MultiPolygon) throws(OverlayError) -> GeosShape {
    let edges = try lines(shape.polygons.flatMap(\.rings)).merged()
    var inputs: [OpaquePointer?] = [edges.pointer]
    let faces = try own(GEOSPolygonize_r(handle, &inputs, 1), "polygonization")
    var claimed: [Polygon] = []
    for face in try faces.multiPolygon().polygons {
      let inside = try polygon(face).pointOnSurface()
      if shape.locate(inside) == .interior { claimed.append(face) }
    }
    return try multiPolygon(claimed).merged()
  }
}
