import Arpent
import ArpentElections
import ArpentRanking
import TestData
import Testing

@Suite(.enabled(if: RealData.root != nil, "needs the real data"))
struct RealBacktestTests {
  @Test("Paris: ranked by 2017, tried on the European election of 2019, every station in it")
  func paris() throws {
    let folder = TemporaryFolder()
    let store = try RealStores.paris(in: folder)
    var ranking = RankSectors(store: store, validOn: CalendarDate("2019-05-26")!)
    ranking.support = ["MACRON", "REM", "RENAISSANCE"]
    let task = BacktestRanking(
      ranking: ranking, before: CalendarDate("2019-01-01")!, outcome: "2019_euro")
    let backtest = try task.run()
    #expect(backtest.cases.count == 896)
    #expect(backtest.withoutOutcome == 0)
    #expect(
      backtest.ranking.context.elections.map(\.election.id) == ["2017_pres_t1", "2017_legi_t1"])
    #expect(backtest.trials.count == 5)
    let main = try #require(backtest.trials.first)
    #expect(main.measure == .abstainingSupporters)
    // Worked out apart from here, in Python and from the ministry's rows alone; of sectors predicted
    // the same where a tenth ends (three have 451 votes, two of them in the first 90), as much is
    // taken of each. For this support the last result alone foretells better than mobilisation.
    try Self.expect(main, .lastResult, 0.51848, 1.19418, 1.11128, within: 0.00001)
    try Self.expect(main, .sameMeasure, 0.58555, 1.31961, 1.22626, within: 0.00001)
    try Self.expect(main, .size, 0.24037, 1.03055, 0.85615, within: 0.00001)
    // The ranking's own scores are drawn a little towards the mean, so they are held less tightly.
    try Self.expect(main, .ranking, 0.38491, 1.13697, 1.00785, within: 0.02)
    let abstainers = try #require(backtest.trials.first { $0.measure == .abstainers })
    try Self.expect(abstainers, .lastResult, -0.18484, 0.96157, 0.89406, within: 0.00001)
    try Self.expect(abstainers, .sameMeasure, 0.94996, 1.42546, 1.30193, within: 0.00001)
    try Self.expect(abstainers, .ranking, 0.48616, 1.26364, 1.1352, within: 0.02)
    #expect(main.verdict != .better)
    // What was not known was not used: no figure of the outcome is in the ranking.
    #expect(!RankingCSV.text(backtest.ranking).contains("2019_euro"))
    #expect(BacktestCSV.text(backtest) == BacktestCSV.text(try task.run()))
  }

  private static func expect(
    _ trial: Backtest.Trial, _ method: BacktestMethod, _ spearman: Double, _ bySector: Double,
    _ byElector: Double, within tolerance: Double
  ) throws {
    let score = try #require(trial.scores.first { $0.method == method })
    let found = [score.spearman, score.liftBySector, score.liftByElector]
    for (found, expected) in zip(found, [spearman, bySector, byElector]) {
      let found = try #require(found)
      #expect(abs(found - expected) < tolerance, "\(method): \(found), not \(expected)")
    }
  }

  @Test("Chicago: ranked by 2015, tried on 2019, on the same precincts")
  func chicago() throws {
    let folder = TemporaryFolder()
    let store = try RealStores.chicago(in: folder)
    var ranking = RankSectors(store: store, validOn: CalendarDate("2019-02-26")!)
    ranking.support = ["JESUS 'CHUY' GARCIA", "TONI PRECKWINKLE"]
    let backtest = try BacktestRanking(
      ranking: ranking, before: CalendarDate("2019-01-01")!, outcome: "2019_mayor"
    ).run()
    #expect(backtest.cases.count > 2000)
    let abstainers = try #require(backtest.trials.first { $0.measure == .abstainers })
    #expect(try #require(abstainers.scores[0].spearman) > 0)
  }

  @Test("A ranking may not look ahead")
  func ahead() throws {
    let folder = TemporaryFolder()
    let store = try RealStores.paris(in: folder)
    var ranking = RankSectors(store: store, validOn: CalendarDate("2019-05-26")!)
    ranking.elections = ["2017_pres_t1", "2019_euro"]
    let error = #expect(throws: ArpentError.self) {
      try BacktestRanking(
        ranking: ranking, before: CalendarDate("2019-01-01")!, outcome: "2019_euro"
      ).run()
    }
    #expect(error?.code == .usage)
  }
}
