public import ArpentGeometry
import CGEOS

/// Planar operations on valid shapes, in the units of their coordinates. Each call is independent of
/// all others and may be made from any thread.
extension MultiPolygon {
  /// The ground that both have. Empty where they only touch.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for an invalid shape.
  public func intersection(_ other: MultiPolygon) throws(OverlayError) -> MultiPolygon {
    try combined(with: other) { a, b throws(OverlayError) in try a.intersection(b) }
  }

  /// The ground that either has.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for an invalid shape.
  public func union(_ other: MultiPolygon) throws(OverlayError) -> MultiPolygon {
    try combined(with: other) { a, b throws(OverlayError) in try a.union(b) }
  }

  /// The ground that `other` has not.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for an invalid shape.
  public func subtracting(_ other: MultiPolygon) throws(OverlayError) -> MultiPolygon {
    try combined(with: other) { a, b throws(OverlayError) in try a.difference(b) }
  }

  /// The ground that exactly one of the two has.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for an invalid shape.
  public func symmetricDifference(_ other: MultiPolygon) throws(OverlayError) -> MultiPolygon {
    try combined(with: other) { a, b throws(OverlayError) in try a.symmetricDifference(b) }
  }

  /// The ground that any of the shapes has, merged. Empty for no shapes.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)``, which counts shapes from 1.
  public static func union(of shapes: [MultiPolygon]) throws(OverlayError) -> MultiPolygon {
    let context = GeosContext()
    for (index, shape) in shapes.enumerated() {
      _ = try context.checked(shape, "shape \(index + 1)")
    }
    return try context.multiPolygon(shapes.flatMap(\.polygons)).merged().multiPolygon()
  }

  /// Both cover the same ground, whatever their vertices on straight edges, starts and order.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for an invalid shape.
  public func coversSameGround(as other: MultiPolygon) throws(OverlayError) -> Bool {
    let context = GeosContext()
    let (a, b) = (
      try context.checked(self, "first shape"), try context.checked(other, "second shape")
    )
    return try context.truth("equality", GEOSEquals_r(context.handle, a.pointer, b.pointer))
  }

  /// The smallest convex ground that holds it; empty for an empty shape.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for an invalid shape.
  public func convexHull() throws(OverlayError) -> MultiPolygon {
    let context = GeosContext()
    let shape = try context.checked(self, "the shape")
    return try context.own(GEOSConvexHull_r(context.handle, shape.pointer), "convex hull")
      .multiPolygon()
  }

  /// Centre of gravity, which may lie outside; `nil` for an empty shape.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for an invalid shape.
  public func centroid() throws(OverlayError) -> Coordinate? {
    if isEmpty { return nil }
    let context = GeosContext()
    let shape = try context.checked(self, "the shape")
    return try context.own(GEOSGetCentroid_r(context.handle, shape.pointer), "centroid").position()
  }

  /// A position surely inside; `nil` for an empty shape.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for an invalid shape.
  public func pointOnSurface() throws(OverlayError) -> Coordinate? {
    if isEmpty { return nil }
    return try GeosContext().checked(self, "the shape").pointOnSurface()
  }

  private func combined(
    with other: MultiPolygon,
    by operation: (GeosShape, GeosShape) throws(OverlayError) -> GeosShape
  ) throws(OverlayError) -> MultiPolygon {
    let context = GeosContext()
    let a = try context.checked(self, "first shape")
    let b = try context.checked(other, "second shape")
    return try operation(a, b).multiPolygon()
  }
}

extension GeosContext {
  /// The shape in GEOS's hands, sure to be valid. An empty one is.
  func checked(_ shape: MultiPolygon, _ argument: String) throws(OverlayError) -> GeosShape {
    if shape.isEmpty { return try multiPolygon([]) }
    let isReadable = shape.polygons.allSatisfy {
      $0.rings.allSatisfy {
        StructureCheck($0, at: RingPlace(polygon: nil, interior: nil)).isUsable
      }
    }
    if isReadable {
      let made = try self.shape(shape)
      if made.isValid { return made }
    }
    let problem = GeometryValidity.problems(of: shape).first { !$0.kind.isHarmless }
    throw .invalidShape(
      argument: argument, problem: problem ?? GeometryProblem(kind: .other))
  }
}
