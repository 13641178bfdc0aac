import Arpent
import ArpentElections
import ArpentPages
import ArpentRanking
import Foundation
import TestData
import Testing

/// What is written of a ranking: the same bytes for the same inputs, and nothing of what is withheld.
@Suite struct RankOutputsTests {
  let folder = TemporaryFolder()

  /// Everything that is written of a ranking, by what it is.
  private func outputs(of ranking: Ranking) throws -> [String: Data] {
    var request = PlanRequest(budget: .hours(30))
    request.teams = 2
    let plan = try PlanCanvass(ranking: ranking, request: request).run()
    var outputs = ["plan": Data(PlanCSV.text(plan.plan).utf8)]
    for language in Language.allCases {
      let shapes = try RankingOutputs.geoJSON(ranking, language: language)
      outputs["csv-\(language)"] = Data(RankingCSV.text(ranking, language: language).utf8)
      outputs["geojson-\(language)"] = Data(shapes.utf8)
      outputs["html-\(language)"] = Data(
        RankingReport.html(ranking, plan: plan, language: language).utf8)
      let layer = folder.path("layer-\(language).gpkg")
      try RankingOutputs.writeGeoPackage(ranking, plan: plan, to: layer, language: language)
      outputs["gpkg-\(language)"] = try Data(contentsOf: URL(fileURLWithPath: layer))
      try FileManager.default.removeItem(atPath: layer)
    }
    return outputs
  }

  @Test(
    "Two runs, and any number of threads, give the same bytes of every output",
    arguments: RankSectors.profiles.map(\.name))
  func sameBytes(profile: String) throws {
    var task = try FictionalTown.task(in: folder)
    task.bloc = "left"
    task.profile = profile
    var first: [String: Data]?
    for threads in [1, 1, 2, 3] {
      task.uncertainty?.threads = threads
      let found = try outputs(of: try task.run())
      #expect(found.count == 9)
      if let first {
        for (name, bytes) in first { #expect(found[name] == bytes, "\(name), \(threads) threads") }
      }
      first = first ?? found
    }
  }

  @Test("Contacts moved between two withheld sectors move nothing in any output")
  func contactsHidden() throws {
    var task = try FictionalTown.task(in: folder)
    task.bloc = "left"
    task.profile = "balanced"
    let keys = try task.run().ranked.map(\.sector.key)
    func ranking(_ moved: Int, _ pair: [StationKey]) throws -> Ranking {
      let rows = keys.enumerated().map { i, key in
        let shift = key == pair.first ? moved : key == pair.last ? -moved : 0
        return "\(key),\((i == 4 ? 3 : 20 + i) + shift)"
      }
      task.contactsPerSector = folder.file(
        "counts.csv", (["sector,contacts"] + rows).joined(separator: "\n") + "\n")
      return try task.run()
    }
    let before = try ranking(0, [])
    let pair = before.sectors.filter(\.isWithheld).map(\.sector.key)
    #expect(pair.count == 2 && pair.contains(keys[4]))
    let (one, other) = (try outputs(of: before), try outputs(of: try ranking(2, pair)))
    #expect(one == other)
  }

  @Test("After a redraw, ground that was withheld stays so in whatever sector it lies now")
  func acrossRedraw() throws {
    let store = folder.path("both.gpkg")
    try FictionalTown.zones(2020, into: store)
    try FictionalTown.zones(2024, into: store)
    try FictionalTown.results(
      "presidentielle-2022-t1.txt", as: "pres", on: "2022-04-10", into: store)
    var task = RankSectors(store: store, validOn: CalendarDate("2022-04-10")!)
    task.uncertainty = nil
    let sizes = try task.run().ranked.compactMap { $0.sector.results[0]?.tally.registered }.sorted()
    // The smallest sector of before is too small, by a threshold that makes it so.
    task.thresholds.minimumRegistered = sizes[0] + 1
    let before = try task.run()
    // It keeps company with the prison, which has results and no ground.
    let withheld = before.sectors.filter(\.isWithheld).map(\.sector.key)
    #expect(!withheld.isEmpty && !before.withheldStations.isEmpty)
    let published = folder.file("before.csv", RankingCSV.text(before))

    task.validOn = CalendarDate("2024-06-30")!
    task.thresholds = DisclosureThresholds()
    #expect(try task.run().sectors.allSatisfy { !$0.isWithheld })
    task.published = [published]
    let after = try task.run()
    let lineage = try expectedHeirs(of: Set(withheld.map(\.code)))
    let hidden = Set(after.sectors.filter(\.isWithheld).map(\.sector.key.code))
    #expect(!lineage.isEmpty)
    #expect(lineage.isSubset(of: hidden), "\(lineage) of \(hidden)")
    #expect(hidden.count < after.sectors.count)

    // Zones that the store does not hold can't be compared with.
    let other = RankingCSV.text(before).replacing(",2020,", with: ",1999,")
    task.published = [folder.file("other.csv", other)]
    let error = #expect(throws: ArpentError.self) { try task.run() }
    #expect(error?.code == .badInput && error?.subject.field == "published")
  }

  @Test("A French report speaks French of results carried and of statistics, too")
  func frenchNotices() throws {
    var task = try FictionalTown.task(in: folder, zonesOf: [2020, 2024])
    try FictionalTown.results(
      "presidentielle-2022-t1.txt", as: "pres", on: "2022-04-10", into: task.store)
    task.uncertainty = nil
    let ranking = try task.run()
    let notices = ranking.context.notices
    #expect(notices.contains { $0.kind == "results-carried" })
    let kinds: Set = [
      "results-carried", "results-outside", "results-without-ground", "ground-without-result",
      "ground-partly-covered", "outside-all-zones",
    ]
    let untranslated = notices.filter {
      kinds.contains($0.kind) && ranking.context.translations[.fr]?[$0] == nil
    }
    #expect(untranslated.isEmpty, "\(untranslated.map(\.kind))")
    let pages = (
      RankingReport.html(ranking, language: .en), RankingReport.html(ranking, language: .fr)
    )
    #expect(pages.0.contains("was held on other zones") && !pages.0.contains("s’est tenu"))
    #expect(pages.1.contains("s’est tenu") && !pages.1.contains("was held on other zones"))
  }

  /// The zones of 2024 in which ground of some zones of 2020 lies, by the town's own account.
  private func expectedHeirs(of codes: Set<String>) throws -> Set<String> {
    let text = try String(
      contentsOfFile: RepositoryFiles.path("data/expected_lineage.csv"), encoding: .utf8)
    return Set(
      text.split(separator: "\n").dropFirst().compactMap { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return codes.contains(fields[0]) ? fields[1] : nil
      })
  }
}
