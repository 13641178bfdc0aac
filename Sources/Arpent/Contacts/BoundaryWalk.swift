import ArpentGeometry
import Foundation

/// Distances to zone boundaries by a walk along every edge of the zones near enough, which are found
/// through a grid of their boxes.
///
/// Metres are those of the plane that touches the WGS 84 ellipsoid at the point, with the radii of
/// curvature there (prime vertical and meridian). Within 10 km of the point that is right to about
/// one part in a thousand up to 60 degrees of latitude.
struct BoundaryWalk: Sendable {
  private let zones: [MultiPolygon]
  private let boxes: [BoundingBox]
  /// Zones whose box touches each cell, by row and column; those of very many cells stand apart.
  private let cells: [UInt64: [Int32]]
  private let everywhere: [Int32]
  private let cellSize: Double

  init(_ zones: [MultiPolygon]) {
    self.zones = zones
    boxes = zones.map(\.boundingBox)
    // A typical box fills a cell or so.
    let sizes = boxes.map { max($0.width, $0.height) }.sorted()
    cellSize = max(sizes.isEmpty ? 1 : sizes[sizes.count / 2] * 2, 1e-4)
    var cells: [UInt64: [Int32]] = [:]
    var everywhere: [Int32] = []
    for (zone, box) in boxes.enumerated() where !box.isEmpty {
      guard let covered = Self.cells(of: box, size: cellSize, atMost: 1024) else {
        everywhere.append(Int32(zone))
        continue
      }
      for cell in covered { cells[cell, default: []].append(Int32(zone)) }
    }
    self.cells = cells
    self.everywhere = everywhere
  }

  /// The cells that a box touches; `nil` when they are too many.
  private static func cells(of box: BoundingBox, size: Double, atMost limit: Double) -> [UInt64]? {
    let west = (box.minX / size).rounded(.down)
    let east = (box.maxX / size).rounded(.down)
    let south = (box.minY / size).rounded(.down)
    let north = (box.maxY / size).rounded(.down)
    guard (east - west + 1) * (north - south + 1) <= limit, max(abs(west), abs(south)) < 1e9
    else { return nil }
    var found: [UInt64] = []
    for row in Int(south)...Int(north) {
      for column in Int(west)...Int(east) {
        found.append(
          UInt64(UInt32(truncatingIfNeeded: row)) << 32
            | UInt64(UInt32(truncatingIfNeeded: column)))
      }
    }
    return found
  }

  private func candidates(_ box: BoundingBox) -> [Int32] {
    guard let near = Self.cells(of: box, size: cellSize, atMost: 4096) else {
      return (0..<Int32(zones.count)).map { $0 }
    }
    var found = everywhere
    for cell in near { found += cells[cell] ?? [] }
    return Set(found).sorted()
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
    let reach = BoundingBox(
      minX: point.x - reachX, minY: point.y - reachY, maxX: point.x + reachX,
      maxY: point.y + reachY)
    for ordinal in candidates(reach) {
      let zone = Int(ordinal)
      guard boxes[zone].intersects(reach) else { continue }
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
