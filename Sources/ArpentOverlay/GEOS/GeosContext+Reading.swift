import ArpentGeometry
import CGEOS

extension GeosContext {
  /// A GEOS multipolygon of a shape whose rings have at least three positions apart from the closing
  /// one; unclosed rings are closed.
  func shape(_ shape: MultiPolygon) throws(OverlayError) -> GeosShape {
    try multiPolygon(shape.polygons)
  }

  func multiPolygon(_ polygons: [Polygon]) throws(OverlayError) -> GeosShape {
    var made: [OpaquePointer?] = []
    made.reserveCapacity(polygons.count)
    for polygon in polygons {
      guard let pointer = polygonPointer(polygon) else {
        for earlier in made { GEOSGeom_destroy_r(handle, earlier) }
        throw .operationFailed(operation: "reading a polygon", reason: lastMessage)
      }
      made.append(pointer)
    }
    // The collection takes its parts over, even where it can't be made.
    return try own(
      GEOSGeom_createCollection_r(
        handle, Int32(GEOS_MULTIPOLYGON.rawValue), &made, UInt32(made.count)),
      "reading a shape")
  }

  func polygon(_ polygon: Polygon) throws(OverlayError) -> GeosShape {
    try own(polygonPointer(polygon), "reading a polygon")
  }

  /// The shape's edges as lines, one a ring.
  func lines(_ rings: [Ring]) throws(OverlayError) -> GeosShape {
    try paths(rings.map(closed))
  }

  /// Lines that may be open.
  func paths(_ paths: [[Coordinate]]) throws(OverlayError) -> GeosShape {
    var made: [OpaquePointer?] = []
    for path in paths {
      guard let pointer = linePointer(path, GEOSGeom_createLineString_r) else {
        for earlier in made { GEOSGeom_destroy_r(handle, earlier) }
        throw .operationFailed(operation: "reading a line", reason: lastMessage)
      }
      made.append(pointer)
    }
    return try own(
      GEOSGeom_createCollection_r(
        handle, Int32(GEOS_MULTILINESTRING.rawValue), &made, UInt32(made.count)),
      "reading lines")
  }

  private func polygonPointer(_ polygon: Polygon) -> OpaquePointer? {
    guard let shell = linePointer(closed(polygon.exterior), GEOSGeom_createLinearRing_r) else {
      return nil
    }
    var holes: [OpaquePointer?] = []
    for ring in polygon.interiors {
      guard let hole = linePointer(closed(ring), GEOSGeom_createLinearRing_r) else {
        GEOSGeom_destroy_r(handle, shell)
        for earlier in holes { GEOSGeom_destroy_r(handle, earlier) }
        return nil
      }
      holes.append(hole)
    }
    return GEOSGeom_createPolygon_r(handle, shell, &holes, UInt32(holes.count))
  }

  private func closed(_ ring: Ring) -> [Coordinate] {
    ring.isClosed ? ring.coordinates : ring.coordinates + ring.coordinates.prefix(1)
  }

  private func linePointer(
    _ positions: [Coordinate], _ make: (GEOSContextHandle_t?, OpaquePointer?) -> OpaquePointer?
  ) -> OpaquePointer? {
    // A coordinate is two doubles in a row, as GEOS reads them.
    let sequence = positions.withUnsafeBytes { bytes in
      GEOSCoordSeq_copyFromBuffer_r(
        handle, bytes.assumingMemoryBound(to: Double.self).baseAddress, UInt32(positions.count),
        0, 0)
    }
    guard let sequence else { return nil }
    return make(handle, sequence)
  }
}
