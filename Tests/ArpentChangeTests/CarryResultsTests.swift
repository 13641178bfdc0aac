import ArpentChange
import ArpentElections
import Testing

private func key(_ code: String) -> StationKey { StationKey(commune: "A", code: code) }

private let sources = ["1", "2", "3", "4"].map(key)
private let targets = ["a", "b", "c"].map(key)

/// 1 goes to a; 2 to a and b, 3 : 7; 3 to b and c by halves; 4 to c for a quarter, the rest nowhere.
private let crosswalk = Crosswalk(
  method: .area,
  rows: [
    [.init(target: 0, share: 1, sharedArea: 100)],
    [.init(target: 0, share: 0.3, sharedArea: 30), .init(target: 1, share: 0.7, sharedArea: 70)],
    [.init(target: 1, share: 0.5, sharedArea: 50), .init(target: 2, share: 0.5, sharedArea: 50)],
    [.init(target: 2, share: 0.25, sharedArea: 25)],
  ], outside: [0, 0, 0, 0.75], sourceAreas: [100, 100, 100, 100], targetAreas: [130, 120, 75],
  methods: [.whole, .population, .area, .area])

/// Votes of two candidacies; everything else follows.
private func station(
  _ code: String, _ votes: [Int], blank: Int? = 3, null: Int? = 2, abstentions: Int? = 11
) -> StationResult {
  let valid = votes.reduce(0, +)
  let cast = valid + (blank ?? 0) + (null ?? 0)
  return StationResult(
    station: key(code),
    tally: Tally(
      registered: abstentions.map { cast + $0 }, ballotsCast: cast, blank: blank, null: null,
      validVotes: valid),
    votes: votes.enumerated().map { .init(candidacy: $0, count: $1) }, line: 1)
}

private func results(_ stations: [StationResult], candidacies: Int = 2) -> ElectionResults {
  ElectionResults(
    election: Election(id: "e", date: CalendarDate("2020-01-01")!),
    candidacies: (0..<candidacies).map { Candidacy(name: "C\($0)") }, stations: stations)
}

private let plain = results([
  station("1", [100, 50]), station("2", [31, 40]), station("3", [7, 8]), station("4", [9, 1]),
  station("prison", [5, 6]),
])

@Suite struct CarryResultsTests {
  private func carry(_ results: ElectionResults, whole: Bool = false) throws -> CarriedElection {
    try crosswalk.carry(results, from: sources, to: targets, asWholeNumbers: whole)
  }

  @Test("Counts are divided by share; stations without ground and parts outside are listed")
  func fractions() throws {
    let carried = try carry(plain)
    #expect(carried.zones.map { $0.figures[.votes(0)]!.value } == [109.3, 25.2, 5.75])
    #expect(carried.withoutGround.map(\.station) == [key("prison")])
    #expect(carried.outside.map(\.station) == [key("4")])
    #expect(carried.outside[0].share == 0.75)
    #expect(carried.outside[0].figures[.votes(0)] == 6.75)
    #expect(carried.withoutResult == [])
    let total = try #require(carried.totals[.registered])
    #expect(total.given == 166 + 87 + 31 + 26 + 27)
    #expect(total.withoutGround == 27)
    #expect(abs(total.given - total.carried - total.outside - total.withoutGround) < 1e-9)
  }

  @Test("A figure knows its methods, how much of it was divided, and its origins")
  func working() throws {
    let carried = try carry(plain)
    #expect(carried.zones.map(\.methodName) == ["population", "mixed", "area"])
    #expect(carried.zones[1].methods == [.population, .area])
    #expect(carried.zones[0].origins.map(\.station) == [key("1"), key("2")])
    #expect(carried.zones[0].origins.map(\.isDivided) == [false, true])
    let votes = try #require(carried.zones[0].figures[.votes(0)])
    #expect(abs(votes.interpolatedShare - 9.3 / 109.3) < 1e-12)
    #expect(carried.zones[1].interpolatedShare == 1)
    #expect(carried.zones[2].coverage == 1)
    #expect(carried.zones[2].rateError > carried.zones[0].rateError)
  }

  @Test("A band keeps to what is certain: the undivided part, and all that the stations hold")
  func bands() throws {
    for whole in [false, true] {
      let carried = try carry(plain, whole: whole)
      let band = try #require(carried.zones[0].figures[.votes(0)]).band
      #expect(band.lowerBound >= 100 && band.upperBound <= 131)
      #expect(band.lowerBound < 109 && band.upperBound > 110)
      for zone in carried.zones {
        for figure in zone.figures.figures {
          guard let carried = zone.figures[figure] else { continue }
          #expect(carried.band.contains(carried.value))
        }
      }
    }
  }

  @Test("The band of one part is that of the beta distribution")
  func beta() {
    // Variance 0.2 · ¼ of a mean of ½: Beta(2, 2), whose 5 % quantile is 0.135350…
    var one = ErrorBand.Moments()
    one.addDivided(1e9, share: 0.5, method: .area)
    #expect(abs(one.range.lowerBound / 1e9 - 0.135_350) < 1e-5)
    #expect(abs(one.range.upperBound / 1e9 - 0.864_650) < 1e-5)
    // Many small parts: as good as normal, ±1.645 standard deviations.
    var many = ErrorBand.Moments()
    many.addUndivided(5000)
    for _ in 0..<4000 { many.addDivided(10, share: 0.5, method: .population) }
    #expect(abs((many.range.upperBound - many.value) / many.standardError - 1.6449) < 0.01)
    #expect(abs(many.value - 25_000) < 1e-6)
    var none = ErrorBand.Moments()
    none.addUndivided(7)
    #expect(none.range == 7...7)
  }

  @Test("Whole numbers agree with each other in every zone and keep every total")
  func wholeNumbers() throws {
    let carried = try carry(plain, whole: true)
    for zone in carried.zones {
      let value = { (figure: BallotFigure) in zone.figures[figure]!.value }
      #expect(value(.votes(0)) + value(.votes(1)) == value(.validVotes))
      #expect(value(.validVotes) + value(.blank) + value(.null) == value(.ballotsCast))
      #expect(value(.ballotsCast) + value(.abstentions) == value(.registered))
    }
    for figure in carried.totals.figures {
      let total = try #require(carried.totals[figure])
      #expect(total.given == total.carried + total.outside + total.withoutGround)
    }
    // The odd vote of 25.2 and 5.75 and 6.75 goes by remainder: 109.3, 25.2 lose theirs.
    #expect(carried.zones.map { $0.figures[.votes(0)]!.value } == [109, 25, 6])
    #expect(carried.outside[0].figures[.votes(0)] == 7)
  }

  @Test("Of equal remainders the first zone gets the odd vote")
  func ties() throws {
    let halves = Crosswalk(
      method: .area,
      rows: [
        [.init(target: 0, share: 0.5, sharedArea: 1), .init(target: 1, share: 0.5, sharedArea: 1)]
      ], outside: [0], sourceAreas: [2], targetAreas: [1, 1])
    let carried = try halves.carry(
      results([station("1", [5, 4], blank: 0, null: 0, abstentions: 0)]), from: [key("1")],
      to: [key("a"), key("b")], asWholeNumbers: true)
    #expect(carried.zones.map { $0.figures[.votes(0)]!.value } == [3, 2])
    // The other zone is owed half a vote by then.
    let odd = try halves.carry(
      results([station("1", [5, 3], blank: 0, null: 0, abstentions: 0)]), from: [key("1")],
      to: [key("a"), key("b")], asWholeNumbers: true)
    #expect(odd.zones.map { $0.figures[.votes(1)]!.value } == [1, 2])
    #expect(odd.zones.map { $0.figures[.validVotes]!.value } == [4, 4])
  }

  @Test("Figures that one station of a zone does not state are not shown there, and not lost")
  func unstated() throws {
    for whole in [false, true] {
      let carried = try carry(
        results([
          station("1", [100, 50]), station("2", [31, 40], abstentions: nil),
          station("3", [7, 8], blank: nil),
        ]), whole: whole)
      #expect(carried.zones.map { $0.figures[.registered] == nil } == [true, true, false])
      #expect(carried.zones.map { $0.figures[.blank] == nil } == [false, true, true])
      #expect(carried.zones.allSatisfy { $0.figures[.ballotsCast] != nil })
      let roll = try #require(carried.totals[.registered])
      #expect(roll.notShown > 166)
      #expect(abs(roll.given - roll.carried - roll.notShown) < 1e-9)
      #expect(carried.withoutResult == [key("4")])
      #expect(carried.zones[2].coverage < 0.7)
    }
  }

  @Test("A station whose figures contradict each other is carried as it is, and named")
  func inconsistent() throws {
    var odd = station("2", [31, 40])
    odd.tally.ballotsCast = 60
    let carried = try carry(results([station("1", [1, 1]), odd]), whole: true)
    #expect(carried.inconsistent == [key("2")])
    let cast = try #require(carried.totals[.ballotsCast])
    #expect(cast.given == cast.carried && cast.given == 67)
  }

  @Test("A candidacy that stood in none of a zone's stations has no figure there")
  func districts() throws {
    var there = station("3", [7, 8])
    there.votes = [.init(candidacy: 2, count: 15)]
    let carried = try carry(results([station("1", [1, 1]), there], candidacies: 3))
    #expect(carried.zones.map { $0.figures[.votes(2)]?.value } == [nil, 7.5, 7.5])
    #expect(carried.zones[0].figures[.votes(0)]?.value == 1)
  }

  @Test("Slivers of a station that all but lies in one zone stay with it")
  func slivers() throws {
    let drawn = Crosswalk(
      method: .area,
      rows: [
        [
          .init(target: 0, share: 0.9995, sharedArea: 9995),
          .init(target: 1, share: 0.0003, sharedArea: 3),
        ]
      ], outside: [0.0002], sourceAreas: [10_000], targetAreas: [10_000, 10_000])
    let settled = drawn.settled()
    #expect(settled.rows[0].map(\.target) == [0] && settled.rows[0][0].share == 1)
    #expect(settled.outside == [0])
    #expect(crosswalk.settled() == crosswalk)
  }

  @Test("Rounded tables keep margins, bounds and identities, whatever the shares")
  func random() throws {
    var chance = SystemRandomNumberGenerator()
    var (worst, off) = (0.0, 0)
    for _ in 0..<30 {
      let count = Int.random(in: 1...25, using: &chance)
      let zones = Int.random(in: 1...25, using: &chance)
      var rows: [[Crosswalk.Entry]] = []
      var outside: [Double] = []
      for _ in 0..<count {
        let goals = Set((0..<Int.random(in: 1...4)).map { _ in Int.random(in: 0..<zones) }).sorted()
        var weights = (0...goals.count).map { _ in Double.random(in: 0...1) }
        if Bool.random() { weights[goals.count] = 0 }
        let sum = weights.reduce(0, +)
        rows.append(
          zip(goals, weights).map { .init(target: $0, share: $1 / sum, sharedArea: $1) })
        outside.append(max(0, 1 - rows[rows.count - 1].reduce(0) { $0 + $1.share }))
      }
      let crosswalk = Crosswalk(
        method: .area, rows: rows, outside: outside,
        sourceAreas: Array(repeating: 1, count: count),
        targetAreas: Array(repeating: 1, count: zones))
      let election = results(
        (0..<count).map { place in
          station(
            "\(place)", (0..<14).map { _ in Int.random(in: 0...300) }, blank: Int.random(in: 0...9),
            null: Int.random(in: 0...9), abstentions: Int.random(in: 0...900))
        }, candidacies: 14)
      let keys = (0..<count).map { key("\($0)") }
      let goals = (0..<zones).map { key("t\($0)") }
      let whole = try crosswalk.carry(election, from: keys, to: goals, asWholeNumbers: true)
      let exact = try crosswalk.carry(election, from: keys, to: goals)
      for (zone, fraction) in zip(whole.zones, exact.zones) {
        for figure in zone.figures.figures {
          guard let value = zone.figures[figure]?.value else { continue }
          let difference = abs(value - fraction.figures[figure]!.value)
          if case .votes = figure, difference >= 1 { off += 1 }
          if value < 0 || value != value.rounded() { off += 1 }
          worst = max(worst, difference)
        }
        guard let registered = zone.figures[.registered] else { continue }
        let votes = (0..<14).reduce(0.0) { $0 + (zone.figures[.votes($1)]?.value ?? 0) }
        if votes != zone.figures[.validVotes]?.value { off += 1 }
        if registered.value < zone.figures[.ballotsCast]!.value { off += 1 }
      }
    }
    #expect(off == 0)
    #expect(worst < 2.5, "totals stay near their fractions: \(worst)")
  }
}
