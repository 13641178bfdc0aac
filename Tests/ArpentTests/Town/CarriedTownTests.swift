import Arpent
import ArpentChange
import ArpentElections
import ArpentFormats
import ArpentPages
import ArpentRanking
import Foundation
import TestData
import Testing

/// Valmarais after its redraw: the ballots of 2022 are known on the zones of 2024 too, since the
/// town's makers counted them there.
@Suite struct CarriedTownTests {
  let folder = TemporaryFolder()
  private var store: String { folder.path("town.gpkg") }

  init() throws {
    for year in ["2020", "2024"] {
      var source = ZoneSourceOptions(
        path: RepositoryFiles.path("data/zones-\(year).geojson"), codeField: "num_bureau")
      source.nameField = "nom"
      source.commune = .field("insee")
      _ = try ImportZones(
        source: source, store: store,
        vintage: Vintage(name: year, validity: ValidPeriod(from: day("\(year)-01-01")))
      ).run()
    }
    _ = try ImportResults(
      path: RepositoryFiles.path("data/presidentielle-2022-t1.txt"), store: store,
      election: Election(id: "2022", date: day("2022-04-10"))
    ).run()
  }

  private func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  private func importGrid() throws {
    var statistics = ImportStatistics(
      path: RepositoryFiles.path("data/filosofi-200m.csv"), store: store, dataset: "filosofi")
    statistics.layout = .filosofiGrid
    _ = try statistics.run()
  }

  /// Registered, cast, valid, blank, null, then the eight candidates, by station.
  private func truth() throws -> [String: [Double]] {
    let text = try String(
      contentsOfFile: RepositoryFiles.path("data/expected_presidentielle-2022-t1_on_2024.csv"),
      encoding: .utf8)
    return Dictionary(
      uniqueKeysWithValues: text.split(separator: "\n").dropFirst().map { line in
        let fields = line.split(separator: ",")
        return (String(fields[0]), fields.dropFirst().map { Double($0)! })
      })
  }

  private static let figures: [BallotFigure] =
    [.registered, .ballotsCast, .validVotes, .blank, .null] + (0..<8).map { .votes($0) }

  private func addresses() -> CrosswalkWeights {
    var file = AddressFile(path: RepositoryFiles.path("data/addresses-reu.csv"))
    file.longitude = "longitude"
    file.latitude = "latitude"
    return CrosswalkWeights(.addresses, addresses: file)
  }

  @Test(
    "The ballots of 2022 on the zones of 2024: exact where the ground is whole, in the band elsewhere",
    arguments: ["area", "population", "addresses"], [false, true])
  func carried(weights: String, whole: Bool) throws {
    var task = CarryResults(store: store, election: "2022", target: .vintage("2024"))
    task.asWholeNumbers = whole
    switch weights {
    case "population":
      try importGrid()
      task.options.weights = CrosswalkWeights(.population)
    case "addresses": task.options.weights = addresses()
    default: task.options.weights = .area
    }
    let carried = try task.run().election
    let truth = try truth()
    #expect(carried.zones.count == 24)
    #expect(carried.withoutGround.map(\.station.code) == ["0901"])
    #expect(carried.outside == [] && carried.withoutResult == [] && carried.inconsistent == [])
    var (exact, divided, within) = (0, 0, 0)
    var misplaced = 0.0
    for zone in carried.zones {
      let counts = try #require(truth[zone.key.code])
      for (figure, count) in zip(Self.figures, counts) {
        let found = try #require(zone.figures[figure])
        if figure == .registered { misplaced += abs(found.value - count) / 2 }
        if zone.methods.isEmpty {
          if found.value == count, found.band == count...count { exact += 1 }
        } else {
          divided += 1
          if found.band.contains(count) { within += 1 }
        }
      }
    }
    // 16 unchanged, 2 renumbered and the merged one; five with divided stations.
    #expect(exact == 19 * 13)
    #expect(divided == 5 * 13)
    #expect(within * 10 >= divided * 9)
    #expect(carried.zones.filter { !$0.methods.isEmpty }.allSatisfy { $0.methodName == weights })
    print(
      "Valmarais by \(weights): \(Int(misplaced.rounded())) electors misplaced, "
        + "\(within) of \(divided) in band")
    for figure in carried.totals.figures {
      let total = try #require(carried.totals[figure])
      #expect(abs(total.given - total.carried - total.withoutGround) < (whole ? 0.1 : 1e-6))
    }
  }

  @Test("A ranking carries the results of an election that was held on other zones")
  func ranking() throws {
    var task = RankSectors(store: store, validOn: day("2024-06-30"))
    task.support = ["AUBRELIN"]
    let ranking = try task.run()
    #expect(ranking.ranked.count == 24)
    #expect(ranking.context.notices.map(\.kind) == ["results-carried", "results-without-ground"])
    let totals = try #require(ranking.totals[0])
    #expect(totals.isCarried && totals.isComplete)
    #expect(totals.all.registered.sum == 21_050 && totals.outside.registered.sum == 0)
    let truth = try truth()
    let shares = ranking.sectors.map { $0.sector.results[0]?.interpolatedShare ?? -1 }
    #expect(shares.count { $0 == 0 } == 19)
    for outcome in ranking.sectors {
      let result = try #require(outcome.sector.results[0])
      let counts = try #require(truth[outcome.sector.key.code])
      if result.interpolatedShare == 0 {
        #expect(result.tally.registered == Int(counts[0]))
        #expect(result.votes.map(\.count) == counts.dropFirst(5).map { Int($0) })
      } else {
        #expect(result.carried?.registered?.contains(counts[0]) == true)
        #expect(result.carried?.method == "area")
      }
    }
    let mute = try #require(ranking.sectors.first { $0.sector.key.code == "0001" })
    #expect(mute.sector.results[0]?.carried == nil)
    let table = RankingCSV.text(ranking)
    #expect(table.contains("carried_by_2022") && table.contains("registered_low_2022"))
    for language in Language.allCases {
      let page = RankingReport.html(ranking, language: language)
      #expect(page.contains("⇄") && page.contains("Denver"))
    }
  }

  @Test("Results are left where they were counted when that is asked for")
  func never() throws {
    var task = RankSectors(store: store, validOn: day("2024-06-30"))
    task.carrying = .never
    let ranking = try task.run()
    #expect(ranking.ranked.count == 16)
    #expect(ranking.context.notices.map(\.kind) == ["ground-changed"])
  }

  @Test("An older election ranks today's zones with the grid's people, and says so")
  func weights() throws {
    try importGrid()
    let ranking = try RankSectors(store: store, validOn: day("2024-06-30")).run()
    let carriage = try #require(ranking.context.elections[0].carriage)
    #expect(carriage.weights == ["population (filosofi:ind)"])
    #expect(carriage.dividedStations == 3 && carriage.wholeStations == 21)
  }

  @Test("The table's columns sum to what was imported")
  func table() throws {
    var task = CarryResults(
      store: store, election: "2022", target: .validOn(day("2024-06-30"), recordedAsOf: nil))
    task.asWholeNumbers = true
    let rows = CarriedResultsTable.csv(try task.run().election).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count == 1 + 24 + 1)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    func sum(_ name: String) throws -> Int {
      let column = try #require(rows[0].firstIndex(of: name))
      return rows.dropFirst().reduce(0) { $0 + (Int($1[column]) ?? 0) }
    }
    #expect(try sum("registered") == 21_050)
    #expect(try sum("cast") == 14_858)
    #expect(try sum("valid") == 14_476)
    #expect(rows.last?.first == "without-ground")
  }

  @Test("Carrying onto nothing, or from nothing, is an error that says what there is")
  func nothing() throws {
    var task = CarryResults(store: store, election: "2017", target: .vintage("2024"))
    #expect(throws: ArpentError.self) { try task.run() }
    task = CarryResults(
      store: store, election: "2022", target: .validOn(day("1999-01-01"), recordedAsOf: nil))
    let error = #expect(throws: ArpentError.self) { try task.run() }
    #expect(error?.message.contains("2020 from 2020-01-01") == true)
    task.target = .vintage("2024")
    task.communes = ["75056"]
    #expect(throws: ArpentError.self) { try task.run() }
  }
}
