import ArpentGeometry
import CGEOS

/// What GEOS names first.
struct Fault {
  /// `nil` for a reason that we have no name for.
  var kind: GeometryProblem.Kind?
  var location: Coordinate?
}

extension GeosShape {
  /// The first fault that GEOS finds; `nil` for a valid geometry.
  func firstFault() -> Fault? {
    var reason: UnsafeMutablePointer<CChar>?
    var point: OpaquePointer?
    let answer = GEOSisValidDetail_r(context.handle, pointer, 0, &reason, &point)
    defer { if let reason { GEOSFree_r(context.handle, reason) } }
    let spot = point.map { GeosShape(taking: $0, context: context) }
    if answer == 1 { return nil }
    let words = reason.map { String(cString: $0) } ?? ""
    return Fault(kind: faultNames[words], location: try? spot?.position())
  }
}

/// The names that GEOS gives (`TopologyValidationError`).
private let faultNames: [String: GeometryProblem.Kind] = [
  "Hole lies outside shell": .holeOutsideShell,
  "Holes are nested": .nestedHoles,
  "Interior is disconnected": .disconnectedInterior,
  "Self-intersection": .selfIntersection,
  "Ring Self-intersection": .selfTouchingRing,
  "Nested shells": .nestedShells,
  "Duplicate Rings": .duplicateRings,
  "Too few points in geometry component": .tooFewPositions,
  "Invalid Coordinate": .impossiblePosition,
  "Ring is not closed": .ringNotClosed,
]
