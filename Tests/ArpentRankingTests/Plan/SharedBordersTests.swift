import ArpentElections
import ArpentGeometry
import ArpentRanking
import Testing

@Suite struct SharedBordersTests {
  static func ground(_ corners: [(Double, Double)]) -> MultiPolygon {
    // A metre is about this much at the equator.
    let unit = 1 / 111_320.0
    let ring = corners + [corners[0]]
    return MultiPolygon(
      Polygon(exterior: Ring(ring.map { Coordinate(x: $0.0 * unit, y: $0.1 * unit) })))
  }

  @Test("On a grid the neighbours are those side by side, not those across a corner")
  func grid() {
    let town = PlanTown(columns: 7, rows: 5, seed: 1)
    let borders = SharedBorders(of: town.sectors.map(\.ground))
    let wrong = (0..<35).flatMap { a in (0..<35).map { (a, $0) } }.filter { a, b in
      borders.neighbours[a].contains { $0.sector == b } != town.areNeighbours(a, b)
    }
    #expect(wrong.isEmpty)
    let sides = borders.neighbours[8].map(\.metres)
    #expect(sides.count == 4)
    // 0.004 degrees of longitude at 48.85 degrees, 0.0027 of latitude.
    #expect(sides.allSatisfy { abs($0 - 293.4) < 4 || abs($0 - 300.2) < 4 + 6 }, "\(sides)")
  }

  @Test("A border drawn twice with other vertices, a metre or two apart, is still a border")
  func drawnTwice() {
    let left = Self.ground([(0, 0), (100, 0), (101, 33), (99, 70), (100, 100), (0, 100)])
    let right = Self.ground([(101, 1), (200, 0), (200, 100), (100, 99), (100.5, 52)])
    let borders = SharedBorders(of: [left, right])
    #expect(borders.neighbours.map { $0.map(\.sector) } == [[1], [0]])
    #expect(abs(borders.neighbours[0][0].metres - 100) < 12)
  }

  @Test("Grounds ten metres apart, or with a corner in common, are no neighbours")
  func apart() {
    let one = Self.ground([(0, 0), (100, 0), (100, 100), (0, 100)])
    let far = Self.ground([(110, 0), (200, 0), (200, 100), (110, 100)])
    let corner = Self.ground([(100, 100), (200, 100), (200, 200), (100, 200)])
    #expect(SharedBorders(of: [one, far]).neighbours == [[], []])
    #expect(SharedBorders(of: [one, corner]).neighbours == [[], []])
  }

  @Test("Small sectors join the neighbour with the longest border until they are large enough")
  func merging() throws {
    let sectors = [
      PlanTown.sector(column: 0, row: 0, value: 4, doors: 30, minutes: 60),
      PlanTown.sector(column: 1, row: 0, value: 9, doors: 100, minutes: 200),
      PlanTown.sector(column: 2, row: 0, value: 1, doors: 5, minutes: 10),
      PlanTown.sector(column: 9, row: 9, value: 2, doors: 8, minutes: 16),
    ]
    var request = PlanRequest(budget: .hours(50))
    request.minimumDoors = 40
    let plan = try CanvassPlan(sectors, request)
    let visits = plan.rounds[0].visits.sorted { $0.label < $1.label }
    #expect(visits.map(\.label) == ["99001_1000+99001_1001+99001_1002", "99001_1909"])
    #expect(visits.map(\.doors) == [135, 8])
    #expect(visits.map(\.value) == [14, 2])
    #expect(plan.tooSmall.map(\.description) == ["99001_1909"])
  }
}
