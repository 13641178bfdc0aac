import ArpentGeometry
import CGEOS

extension GeosShape {
  /// The polygons in it, oriented as RFC 7946 wants; points and lines are left out.
  func multiPolygon() throws(OverlayError) -> MultiPolygon {
    var polygons: [Polygon] = []
    try collect(pointer, into: &polygons)
    return MultiPolygon(polygons).oriented
  }

  private func collect(
    _ part: OpaquePointer, into polygons: inout [Polygon]
  ) throws(OverlayError) {
    let type = GEOSGeomTypeId_r(context.handle, part)
    if type == Int32(GEOS_POLYGON.rawValue) {
      if GEOSisEmpty_r(context.handle, part) == 1 { return }
      let exterior = try ring(GEOSGetExteriorRing_r(context.handle, part))
      var interiors: [Ring] = []
      for index in 0..<max(0, GEOSGetNumInteriorRings_r(context.handle, part)) {
        interiors.append(try ring(GEOSGetInteriorRingN_r(context.handle, part, index)))
      }
      polygons.append(Polygon(exterior: exterior, interiors: interiors))
    } else if type >= Int32(GEOS_MULTIPOINT.rawValue) {
      for index in 0..<max(0, GEOSGetNumGeometries_r(context.handle, part)) {
        guard let inner = GEOSGetGeometryN_r(context.handle, part, index) else { continue }
        try collect(inner, into: &polygons)
      }
    }
  }

  private func ring(_ pointer: OpaquePointer?) throws(OverlayError) -> Ring {
    var count: UInt32 = 0
    guard let pointer, let sequence = GEOSGeom_getCoordSeq_r(context.handle, pointer),
      GEOSCoordSeq_getSize_r(context.handle, sequence, &count) != 0
    else { throw .operationFailed(operation: "writing a ring", reason: context.lastMessage) }
    var isCopied: Int32 = 0
    let numbers = [Double](unsafeUninitializedCapacity: Int(count) * 2) { buffer, filled in
      isCopied = GEOSCoordSeq_copyToBuffer_r(
        context.handle, sequence, buffer.baseAddress, 0, 0)
      filled = isCopied == 0 ? 0 : Int(count) * 2
    }
    guard isCopied != 0 else {
      throw .operationFailed(operation: "writing a ring", reason: context.lastMessage)
    }
    return Ring(
      stride(from: 0, to: numbers.count, by: 2).map {
        Coordinate(x: numbers[$0], y: numbers[$0 + 1])
      })
  }
}
