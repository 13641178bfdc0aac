import ArpentGeometry
import Foundation
import Testing

struct DistanceTests {
  /// A tiling about Paris, of cells some 4 km wide, and all its edges.
  private static let ground: (zones: [MultiPolygon], index: ZoneIndex) = {
    var dice = Dice(21)
    let zones = Hostile.tiling.zones(&dice, 0).enumerated().filter { $0.offset % 5 != 0 }.map {
      $0.element.mapCoordinates {
        Coordinate(x: 2 + $0.x * 0.1, y: 48.5 + $0.y * 0.1)
      }
    }
    return (zones, ZoneIndex(zones: zones))
  }()

  /// Every edge of every zone, by the same plane and nothing else in common.
  private func distances(from p: Coordinate) -> [Double] {
    let latitude = p.y * .pi / 180
    let e2 = 0.00669437999014
    let w = (1 - e2 * sin(latitude) * sin(latitude)).squareRoot()
    let sx = 6378137 / w * cos(latitude) * .pi / 180
    let sy = 6378137 * (1 - e2) / (w * w * w) * .pi / 180
    return Self.ground.zones.map { zone in
      var least = Double.infinity
      for ring in zone.polygons.flatMap(\.rings) {
        let positions = ring.coordinates
        for i in positions.indices {
          let (a, b) = (positions[i], positions[(i + 1) % positions.count])
          let (px, py) = ((p.x - a.x) * sx, (p.y - a.y) * sy)
          let (dx, dy) = ((b.x - a.x) * sx, (b.y - a.y) * sy)
          let t = max(0, min(1, (px * dx + py * dy) / (dx * dx + dy * dy)))
          least = min(least, hypot(px - t * dx, py - t * dy))
        }
      }
      return least
    }
  }

  @Test("Distance, nearest zone and zones within a radius agree with a walk along every edge")
  func againstAllEdges() {
    let index = Self.ground.index
    var dice = Dice(22)
    var wrong: [String] = []
    for _ in 0..<600 {
      let p = Coordinate(x: dice.within(1.7, 3.1), y: dice.within(48.3, 49.5))
      let all = distances(from: p)
      let least = all.min() ?? .infinity
      let claimants = index.claimants(of: p)
      if abs((index.boundaryDistance(from: p) ?? .nan) - least) > 1e-6 * least + 1e-6 {
        wrong.append("boundary \(p)")
      }
      let radius = dice.within(0, 6000)
      let limited = index.boundaryDistance(from: p, upTo: radius)
      if (limited != nil) != (least <= radius) { wrong.append("limit \(p)") }
      if let nearest = index.nearest(to: p, within: radius) {
        let isRight =
          claimants.isEmpty
          ? abs(all[Int(nearest.zone)] - least) < 1e-6 && abs(nearest.metres - least) < 1e-6
          : nearest.zone == claimants[0] && nearest.metres == 0
        if !isRight { wrong.append("nearest \(p)") }
      } else if !claimants.isEmpty || least <= radius {
        wrong.append("no nearest \(p)")
      }
      let near = Set(all.indices.filter { all[$0] <= radius }.map(Int32.init)).union(claimants)
      if index.zones(within: radius, of: p) != near.sorted() { wrong.append("radius \(p)") }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  @Test("Of zones equally near, the lowest ordinal is named")
  func ties() {
    func box(_ x: Double) -> MultiPolygon {
      MultiPolygon(
        Polygon(
          exterior: Ring([
            Coordinate(x: x, y: 0), Coordinate(x: x + 1, y: 0), Coordinate(x: x + 1, y: 1),
            Coordinate(x: x, y: 1),
          ])))
    }
    // Zones 1 and 2 share the edge nearest to the point.
    let index = ZoneIndex(zones: [box(8), box(2), box(2)])
    let nearest = index.nearest(to: Coordinate(x: 1.999, y: 0.5), within: 1000)
    #expect(nearest?.zone == 1)
    #expect(abs((nearest?.metres ?? 0) - 111.3) < 0.1)
    #expect(index.nearest(to: Coordinate(x: 1.999, y: 0.5), within: 100) == nil)
    #expect(index.zones(within: 200, of: Coordinate(x: 1.999, y: 0.5)) == [1, 2])
  }

  @Test("A degree at the equator and near the pole has its published length")
  func scale() {
    func index(_ y: Double) -> ZoneIndex {
      ZoneIndex(zones: [
        MultiPolygon(
          Polygon(
            exterior: Ring([
              Coordinate(x: 0, y: y - 0.5), Coordinate(x: 1, y: y - 0.5),
              Coordinate(x: 1, y: y + 0.5), Coordinate(x: 0, y: y + 0.5),
            ])))
      ])
    }
    // Lengths of a hundredth of a degree of longitude on WGS 84.
    for (latitude, metres) in [(0.0, 1113.195), (45, 788.468), (60, 558.000), (80, 193.939)] {
      let found = index(latitude).boundaryDistance(from: Coordinate(x: -0.01, y: latitude))
      #expect(abs((found ?? 0) - metres) < 0.01)
    }
  }

  @Test("A point without a zone in reach, and one that is not finite, have no nearest zone")
  func nothing() {
    #expect(ZoneIndex(zones: []).boundaryDistance(from: Coordinate(x: 1, y: 1)) == nil)
    #expect(ZoneIndex(zones: []).zones(within: 1e6, of: Coordinate(x: 1, y: 1)).isEmpty)
    #expect(Self.ground.index.nearest(to: Coordinate(x: .nan, y: 1), within: 10) == nil)
    #expect(Self.ground.index.boundaryDistance(from: Coordinate(x: 2, y: 48), upTo: 1) == nil)
  }
}
