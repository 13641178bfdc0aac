import Arpent
import ArpentElections
import ArpentRanking
import TestData
import Testing

@Suite(.enabled(if: RealData.root != nil, "needs the real data"))
struct ParisRankingTests {
  @Test("Paris ranked by its two rounds of 2017: the totals are the official totals")
  func totals() throws {
    let folder = TemporaryFolder()
    let store = folder.path("paris.gpkg")
    var source = ZoneSourceOptions(
      path: RealData.path("fr/paris-2017-secteurs/secteurs-des-bureaux-de-vote.geojson"),
      codeField: "id_bv")
    source.commune = .code("75056")
    _ = try ImportZones(
      source: source, store: store,
      vintage: Vintage(name: "2017", validity: ValidPeriod(from: CalendarDate("2017-03-01")!))
    ).run()
    for (round, day) in [(1, "2017-04-23"), (2, "2017-05-07")] {
      _ = try ImportResults(
        path: try RealStores.department(
          "75", of: "2017-presidentielle-\(round)_par_bureau_large", in: folder),
        store: store, election: Election(id: "t\(round)", date: CalendarDate(day)!)
      ).run()
    }
    var task = RankSectors(store: store, validOn: CalendarDate("2017-07-01")!)
    task.support = ["Macron"]
    let ranking = try task.run()
    #expect(ranking.ranked.count == 896)
    #expect(ranking.sectors.count == 896)

    // Ministère de l'Intérieur, Paris: registered, cast, valid, and Mr Macron's votes.
    let official = [
      (1_301_637, 1_091_437, 1_076_559, 375_006), (1_301_537, 1_021_639, 947_027, 849_257),
    ]
    for (round, figures) in official.enumerated() {
      let totals = try #require(ranking.totals[round])
      let sum = totals.ranked + totals.withheld + totals.notRanked + totals.withoutGround
      #expect(sum.registered.sum == figures.0)
      #expect(sum.ballotsCast.sum == figures.1)
      #expect(sum.validVotes.sum == figures.2)
      #expect(sum.supportVotes == figures.3)
      #expect(sum == totals.imported)
    }
    // The same inputs give the same bytes.
    #expect(RankingCSV.text(ranking) == RankingCSV.text(try task.run()))
    #expect(ranking.ranked.allSatisfy { $0.score?.band != nil })

    // Without simulations it is the plain formula at the counted figures.
    task.uncertainty = nil
    let plain = try task.run()
    let counted = Dictionary(
      uniqueKeysWithValues: ranking.ranked.map { ($0.sector.key, $0.score!.counted) })
    #expect(plain.ranked.allSatisfy { counted[$0.sector.key] == $0.score!.value })
    // Drawing towards the mean moves few of the first hundred sectors.
    let first = Set(plain.ranked.prefix(100).map(\.sector.key))
    #expect(ranking.ranked.prefix(100).count { first.contains($0.sector.key) } >= 90)
  }
}

@Suite(.enabled(if: RealData.root != nil, "needs the real data"))
struct TownRankingTests {
  @Test(
    "Toulouse and Rennes are ranked by the left of 2014, with honest bands",
    arguments: [
      ("fr/toulouse-2014-makina/bureaux.geojson", "31555", 249),
      ("fr/rennes-2014-makina/bureaux.geojson", "35238", 106),
    ])
  func towns(zones: String, commune: String, count: Int) throws {
    let town = try #require(
      RealTown.all.first { $0.zones.contains(zones.split(separator: "/")[1]) })
    let folder = TemporaryFolder()
    let store = folder.path("town.gpkg")
    var source = ZoneSourceOptions(path: RealData.path(town.zones), codeField: town.code)
    source.commune = town.commune
    source.crs = town.crs
    source.repairs = town.repairs
    _ = try ImportZones(
      source: source, store: store,
      vintage: Vintage(name: "v", validity: ValidPeriod(from: CalendarDate("2010-01-01")!))
    ).run()
    _ = try ImportResults(
      path: RealData.path(town.results), store: store,
      election: Election(id: "eu14", date: CalendarDate(town.date)!)
    ).run()
    var task = RankSectors(store: store, validOn: CalendarDate("2014-06-01")!)
    task.bloc = "left"
    let ranking = try task.run()
    #expect(ranking.ranked.count == count)
    let totals = try #require(ranking.totals[0])
    #expect(totals.isComplete)
    let chosen = ranking.context.elections[0]
    #expect(
      Set(chosen.support.map { chosen.candidacies[$0].name }) == ["LFG", "LUG", "LVEC", "LDVG"])
    let bands = ranking.ranked.compactMap { $0.score?.band }
    let inside = ranking.ranked.count { $0.score!.band!.rank.contains($0.score!.rank) }
    #expect(bands.count == count && Double(inside) > 0.95 * Double(count))
    // Stations of a thousand electors and more are drawn by little.
    let model = try #require(ranking.models?[0].abstention)
    #expect((20...2000).contains(model.strength), "\(model)")
  }
}

@Suite(.enabled(if: RealData.root != nil, "needs the real data"))
struct ParisCensusTests {
  @Test("People whose IRIS ground lies in no station are reported, or shared out on request")
  func outside() throws {
    let folder = TemporaryFolder()
    let store = folder.path("paris.gpkg")
    let base = "fr/paris-2012-spReapportion/derived_"
    var source = ZoneSourceOptions(
      path: RealData.path(base + "ParisPollingStations2012.geojson"), codeField: "ID")
    source.commune = .code("75056")
    _ = try ImportZones(
      source: source, store: store,
      vintage: Vintage(name: "2012", validity: ValidPeriod(from: CalendarDate("2012-01-01")!))
    ).run()
    var statistics = ImportStatistics(
      path: RealData.path(base + "RP_2011_CS8_Paris.csv"), store: store, dataset: "census")
    statistics.geometry = RealData.path(base + "ParisIris2013.geojson")
    #expect(try statistics.run().isImported)
    let results = try ImportResults(
      path: RealData.path(
        "fr/results-aktiur-france/2014-europeennes_par_bureau_large.csv.gz"),
      store: store, election: Election(id: "eu14", date: CalendarDate("2014-05-25")!)
    ).run()
    #expect(results.withoutGround?.map(\.code) == ["0512", "1628"])
    #expect(results.withoutResults == [])

    var task = RankSectors(store: store, validOn: CalendarDate("2014-06-01")!)
    let apart = try task.run()
    let notice = try #require(apart.context.notices.first { $0.kind == "outside-all-zones" })
    #expect(notice.message.contains("42934 of 1926666"))
    #expect(abs(people(of: apart) - (1_926_666 - 42_934.486)) < 0.01)
    task.sharesOutside = true
    #expect(abs(people(of: try task.run()) - 1_926_666) < 0.01)
  }

  private func people(of ranking: Ranking) -> Double {
    guard
      let place = ranking.context.statistics.firstIndex(where: {
        $0.variable.name == "C11_POP15P"
      })
    else { return 0 }
    return ranking.sectors.compactMap { $0.sector.statistics[place].value }.reduce(0, +)
  }
}
