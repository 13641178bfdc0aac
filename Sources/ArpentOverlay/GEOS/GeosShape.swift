import ArpentGeometry
import CGEOS

/// Owns one GEOS geometry, and keeps alive the context of the thread that made it.
final class GeosShape {
  let context: GeosContext
  let pointer: OpaquePointer
  private var preparation: OpaquePointer?

  init(taking pointer: OpaquePointer, context: GeosContext) {
    self.pointer = pointer
    self.context = context
  }

  deinit {
    if let preparation { GEOSPreparedGeom_destroy_r(context.handle, preparation) }
    GEOSGeom_destroy_r(context.handle, pointer)
  }

  /// The geometry with an index over its edges, made when first asked for.
  func prepared() throws(OverlayError) -> OpaquePointer {
    if let preparation { return preparation }
    guard let made = GEOSPrepare_r(context.handle, pointer) else {
      throw .operationFailed(operation: "preparation", reason: context.lastMessage)
    }
    preparation = made
    return made
  }

  func area() throws(OverlayError) -> Double {
    try context.number("area") { GEOSArea_r(context.handle, pointer, $0) }
  }

  func length() throws(OverlayError) -> Double {
    try context.number("length") { GEOSLength_r(context.handle, pointer, $0) }
  }

  var isEmpty: Bool { GEOSisEmpty_r(context.handle, pointer) == 1 }

  var isValid: Bool { GEOSisValid_r(context.handle, pointer) == 1 }

  func intersection(_ other: GeosShape) throws(OverlayError) -> GeosShape {
    try context.own(
      GEOSIntersection_r(context.handle, pointer, other.pointer), "intersection")
  }

  func symmetricDifference(_ other: GeosShape) throws(OverlayError) -> GeosShape {
    try context.own(
      GEOSSymDifference_r(context.handle, pointer, other.pointer), "symmetric difference")
  }

  func difference(_ other: GeosShape) throws(OverlayError) -> GeosShape {
    try context.own(GEOSDifference_r(context.handle, pointer, other.pointer), "difference")
  }

  func union(_ other: GeosShape) throws(OverlayError) -> GeosShape {
    try context.own(GEOSUnion_r(context.handle, pointer, other.pointer), "union")
  }

  /// All parts merged into one ground.
  func merged() throws(OverlayError) -> GeosShape {
    try context.own(GEOSUnaryUnion_r(context.handle, pointer), "union")
  }

  /// A position surely within, or on an edge where there is no within.
  func pointOnSurface() throws(OverlayError) -> Coordinate {
    try context.own(GEOSPointOnSurface_r(context.handle, pointer), "point on surface").position()
  }

  /// The position of a point geometry.
  func position() throws(OverlayError) -> Coordinate {
    let x = try context.number("position") { GEOSGeomGetX_r(context.handle, pointer, $0) }
    let y = try context.number("position") { GEOSGeomGetY_r(context.handle, pointer, $0) }
    return Coordinate(x: x, y: y)
  }
}
