import ArpentChange
import ArpentElections
import ArpentGeometry
import Testing

/// A closed square.
func square(_ x: Double, _ y: Double, _ size: Double) -> MultiPolygon {
  let corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
  return MultiPolygon(
    Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })))
}

/// Sources with odd edges, so that shares are no round numbers.
private func oddBoard(_ count: Int, size: Double, from origin: Double) -> [MultiPolygon] {
  (0..<count * count).map { index in
    let (x, y) = (Double(index % count), Double(index / count))
    return square(origin + x * size, origin + y * size, size * (0.7 + 0.3 / (x + y + 1.3)))
  }
}

@Suite struct ArealWeightingTests {
  @Test("The shares of a source and what falls outside make one", arguments: [false, true])
  func rowsSumToOne(shareOut: Bool) throws {
    let sources = oddBoard(12, size: 3.1, from: -1.7)
    let targets = oddBoard(7, size: 4.7, from: 0.3)
    let crosswalk = try ArealWeighting.crosswalk(
      from: sources, to: targets, shareOutOutside: shareOut, threads: 2)
    var worst = 0.0
    for (row, outside) in zip(crosswalk.rows, crosswalk.outside) {
      worst = max(worst, abs(row.reduce(outside) { $0 + $1.share } - 1))
    }
    #expect(worst <= 1e-12)
    #expect(crosswalk.outside.contains { $0 == 1 })
    #expect(crosswalk.outside.contains { $0 > 0 && $0 < 1 } == !shareOut)
    #expect(crosswalk.sharedOut.isEmpty == !shareOut)
  }

  @Test("Overlapping targets divide what they share, and nothing is counted twice")
  func overlappingTargets() throws {
    let crosswalk = try ArealWeighting.crosswalk(
      from: [square(0, 0, 10)], to: [square(0, 0, 10), square(0, 0, 10)])
    #expect(crosswalk.rows[0].map(\.share) == [0.5, 0.5])
    #expect(crosswalk.outside == [0])
    // Half covered, twice: half is outside all the same.
    let half = MultiPolygon(
      Polygon(
        exterior: Ring(
          [(0.0, 0.0), (5, 0), (5, 10), (0, 10), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) })))
    let twice = try ArealWeighting.crosswalk(from: [square(0, 0, 10)], to: [half, half])
    #expect(twice.outside == [0.5])
    #expect(twice.rows[0].map(\.share) == [0.25, 0.25])
  }

  @Test("A source without ground, or away from all targets, is wholly outside")
  func outside() throws {
    let crosswalk = try ArealWeighting.crosswalk(
      from: [MultiPolygon([]), square(50, 50, 1), square(0, 0, 1)], to: [square(0, 0, 10)],
      shareOutOutside: true)
    #expect(crosswalk.outside == [1, 1, 0])
    #expect(crosswalk.rows.map(\.count) == [0, 0, 1])
    #expect(crosswalk.sharedOut.isEmpty)
  }

  @Test("An invalid ground is named with its code")
  func invalid() {
    let tie = MultiPolygon(
      Polygon(
        exterior: Ring(
          [(0.0, 0.0), (10, 10), (10, 0), (0, 10), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) })))
    let units = [
      StatisticUnit(id: "A", ground: square(0, 0, 1), values: []),
      StatisticUnit(id: "B", ground: tie, values: []),
    ]
    let zone = Zone(key: StationKey(commune: "75056", code: "0101"), ground: square(0, 0, 5))
    let error = #expect(throws: ChangeError.self) {
      try ArealWeighting.crosswalk(from: units, to: [zone]) { $0 }
    }
    #expect(error?.subject.code == "B")
    #expect(error?.subject.feature == 2)
    #expect(error?.code == .badInput)
    #expect(error?.message.contains("crosses itself") == true)
  }

  @Test("A ground that can't be measured is named, with the reason")
  func unprojectable() {
    struct Refusal: Error, CustomStringConvertible { var description: String { "too far" } }
    let zone = Zone(key: StationKey(commune: "", code: "7"), ground: square(0, 0, 5))
    let unit = StatisticUnit(id: "A", ground: square(0, 0, 1), values: [])
    let error = #expect(throws: ChangeError.self) {
      try ArealWeighting.crosswalk(from: [unit], to: [zone]) { shape in
        if shape.area > 1 { throw Refusal() }
        return shape
      }
    }
    #expect(error?.subject.code == "7")
    #expect(error?.message.contains("too far") == true)
  }
}
