import Arpent
import ArpentChange
import ArpentElections
import ArpentRanking
import TestData
import Testing

@Suite(.enabled(if: RealData.root != nil, "needs the real data"))
struct ParisCarryTests {
  @Test("The European election of 2014 on the zones of 2017: no vote is lost")
  func european() throws {
    let folder = TemporaryFolder()
    let store = folder.path("paris.gpkg")
    for (year, path, code) in [
      ("2012", "fr/paris-2012-spReapportion/derived_ParisPollingStations2012.geojson", "ID"),
      ("2017", "fr/paris-2017-secteurs/secteurs-des-bureaux-de-vote.geojson", "id_bv"),
    ] {
      var source = ZoneSourceOptions(path: RealData.path(path), codeField: code)
      source.commune = .code("75056")
      _ = try ImportZones(
        source: source, store: store,
        vintage: Vintage(
          name: year, validity: ValidPeriod(from: CalendarDate("\(year)-01-01")!))
      ).run()
    }
    _ = try ImportResults(
      path: RealData.path(
        "fr/results-aktiur-france/2014-europeennes_par_bureau_large.csv.gz"),
      store: store, election: Election(id: "eu14", date: CalendarDate("2014-05-25")!)
    ).run()

    var task = CarryResults(
      store: store, election: "eu14",
      target: .validOn(CalendarDate("2017-07-01")!, recordedAsOf: nil))
    task.threads = 2
    task.communes = ["75056"]
    let exact = try task.run().election
    task.asWholeNumbers = true
    let whole = try task.run().election
    #expect(whole.withoutGround.map(\.station.code) == ["0512", "1628"])
    #expect(whole.zones.count == 896 && whole.withoutResult.isEmpty)
    // Every figure: given = carried + outside + the two without ground.
    for figure in whole.totals.figures {
      guard let total = whole.totals[figure] else { continue }
      #expect(total.given == total.carried + total.outside + total.withoutGround)
      #expect(total.notShown == 0)
    }
    // The 869 stations of Paris in the file.
    #expect(whole.totals[.registered]?.given == 1_211_164)
    var (broken, worst) = (0, 0.0)
    for (zone, fraction) in zip(whole.zones, exact.zones) {
      for figure in BallotFigure.tally {
        guard let a = zone.figures[figure], let b = fraction.figures[figure] else { continue }
        worst = max(worst, abs(a.value - b.value))
        if !a.band.contains(a.value) { broken += 1 }
      }
      guard let valid = zone.figures[.validVotes] else { continue }
      let votes = whole.candidacies.indices.reduce(0.0) {
        $0 + (zone.figures[.votes($1)]?.value ?? 0)
      }
      if votes != valid.value { broken += 1 }
      if zone.figures[.ballotsCast]!.value < valid.value { broken += 1 }
      if zone.figures[.registered]!.value < zone.figures[.ballotsCast]!.value { broken += 1 }
    }
    let sums = whole.outside.reduce(0) { $0 + $1.figures[.registered]! }
    print(
      "Paris: outside \(whole.outside.count) stations, \(sums) registered; worst \(worst); "
        + "interpolated \(whole.zones.count { $0.interpolatedShare > 0 }); inconsistent "
        + "\(whole.inconsistent); uncovered \(whole.zones.filter { $0.coverage < 0.9 }.map { "\($0.key) \($0.coverage)" })"
    )
    #expect(broken == 0)
    #expect(worst < 2.5)

    let ranking = try RankSectors(store: store, validOn: CalendarDate("2017-07-01")!).run()
    #expect(ranking.totals[0]?.isComplete == true)
    #expect(ranking.ranked.count > 880)
  }
}
