import ArpentGeometry
import Foundation

/// Distances to zone boundaries by a walk along every edge of the zones near enough: the plain
/// definition.
///
/// Metres are those of the plane that touches the WGS 84 ellipsoid at the point, with the radii of
/// curvature there (prime vertical and meridian). Within 10 km of the point that is right to about
/// one part in a thousand up to 60 degrees of latitude.
struct BoundaryWalk: Sendable {
  private let zones: [MultiPolygon]
  private let boxes: [BoundingBox]
  let extent: BoundingBox

  init(_ zones: [MultiPolygon]) {
    self.zones = zones
    boxes = zones.map(\.boundingBox)
    extent = boxes.reduce(into: .empty) { $0.extend(to: $1) }
  }

  /// The zone with the nearest edge, the lowest ordinal among equals.
  func nearest(to point: Coordinate, within metres: Double) -> (zone: Int32, metres: Double)? {
    var best: (zone: Int32, metres: Double)?
    visit(point, metres) { zone, distance in
      if distance < best?.metres ?? .infinity { best = (zone, distance) }
    }
    return best
  }

  /// Zones with an edge that near, in ascending order.
  func zones(within metres: Double, of point: Coordinate) -> [Int32] {
    var found: [Int32] = []
    visit(point, metres) { zone, _ in found.append(zone) }
    return found
  }

  private func visit(
    _ point: Coordinate, _ metres: Double, _ body: (Int32, Double) -> Void
  ) {
    guard point.isFinite, metres >= 0 else { return }
    let scale = Self.metresPerDegree(at: point.y)
    let reachX = metres / scale.x
    let reachY = metres / scale.y
    for zone in zones.indices {
      let box = boxes[zone]
      guard point.x >= box.minX - reachX, point.x <= box.maxX + reachX,
        point.y >= box.minY - reachY, point.y <= box.maxY + reachY
      else { continue }
      var nearest = Double.infinity
      for polygon in zones[zone].polygons {
        for ring in polygon.rings {
          guard var previous = ring.coordinates.last else { continue }
          for current in ring.coordinates {
            nearest = min(nearest, Self.squaredDistance(point, previous, current, scale))
            previous = current
          }
        }
      }
      let distance = nearest.squareRoot()
      if distance <= metres { body(Int32(zone), distance) }
    }
  }

  /// Metres in a degree of longitude and of latitude, there.
  private static func metresPerDegree(at latitude: Double) -> (x: Double, y: Double) {
    let semiMajor = 6_378_137.0
    let squaredEccentricity = 0.006_694_379_990_141_317
    let angle = latitude * .pi / 180
    let sine = sin(angle)
    let w = (1 - squaredEccentricity * sine * sine).squareRoot()
    let primeVertical = semiMajor / w
    let meridian = semiMajor * (1 - squaredEccentricity) / (w * w * w)
    let degree = Double.pi / 180
    // Not zero at a pole, so that it can be divided by.
    return (max(primeVertical * cos(angle) * degree, 1e-6), meridian * degree)
  }

  private static func squaredDistance(
    _ p: Coordinate, _ a: Coordinate, _ b: Coordinate, _ scale: (x: Double, y: Double)
  ) -> Double {
    let ax = (a.x - p.x) * scale.x
    let ay = (a.y - p.y) * scale.y
    let dx = (b.x - a.x) * scale.x
    let dy = (b.y - a.y) * scale.y
    let length = dx * dx + dy * dy
    let along = length == 0 ? 0 : min(1, max(0, -(ax * dx + ay * dy) / length))
    let x = ax + along * dx
    let y = ay + along * dy
    return x * x + y * y
  }
}
