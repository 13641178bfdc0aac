import Arpent
import ArpentElections
import ArpentPages
import ArpentRanking
import Foundation
import TestData
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite(.enabled(if: RealData.root != nil, "needs the real data"))
struct FullReportTests {
  @Test("Toulouse and Rennes: a full report each, its totals the ministry's")
  func towns2014() throws {
    let folder = TemporaryFolder()
    for (layer, code, commune, title, registered, cast, valid, greens) in [
      (
        "fr/toulouse-2014-makina/bureaux.geojson", "ASSOCIANT", "31555", "Toulouse", 249_124,
        109_704, 107_164, 18_090
      ),
      (
        "fr/rennes-2014-makina/bureaux.geojson", "NUM_BUREAU", "35238", "Rennes", 113_684, 51_326,
        50_143, 9475
      ),
    ] {
      let store = try RealStores.town2014(layer, code: code, commune: commune, in: folder)
      var task = RankSectors(store: store, validOn: CalendarDate("2014-06-01")!)
      task.support = ["LVEC"]
      let ranking = try task.run()
      try Self.expect(ranking.totals[0], registered, cast, valid, greens)
      try Self.expectPage(ranking, names: title)
    }
  }

  @Test("Chicago, 2015 to 2019 to 2023: a full report through a mapping, its totals the files'")
  func chicago() throws {
    let folder = TemporaryFolder()
    let store = try RealStores.chicago(in: folder)
    var task = RankSectors(store: store, validOn: CalendarDate("2019-06-01")!)
    task.elections = ["2015_mayor", "2019_mayor"]
    task.support = ["JESUS 'CHUY' GARCIA", "TONI PRECKWINKLE"]
    task.title = "Chicago"
    let ranking = try task.run()
    #expect(ranking.sectors.count == 2069)
    try Self.expect(ranking.totals[0], 1_421_430, 483_700, nil, 160_414)
    try Self.expect(ranking.totals[1], 1_581_755, 557_066, nil, 88_757)
    try Self.expectPage(ranking, names: "Chicago")

    task = RankSectors(store: store, validOn: CalendarDate("2023-06-01")!)
    task.elections = ["2023_mayor", "2023_runoff"]
    task.support = ["BRANDON JOHNSON"]
    let latest = try task.run()
    #expect(latest.sectors.count == 1290)
    #expect(latest.context.elections[0].stationsWithoutGround.count == 1)
    try Self.expect(latest.totals[0], 1_581_564, 566_973, nil, 122_093)
    try Self.expect(latest.totals[1], 1_587_153, 613_795, nil, 319_481)
  }

  private static func expect(
    _ totals: ElectionTotals?, _ registered: Int, _ cast: Int, _ valid: Int?, _ support: Int
  ) throws {
    let totals = try #require(totals)
    #expect(totals.isComplete)
    #expect(totals.all.registered.sum == registered)
    #expect(totals.all.ballotsCast.sum == cast)
    if let valid { #expect(totals.all.validVotes.sum == valid) }
    #expect(totals.all.supportVotes == support)
  }

  /// A page that is well-formed, with a plan, and the same twice.
  private static func expectPage(_ ranking: Ranking, names title: String) throws {
    var request = PlanRequest(budget: .hours(60))
    request.teams = 3
    let plan = try PlanCanvass(ranking: ranking, request: request).run()
    #expect(plan.plan.value <= plan.plan.bound)
    for language in [Language.en, .fr] {
      let page = RankingReport.html(ranking, plan: plan, language: language)
      #expect(page.uppercased().contains(title.uppercased()))
      let parser = XMLParser(data: Data(page.utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }
    let again = try PlanCanvass(ranking: ranking, request: request).run()
    #expect(
      RankingReport.html(ranking, plan: plan) == RankingReport.html(ranking, plan: again))
  }
}
