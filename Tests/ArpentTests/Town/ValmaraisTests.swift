import Arpent
import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentRanking
import ArpentStore
import Foundation
import TestData
import Testing

/// The fictional town of `data/`, whose answers are known because its makers made them.
@Suite struct ValmaraisTests {
  let folder = TemporaryFolder()

  private func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  private func importZones(_ file: String, _ year: String) throws -> ImportZones.Report {
    var source = ZoneSourceOptions(
      path: RepositoryFiles.path("data/\(file)"), codeField: "num_bureau")
    source.nameField = "nom"
    source.commune = .field("insee")
    return try ImportZones(
      source: source, store: folder.path("town.gpkg"),
      vintage: Vintage(name: year, validity: ValidPeriod(from: day("\(year)-01-01")))
    ).run()
  }

  private func importResults(_ file: String, _ id: String, _ date: String) throws
    -> ImportResults.Report
  {
    try ImportResults(
      path: RepositoryFiles.path("data/\(file)"), store: folder.path("town.gpkg"),
      election: Election(id: id, date: day(date))
    ).run()
  }

  private func rows(_ path: String) throws -> [[String]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  private func facts() throws -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: try rows(RepositoryFiles.path("data/expected_facts.csv")).map {
        ($0[0], Int($0[1])!)
      })
  }

  @Test("The redraw keeps what it does not touch, whichever edition comes first")
  func redraw() throws {
    #expect(try importZones("zones-2024.geojson", "2024").summary?.recorded == 24)
    _ = try importZones("zones-2020.geojson", "2020")
    let store = try ZoneStore.open(folder.path("town.gpkg"), .readOnly)
    #expect(try store.zones(validOn: day("2023-12-31")).count == 24)
    let now = try store.zones(validOn: day("2024-01-01"))
    #expect(now.count == 24)
    #expect(now.count { $0.vintage == "2020" } == 16)
    // 24, and the 6 that the redraw drew; two zones changed their code only.
    #expect(try store.info().grounds == 30)
  }

  @Test("Lambert-93 in a zipped shapefile gives the grounds of the GeoJSON")
  func shapefile() throws {
    _ = try importZones("zones-2020.geojson", "2020")
    let plain = try ZoneStore.open(folder.path("town.gpkg"), .readOnly).zones(vintage: "2020")
    let other = folder.path("shape.gpkg")
    var source = ZoneSourceOptions(
      path: RepositoryFiles.path("data/zones-2020-lambert93.zip"), codeField: "NUM_BUREAU")
    source.commune = .code("29999")
    let report = try ImportZones(
      source: source, store: other,
      vintage: Vintage(name: "2020", validity: ValidPeriod(from: day("2020-01-01")))
    ).run()
    #expect(report.reading.crs == "EPSG:2154")
    let moved = try ZoneStore.open(other, .readOnly).zones(vintage: "2020")
    #expect(moved.map(\.zone.key) == plain.map(\.zone.key))
    let worst = zip(moved, plain).map { a, b in
      let (p, q) = (a.zone.ground.boundingBox, b.zone.ground.boundingBox)
      return max(
        abs(p.minX - q.minX), abs(p.minY - q.minY), abs(p.maxX - q.maxX), abs(p.maxY - q.maxY))
    }.max()!
    #expect(worst < 1e-7)
  }

  @Test(
    "Every contact gets the zone and the reason that its makers know", arguments: ["2020", "2024"])
  func contacts(year: String) throws {
    _ = try importZones("zones-2020.geojson", "2020")
    _ = try importZones("zones-2024.geojson", "2024")
    let output = folder.path("assigned.csv")
    var task = AssignContacts(
      input: RepositoryFiles.path("data/contacts.csv"), store: folder.path("town.gpkg"),
      validOn: day("\(year)-06-30"), output: output)
    task.options.useGeocoderRadius = false
    let report = try task.run()
    #expect(report.rows == 5000)
    let expected = try expectedAssignments(year)
    var wrong: [String] = []
    for line in try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n") {
      // Identifiers begin a record; the second half of a broken one is not looked at here.
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard let want = expected[fields[0]], fields.count > 5 else { continue }
      let got = (fields[fields.count - 5], fields[fields.count - 3])
      if got != want { wrong.append("\(fields[0]): \(got), not \(want)") }
    }
    #expect(wrong == [])
  }

  @Test("A kept index is rebuilt when the zones change, and never takes another file's place")
  func keptIndex() throws {
    _ = try importZones("zones-2020.geojson", "2020")
    let output = folder.path("assigned.csv")
    var task = AssignContacts(
      input: RepositoryFiles.path("data/contacts.csv"), store: folder.path("town.gpkg"),
      validOn: day("2024-06-30"), output: output)
    task.index = folder.path("town.index")
    let first = try task.run()
    let kept = try Data(contentsOf: URL(fileURLWithPath: task.index!))
    #expect(try task.run().counts == first.counts)
    #expect(try Data(contentsOf: URL(fileURLWithPath: task.index!)) == kept)
    _ = try importZones("zones-2024.geojson", "2024")
    let redrawn = try task.run()
    #expect(try Data(contentsOf: URL(fileURLWithPath: task.index!)) != kept)
    task.index = nil
    #expect(try task.run().counts == redrawn.counts)
    task.index = folder.file("notes.txt", String(repeating: "not an index ", count: 1000))
    let error = #expect(throws: ArpentError.self) { try task.run() }
    #expect(error?.code == .usage)
    #expect(try String(contentsOfFile: task.index!, encoding: .utf8).hasPrefix("not an index"))
  }

  private func expectedAssignments(_ year: String) throws -> [String: (String, String)] {
    let path = RepositoryFiles.path("data/expected_assignments.csv")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let head = text.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
    let zone = try #require(head.firstIndex(of: "zone_\(year)"))
    let reason = try #require(head.firstIndex(of: "reason_\(year)"))
    return Dictionary(
      uniqueKeysWithValues: try rows(path).map { row in
        (row[0], (row[zone].isEmpty ? "" : "29999_\(row[zone])", row[reason]))
      })
  }

  @Test("The ranking's totals are those of the ballots")
  func totals() throws {
    _ = try importZones("zones-2024.geojson", "2024")
    let first = try importResults("legislatives-2024-t1.csv", "t1", "2024-06-30")
    #expect(first.withoutGround == [StationKey(commune: "29999", code: "0901")])
    #expect(first.withoutResults == [])
    _ = try importResults("legislatives-2024-t2.csv", "t2", "2024-07-07")
    var statistics = ImportStatistics(
      path: RepositoryFiles.path("data/filosofi-200m.csv"), store: folder.path("town.gpkg"),
      dataset: "filosofi")
    statistics.layout = .filosofiGrid
    let imported = try statistics.run()
    #expect(imported.isImported)
    let facts = try facts()
    #expect(imported.unitCount == facts["grid_cells"])
    var task = RankSectors(store: folder.path("town.gpkg"), validOn: day("2024-07-07"))
    task.support = ["DVG"]
    let ranking = try task.run()
    #expect(ranking.ranked.count == 24)
    for (round, id) in ["t1", "t2"].enumerated() {
      let imported = try #require(ranking.totals[round]).imported
      #expect(imported.stations == facts["legislatives_2024_\(id)_stations"])
      #expect(imported.registered.sum == facts["legislatives_2024_\(id)_registered"])
      #expect(imported.ballotsCast.sum == facts["legislatives_2024_\(id)_cast"])
      #expect(imported.validVotes.sum == facts["legislatives_2024_\(id)_valid"])
    }
    // The grid reaches over the whole town, so nearly everybody is carried onto a sector.
    let people = try #require(
      ranking.context.statistics.firstIndex { $0.variable.name == "ind" })
    let carried = ranking.sectors.compactMap { $0.sector.statistics[people].value }.reduce(0, +)
    #expect(abs(carried / Double(facts["inhabitants"]!) - 1) < 0.05)
  }

  @Test("The town's files are what its script makes")
  func script() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", RepositoryFiles.path("data/make_town.py"), "--check"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
