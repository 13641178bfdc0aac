import ArpentGeometry
import Testing

/// Ground at the sizes that the index is made for.
struct LargeGroundTests {
  @Test("A hundred thousand zones are told apart, on their common corners too")
  func manyZones() {
    // Squares of a power of two: every position is exact, and so is the truth.
    let columns = 400
    let side = 0x1p-6
    let zones = (0..<100_000).map { number in
      square(at: number % columns, number / columns, side: side)
    }
    let index = ZoneIndex(zones: zones)
    #expect(index.zoneCount == 100_000)
    var wrong = 0
    for number in stride(from: 0, to: 100_000, by: 7) {
      let (column, row) = (number % columns, number / columns)
      let (x, y) = (Double(column) * side, Double(row) * side)
      let inside = index.locate(Coordinate(x: x + side / 3, y: y + side / 5))
      if inside != .init(zone: Int32(number), kind: .interior) { wrong += 1 }
      // The corner belongs to the zones west and south of it, too: the lowest is named.
      var claimants = [number]
      if column > 0 { claimants.append(number - 1) }
      if row > 0 { claimants.append(number - columns) }
      if column > 0 && row > 0 { claimants.append(number - columns - 1) }
      claimants.sort()
      let corner = Coordinate(x: x, y: y)
      if index.locate(corner) != .init(zone: Int32(claimants[0]), kind: .boundary) { wrong += 1 }
      if index.claimants(of: corner) != claimants.map(Int32.init) { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test("A zone of 40,000 vertices is answered as a walk along its border answers")
  func oneLargeZone() {
    // A star of many rays, so that most of its edges are long and pass near the middle.
    var dice = Dice(51)
    let count = 40_000
    let ring = (0..<count).map { i in
      let turn = Double(i) / Double(count) * 4
      let (u, v) = onSquare(turn)
      let reach = i % 2 == 0 ? 4.0 : dice.within(0.5, 3.9)
      return Coordinate(x: u * reach, y: v * reach)
    }
    let zone = MultiPolygon(Polygon(exterior: Ring(ring)))
    let index = ZoneIndex(zones: [zone])
    var points: [Coordinate] = []
    for _ in 0..<400 {
      points.append(Coordinate(x: dice.within(-4, 4), y: dice.within(-4, 4)))
      let (a, t) = (dice.below(count - 1), dice.within(0, 1))
      let (p, q) = (ring[a], ring[a + 1])
      points.append(p)
      points.append(Coordinate(x: p.x + t * (q.x - p.x), y: p.y + t * (q.y - p.y)))
    }
    var answers = [ZoneIndex.Location](
      repeating: .init(zone: -2, kind: .outside), count: points.count)
    var out = answers.mutableSpan
    index.locate(points.span, into: &out)
    let wrong = points.indices.count { i in
      let expected: ZoneIndex.Kind =
        switch zone.locate(points[i]) {
        case .interior: .interior
        case .boundary: .boundary
        case .exterior: .outside
        }
      return answers[i].kind != expected || index.locate(points[i]) != answers[i]
    }
    #expect(wrong == 0)
  }

  private func square(at column: Int, _ row: Int, side: Double) -> MultiPolygon {
    let (x, y) = (Double(column) * side, Double(row) * side)
    return MultiPolygon(
      Polygon(
        exterior: Ring([
          Coordinate(x: x, y: y), Coordinate(x: x + side, y: y),
          Coordinate(x: x + side, y: y + side), Coordinate(x: x, y: y + side),
        ])))
  }

  /// A position on the border of the square from -1 to 1, `turn` sides on from a corner.
  private func onSquare(_ turn: Double) -> (Double, Double) {
    let side = turn.rounded(.down)
    let along = (turn - side) * 2 - 1
    return switch Int(side) {
    case 0: (along, -1)
    case 1: (1, along)
    case 2: (-along, 1)
    default: (-1, -along)
    }
  }
}
