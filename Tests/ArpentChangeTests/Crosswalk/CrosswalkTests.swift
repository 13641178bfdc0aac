import ArpentChange
import ArpentElections
import ArpentGeometry
import Testing

private func strip(_ west: Double, _ east: Double, height: Double = 10) -> MultiPolygon {
  let corners = [(west, 0.0), (east, 0), (east, height), (west, height), (west, 0)]
  return MultiPolygon(Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })))
}

/// Two targets of 15 m, and four sources: one whole, one with the ground of a target, one divided, one
/// half outside.
private let targets = [strip(0, 15), strip(15, 30)]
private let sources = [strip(0, 10), strip(15, 30), strip(10, 20), strip(20, 40)]

/// Shares that are no round numbers, with overlaps, gaps and ground outside.
private enum Odd {
  static let sources = board(9, size: 3.1, from: -1.7)
  static let targets = board(6, size: 4.7, from: 0.3)
  static let units = board(24, size: 1.2, from: -2.2)

  private static func board(_ count: Int, size: Double, from origin: Double) -> [MultiPolygon] {
    (0..<count * count).map { index in
      let (x, y) = (Double(index % count), Double(index / count))
      return square(origin + x * size, origin + y * size, size * (0.7 + 0.4 / (x + y + 1.3)))
    }
  }

  static let people = units.enumerated().map {
    PopulatedGround(ground: $1, count: Double($0 * 7919 % 83))
  }

  static func tally(threads: Int) -> AddressTally {
    var tally = AddressTally(from: sources, to: targets, threads: threads)
    let positions = (0..<5000).map { (index: Int) -> Coordinate in
      let x = Double(index * 7907 % 10_007) / 333
      let y = Double(index * 7901 % 10_009) / 335
      return Coordinate(x: x - 2, y: y - 2)
    }
    tally.add(positions, weights: positions.indices.map { Double($0 % 5) })
    return tally
  }

  static func weightings(_ method: Crosswalk.Method, threads: Int = 1) -> [CrosswalkWeighting] {
    switch method {
    case .addresses: [.addresses(tally(threads: threads))]
    case .population: [.population(people, .spread)]
    case .whole, .area: []
    }
  }
}

/// The largest difference from 1 of a source's shares and its share outside.
func worstSum(_ crosswalk: Crosswalk) -> Double {
  zip(crosswalk.rows, crosswalk.outside).reduce(0) { worst, row in
    max(worst, abs(row.0.reduce(row.1) { $0 + $1.share } - 1))
  }
}

@Suite struct CrosswalkTests {
  @Test("A source that lies in one target, or has its very ground, is not weighed")
  func whole() throws {
    let crosswalk = try Crosswalk.between(sources, targets)
    #expect(crosswalk.methods == [.whole, .whole, .area, .area])
    #expect(crosswalk.rows[0].map(\.share) == [1])
    #expect(crosswalk.rows[1].map(\.target) == [1])
    #expect(crosswalk.rows[2].map(\.share) == [0.5, 0.5])
    #expect(crosswalk.outside == [0, 0, 0, 0.5])
    #expect((0..<4).map(crosswalk.isSplit) == [false, false, true, true])
    #expect(crosswalk.sourceWeights == [nil, nil, nil, nil])
  }

  @Test("The very ground of a target counts for it even where another target overlaps it")
  func twin() throws {
    let crosswalk = try Crosswalk.between([strip(0, 15)], [strip(0, 15), strip(12, 30)])
    #expect(crosswalk.rows[0].map(\.target) == [0])
    let twice = try Crosswalk.between([strip(0, 15)], [strip(0, 15), strip(0, 15)])
    #expect(twice.rows[0].map(\.share) == [0.5, 0.5])
  }

  @Test("People are where the units count them, spread over a unit that an edge cuts")
  func population() throws {
    // 90 people west of 14, 30 on both sides of 15, none further east.
    let units = [
      PopulatedGround(ground: strip(10, 14), count: 90),
      PopulatedGround(ground: strip(14, 17), count: 30),
      PopulatedGround(ground: strip(17, 22), count: 0),
    ]
    let crosswalk = try Crosswalk.between(
      sources, targets, weightings: [.population(units, .spread)])
    #expect(crosswalk.methods == [.whole, .whole, .population, .area])
    #expect(crosswalk.rows[2].map { ($0.share * 120).rounded() } == [100, 20])
    #expect(crosswalk.rows[2].map(\.sharedArea) == [50, 50])
    #expect(crosswalk.sourceWeights[2] == 120)
    #expect(crosswalk.method == .population)
    // As a whole, the unit in the middle lies east: 2 m of 3.
    let assigned = try Crosswalk.between(
      sources, targets, weightings: [.population(units, .whole)])
    #expect(assigned.rows[2].map { ($0.share * 120).rounded() } == [90, 30])
    let points = try Crosswalk.between(
      sources, targets, weightings: [.population(units, .point)])
    // At its centre, it lies in another source, which comes first.
    #expect(points.rows[2].map { ($0.share * 90).rounded() } == [90, 0])
    #expect(points.sourceWeights[2] == 90)
  }

  @Test("Addresses count where they stand, one on an edge once, for the first of its grounds")
  func addresses() throws {
    var tally = AddressTally(from: sources, to: targets)
    tally.add(
      [
        Coordinate(x: 11, y: 5), Coordinate(x: 15, y: 5), Coordinate(x: 19, y: 5),
        Coordinate(x: 35, y: 5), Coordinate(x: 90, y: 5), Coordinate(x: .nan, y: 5),
      ], weights: [1, 2, 5, 4, 1, 1])
    let crosswalk = try Crosswalk.between(sources, targets, weightings: [.addresses(tally)])
    // The one at 15 lies on the edge of the second source, which comes first, and inside the third.
    #expect(crosswalk.methods == [.whole, .whole, .addresses, .addresses])
    #expect(crosswalk.sourceWeights == [nil, nil, 1, 4])
    #expect(crosswalk.rows[2].map(\.share) == [1, 0])
    #expect(crosswalk.outside == [0, 0, 0, 1])
    #expect(tally.elsewhere.positions == 2)
    #expect(tally.counted.weight == 12)
  }

  @Test("A source where the best weights count nobody is left to the next, and its row says so")
  func fallback() throws {
    let wide = sources + [strip(12, 18, height: 5)]
    let units = [PopulatedGround(ground: strip(20, 26), count: 9)]
    var widened = AddressTally(from: wide, to: targets)
    widened.add([Coordinate(x: 11, y: 5), Coordinate(x: 19, y: 5), Coordinate(x: 19, y: 6)])
    let crosswalk = try Crosswalk.between(
      wide, targets, weightings: [.addresses(widened), .population(units, .spread)])
    #expect(crosswalk.methods == [.whole, .whole, .addresses, .population, .area])
    #expect(crosswalk.rows[3].map(\.share) == [1])
    #expect(crosswalk.outside[3] == 0)
    #expect(crosswalk.rows[4].map(\.share) == [0.5, 0.5])
  }

  @Test(
    "Shares of a source and what falls outside make one; any number of threads gives the same",
    arguments: [Crosswalk.Method.area, .population, .addresses], [false, true])
  func oneAndTheSame(method: Crosswalk.Method, sharesOut: Bool) throws {
    let all = try [1, 2, 5].map { threads in
      try Crosswalk.between(
        Odd.sources, Odd.targets, weightings: Odd.weightings(method, threads: threads),
        shareOutOutside: sharesOut, threads: threads)
    }
    #expect(worstSum(all[0]) <= 1e-12)
    #expect(all[0].methods.contains(method) && all[0].methods.contains(.whole))
    #expect(all[0].outside.contains { $0 > 0 && $0 < 1 } == !sharesOut)
    #expect(all[1] == all[0])
    #expect(all[2] == all[0])
  }

  @Test("People counted on ground that targets share are counted once")
  func contested() throws {
    let units = [
      PopulatedGround(ground: strip(0, 4), count: 10),
      PopulatedGround(ground: strip(4, 8), count: 5),
    ]
    // Both targets claim 4 to 8; nobody has 8 to 10.
    let crosswalk = try Crosswalk.between(
      [strip(0, 10)], [strip(0, 8), strip(4, 8)], weightings: [.population(units, .spread)])
    #expect(crosswalk.outside == [0])
    #expect(crosswalk.sourceWeights == [15])
    #expect(crosswalk.rows[0].map { ($0.share * 1e9).rounded() / 1e9 } == [0.75, 0.25])
  }

  @Test("Two legs make one way; nothing is lost, and the roughest method is named")
  func composition() throws {
    let first = try Crosswalk.between(
      Odd.sources, Odd.targets, weightings: Odd.weightings(.population))
    let second = try Crosswalk.between(Odd.targets, Odd.units)
    let whole = first.followed(by: second)
    #expect(worstSum(whole) <= 1e-12)
    #expect(whole.sourceCount == Odd.sources.count && whole.targetCount == Odd.units.count)
    let table = StatisticDataset(
      name: "t", variables: [StatisticVariable(name: "n", kind: .extensive)],
      units: Odd.sources.enumerated().map {
        StatisticUnit(id: "\($0)", ground: $1, values: [Double($0 + 1)])
      })
    let total = try #require(try whole.apportion(table).totals[0])
    #expect(abs(total.carried + total.outside - total.given) < 1e-9)
    // By hand, for a source with several stops.
    let source = try #require(first.rows.firstIndex { $0.count > 2 })
    let target = whole.rows[source][0].target
    let share = first.rows[source].reduce(0.0) { sum, stop in
      sum + stop.share * (second.rows[stop.target].first { $0.target == target }?.share ?? 0)
    }
    #expect(abs(whole.rows[source][0].share - share) < 1e-12)
    #expect(whole.methods[source] == .area)
    let same = first.followed(by: try Crosswalk.between(Odd.targets, Odd.targets))
    #expect(same.methods == first.methods)
    #expect(same.outside == first.outside)
  }

  @Test("A unit whose ground is not valid is named")
  func invalidUnit() {
    let tie = MultiPolygon(
      Polygon(
        exterior: Ring(
          [(10.0, 0.0), (20, 10), (20, 0), (10, 10), (10, 0)].map {
            Coordinate(x: $0.0, y: $0.1)
          })))
    let units = [strip(0, 3), tie].map { PopulatedGround(ground: $0, count: 1) }
    let error = #expect(throws: ChangeError.self) {
      try Crosswalk.between(sources, targets, weightings: [.population(units, .spread)])
    }
    #expect(error?.subject.feature == 2)
    #expect(error?.message.contains("unit") == true)
  }
}
