import ArpentElections
import ArpentGeometry
import ArpentPages
import ArpentRanking
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct BacktestTests {
  /// Forty sectors of 1,000 electors in two past elections and one to come. Support is steady but
  /// for chance in the last past election, so that a mean over both foretells better than it alone.
  static func town(noise: Double, seed: UInt64 = 3) -> (
    RankingInput, ElectionInput, [StationKey: SectorResult]
  ) {
    var random = PlanRandom(state: seed)
    var sectors: [SectorInput] = []
    var after: [StationKey: SectorResult] = [:]
    for i in 0..<400 {
      let lean = 0.2 + 0.6 * random.share()
      let stay = 0.3 + 0.3 * random.share()
      func result() -> SectorResult {
        let cast = Int(1000 * (1 - stay))
        let share = min(0.98, max(0.02, lean + noise * (random.share() - 0.5)))
        return Town.result(1000, cast, cast, red: Int(Double(cast) * share))
      }
      let code = String(format: "%04d", i)
      sectors.append(Town.sector(code, index: i, [result(), result()]))
      after[StationKey(commune: "99001", code: code)] = result()
    }
    let outcome = ElectionInput(
      election: Election(id: "c", date: CalendarDate(year: 2024, month: 6, day: 9)!),
      candidacies: [Candidacy(name: "RED"), Candidacy(name: "BLUE")], support: [0],
      imported: VoteTotals())
    return (Town.input(sectors), outcome, after)
  }

  @Test("A ranking that averages out chance is better than the last result, and is said to be")
  func better() throws {
    let (input, outcome, results) = Self.town(noise: 0.5)
    let backtest = try Backtest(try Ranking(input), outcome: outcome, results: results)
    #expect(backtest.cases.count == 400)
    #expect(backtest.trials.map(\.measure) == OutcomeMeasure.allCases)
    let trial = backtest.trials[0]
    #expect(trial.verdict == .better, "\(trial.scores.map { ($0.method, $0.lead) })")
    let own = trial.scores[0]
    #expect(own.method == .ranking)
    #expect(own.spearman! > 0.5)
    #expect(own.liftByElector! > trial.random.high)
    #expect(trial.random.contains(1))
    #expect(own.liftByElector! > trial.scores.first { $0.method == .lastResult }!.liftByElector!)
    // All sectors are of a size, so size alone orders by nothing but their codes.
    let size = trial.scores.first { $0.method == .size }!
    #expect(size.spearman == nil)
  }

  @Test("Where the outcome has nothing to do with the past, no lift is claimed")
  func nothing() throws {
    var (input, outcome, results) = Self.town(noise: 0)
    var random = PlanRandom(state: 8)
    for key in results.keys.sorted() {
      let cast = 300 + Int(400 * random.share())
      results[key] = Town.result(1000, cast, cast, red: Int(Double(cast) * random.share()))
    }
    let backtest = try Backtest(try Ranking(input), outcome: outcome, results: results)
    outcome.title = nil
    input.sectors = []
    let trial = backtest.trials[0]
    #expect(abs(trial.scores[0].spearman!) < 0.15)
    #expect(abs(trial.scores[0].liftByElector! - 1) < 0.25)
    #expect(trial.verdict == .undecided)
  }

  @Test("Of sectors predicted the same where the tenth ends, as much is taken of each")
  func ties() throws {
    // Twenty-five sectors in three ranks: a tenth is two and a half, of which one leads and the next
    // four are alike.
    func result(_ i: Int, _ abstainers: Int) -> SectorResult {
      Town.result(1000, 1000 - abstainers, 100, red: 50)
    }
    let past = (0..<25).map { i in i == 0 ? 500 : i < 5 ? 400 : 100 }
    let after = (0..<25).map { i in i == 0 ? 300 : i < 3 ? 200 : i < 5 ? 100 : 40 }
    func lifts(_ order: [Int]) throws -> (Double?, Double?) {
      // Sectors of one score are ranked by key: another order of keys may not change a lift.
      let sectors = order.enumerated().map { place, i in
        Town.sector(
          String(1000 + place), index: i, [result(i, past[i]), result(i, past[i])])
      }
      let outcome = ElectionInput(
        election: Election(id: "c", date: CalendarDate(year: 2024, month: 6, day: 9)!),
        candidacies: [], support: [], imported: VoteTotals())
      let results = Dictionary(
        uniqueKeysWithValues: zip(sectors.map(\.key), order.map { result($0, after[$0]) }))
      let backtest = try Backtest(
        try Ranking(Town.input(sectors, support: [])), outcome: outcome, results: results)
      let score = backtest.trials[0].scores[0]
      return (score.liftBySector, score.liftByElector)
    }
    let expected = ((300 + 1.5 / 4 * 600) / 2.5) / (1700.0 / 25)
    for order in [Array(0..<25), Array((0..<25).reversed())] {
      let found = try lifts(order)
      #expect(abs(try #require(found.0) - expected) < 1e-12)
      #expect(abs(try #require(found.1) - expected) < 1e-12)
    }
  }

  @Test("Figures worked out by hand: lifts, correlation, curve")
  func byHand() throws {
    // Twenty sectors; the first two hold 200 of the 500 abstainers of the outcome.
    let sectors = (0..<20).map { i in
      Town.sector(
        String(format: "%04d", i), index: i,
        [
          Town.result(1000, 900 - 10 * (20 - i), 100, red: 50),
          Town.result(1000, 900 - 10 * (20 - i), 100, red: 50),
        ])
    }
    let after = Dictionary(
      uniqueKeysWithValues: sectors.enumerated().map { i, sector in
        let stayed = i < 2 ? 100 : i < 12 ? 30 : 0
        return (
          sector.key, Town.result(i < 2 ? 2000 : 1000, (i < 2 ? 2000 : 1000) - stayed, 100, red: 50)
        )
      })
    let outcome = ElectionInput(
      election: Election(id: "c", date: CalendarDate(year: 2024, month: 6, day: 9)!),
      candidacies: [], support: [], imported: VoteTotals())
    let backtest = try Backtest(
      try Ranking(Town.input(sectors, support: [])), outcome: outcome, results: after)
    #expect(backtest.trials.map(\.measure) == [.abstainers, .turnoutGain])
    let trial = backtest.trials[0]
    let own = trial.scores[0]
    #expect(abs(trial.total - 500) < 1e-9)
    // 200 in 2 sectors against 500 in 20.
    #expect(abs(own.liftBySector! - 4) < 1e-12)
    // 22,000 electors: the first 2,200 meet 100 + 0.1 × 100 abstainers, of 50 expected.
    #expect(abs(own.liftByElector! - 110.0 / 50) < 1e-12)
    #expect(abs(own.perThousand - 50) < 1e-9)
    #expect(own.curve.count == 21)
    #expect(abs(own.curve[2].electors - 4000.0 / 22_000) < 1e-12)
    #expect(abs(own.curve[2].amount - 0.4) < 1e-12)
    #expect(own.curve[20] == GainPoint(electors: 1, amount: 1))
    // Ranks of outcomes: 2 at 19.5, 10 at 13.5, 8 at 4.5, against 20…1.
    let expected = Self.correlation(
      (0..<20).map { Double(20 - $0) },
      (0..<20).map { $0 < 2 ? 19.5 : $0 < 12 ? 13.5 : 4.5 })
    #expect(abs(own.spearman! - expected) < 1e-12)
  }

  private static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let (x, y) = (a.reduce(0, +) / Double(a.count), b.reduce(0, +) / Double(b.count))
    let xy = zip(a, b).reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    let xx = a.reduce(0) { $0 + ($1 - x) * ($1 - x) }
    let yy = b.reduce(0) { $0 + ($1 - y) * ($1 - y) }
    return xy / (xx * yy).squareRoot()
  }

  @Test("A ranking may not know the outcome, nor what came after it")
  func future() throws {
    let (input, _, results) = Self.town(noise: 0.2)
    let ranking = try Ranking(input)
    var outcome = input.context.elections[1]
    outcome.election.id = "same day"
    #expect(throws: BacktestError.self) {
      try Backtest(ranking, outcome: outcome, results: results)
    }
    outcome.election = Election(id: "c", date: CalendarDate(year: 2024, month: 6, day: 9)!)
    #expect(throws: BacktestError.tooFewSectors(found: 0, ranked: 400)) {
      try Backtest(ranking, outcome: outcome, results: [:])
    }
  }

  @Test("The page and the table are the same for the same inputs, and say which way it went")
  func outputs() throws {
    let (input, outcome, results) = Self.town(noise: 0.5)
    let backtest = try Backtest(try Ranking(input), outcome: outcome, results: results)
    let again = try Backtest(try Ranking(input), outcome: outcome, results: results)
    for language in [Language.en, .fr] {
      let page = BacktestReport.html(backtest, language: language)
      #expect(page == BacktestReport.html(again, language: language))
      #expect(page.components(separatedBy: "<svg class=\"gain\"").count == 6)
      #expect(page.contains(language == .en ? "Better than the last result" : "Meilleur que le"))
      let parser = XMLParser(data: Data(page.utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }
    let lines = BacktestCSV.text(backtest).split(separator: "\n")
    #expect(lines.count == 401)
    #expect(
      lines[0]
        == "rank,sector,name,score,registered,last_result,size,abstaining_supporters,abstaining_supporters_before,abstainers,abstainers_before,support_votes,support_votes_before,support_change,support_change_before,turnout_gain,turnout_gain_before"
    )
  }
}
