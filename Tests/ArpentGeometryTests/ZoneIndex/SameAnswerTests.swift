import ArpentGeometry
import Testing

/// What must make no difference.
struct SameAnswerTests {
  private static let kinds: [Hostile] = [.tiling, .star, .fractal, .holes, .comb]

  @Test("The number of threads changes no byte of an index", arguments: kinds)
  func threads(_ kind: Hostile) {
    var dice = Dice(11)
    let zones = (0..<4).flatMap { _ in kind.zones(&dice, 0) }
    let alone = ZoneIndex(zones: zones, threads: 1).bytes
    for threads in [2, 3, 8] {
      #expect(ZoneIndex(zones: zones, threads: threads).bytes == alone)
    }
  }

  @Test("Reversing a ring, or starting it elsewhere, changes no answer", arguments: kinds)
  func rings(_ kind: Hostile) {
    var dice = Dice(12)
    let zones = kind.zones(&dice, 0)
    let turned = zones.map { zone in
      MultiPolygon(
        zone.polygons.map { polygon in
          Polygon(
            exterior: turn(polygon.exterior, &dice),
            interiors: polygon.interiors.map { turn($0, &dice) })
        })
    }
    let points = kind.points(&dice, zones)
    let (one, other) = (ZoneIndex(zones: zones), ZoneIndex(zones: turned))
    #expect(points.count { one.locate($0) != other.locate($0) } == 0)
  }

  @Test("The order of the zones changes only which of several claimants is named", arguments: kinds)
  func order(_ kind: Hostile) {
    var dice = Dice(13)
    let zones = kind.zones(&dice, 0)
    let points = kind.points(&dice, zones)
    let one = ZoneIndex(zones: zones)
    let other = ZoneIndex(zones: zones.reversed())
    let last = Int32(zones.count - 1)
    let different = points.count {
      one.locate($0).kind != other.locate($0).kind
        || one.claimants(of: $0) != other.claimants(of: $0).map { last - $0 }.reversed()
    }
    #expect(different == 0)
  }

  @Test("Points that are not finite are outside")
  func notFinite() {
    var dice = Dice(14)
    let index = ZoneIndex(zones: Hostile.tiling.zones(&dice, 0))
    for bad in [Double.nan, .infinity, -.infinity] {
      #expect(index.locate(Coordinate(x: bad, y: 1)).kind == .outside)
      #expect(index.locate(Coordinate(x: 1, y: bad)).kind == .outside)
      #expect(index.claimants(of: Coordinate(x: bad, y: bad)).isEmpty)
    }
  }

  private func turn(_ ring: Ring, _ dice: inout Dice) -> Ring {
    guard !ring.coordinates.isEmpty else { return ring }
    let start = dice.below(ring.coordinates.count)
    let moved = Array(ring.coordinates[start...] + ring.coordinates[..<start])
    return Ring(dice.below(2) == 0 ? moved : moved.reversed())
  }
}
