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
    // Worked out apart from here, in Python: for this support the last result alone foretells
    // better than the mobilisation profile does.
    let last = try #require(main.scores.first { $0.method == .lastResult })
    #expect(abs(try #require(last.spearman) - 0.518) < 0.001)
    #expect(abs(try #require(last.liftByElector) - 1.112) < 0.001)
    let same = try #require(main.scores.first { $0.method == .sameMeasure })
    #expect(abs(try #require(same.spearman) - 0.586) < 0.001)
    #expect(abs(try #require(same.liftByElector) - 1.226) < 0.001)
    // The ranking's own scores are drawn a little towards the mean, so they are held less tightly.
    let own = main.scores[0]
    #expect(abs(try #require(own.spearman) - 0.385) < 0.03)
    #expect(abs(try #require(own.liftByElector) - 1.008) < 0.03)
    #expect(main.verdict != .better)
    // What was not known was not used: no figure of the outcome is in the ranking.
    #expect(!RankingCSV.text(backtest.ranking).contains("2019_euro"))
    #expect(BacktestCSV.text(backtest) == BacktestCSV.text(try task.run()))
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
