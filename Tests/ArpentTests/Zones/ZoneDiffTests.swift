import Arpent
import ArpentChange
import ArpentElections
import ArpentPages
import ArpentStore
import Foundation
import TestData
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The fictional town's redraw, of which everything is known.
@Suite struct ZoneDiffTests {
  private let folder = TemporaryFolder()
  private var store: String { folder.path("town.gpkg") }

  private func importZones(_ file: String, _ vintage: String, from day: String, code: String)
    throws
  {
    var source = ZoneSourceOptions(path: RepositoryFiles.path("data/\(file)"), codeField: code)
    source.commune = .field(code == "NUM_BUREAU" ? "INSEE" : "insee")
    let report = try ImportZones(
      source: source, store: store,
      vintage: Vintage(name: vintage, validity: ValidPeriod(from: CalendarDate(day)!))
    ).run()
    #expect(report.summary?.zones == 24)
  }

  private func diff(_ change: (inout DiffZones) -> Void = { _ in }) throws -> ZoneDiff {
    try importZones("zones-2020.geojson", "2020", from: "2020-01-01", code: "num_bureau")
    try importZones("zones-2024.geojson", "2024", from: "2024-01-01", code: "num_bureau")
    var task = DiffZones(store: store, from: .vintage("2020"), to: .vintage("2024"))
    change(&task)
    return try task.run()
  }

  private func rows(_ csv: String) -> [[String: String]] {
    let lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map {
      Dictionary(uniqueKeysWithValues: zip(lines[0], $0))
    }
  }

  @Test("The town's redraw is found as its makers made it, code by code")
  func expected() throws {
    let path = RepositoryFiles.path("data/expected_lineage.csv")
    let made = rows(try String(contentsOfFile: path, encoding: .utf8))
    let found = rows(ZoneDiffTable.relations(try diff()))
    func words(_ row: [String: String]) -> String {
      let codes = [row["from"]!, row["to"]!].map { $0.split(separator: "_").last! }
      return "\(codes[0])>\(codes[1]) \(row["kind"]!)"
    }
    #expect(found.map(words) == made.map(words))
    #expect(found.count == 27)
  }

  @Test("Either direction, any number of threads, and a day or a vintage say the same")
  func stable() throws {
    let once = try diff()
    var task = DiffZones(
      store: store, from: .vintage("2020"),
      to: .validOn(CalendarDate("2024-06-01")!, recordedAsOf: nil))
    task.threads = 4
    let again = try task.run()
    #expect(ZoneDiffTable.relations(again) == ZoneDiffTable.relations(once))
    #expect(ZoneDiffTable.zones(again) == ZoneDiffTable.zones(once))
    let back = try DiffZones(store: store, from: .vintage("2024"), to: .vintage("2020")).run()
    #expect(back.sourceCounts[.merged] == once.targetCounts[.split])
    #expect(back.targetCounts[.unchanged] == 16)
  }

  @Test("The same zones rounded to a millimetre in another system are unchanged")
  func otherDrawing() throws {
    try importZones("zones-2020.geojson", "2020", from: "2020-01-01", code: "num_bureau")
    try importZones("zones-2020-lambert93.zip", "copy", from: "2021-01-01", code: "NUM_BUREAU")
    var task = DiffZones(store: store, from: .vintage("2020"), to: .vintage("copy"))
    #expect(try task.run().sourceCounts == [.unchanged: 24])
    // By the tolerance alone too, down to a centimetre.
    task.criteria = LineageCriteria(tolerance: 0.01, minimumIoU: 1)
    #expect(try task.run().sourceCounts == [.unchanged: 24])
  }

  @Test("Shares of addresses stand beside those of ground, and each says what was counted")
  func weights() throws {
    let diff = try diff {
      $0.weights = CrosswalkWeights(
        .addresses, addresses: AddressFile(path: RepositoryFiles.path("data/addresses-reu.csv")))
    }
    let found = rows(ZoneDiffTable.relations(diff))
    let parts = found.filter { $0["kind"] == "split" }
    #expect(parts.count == 2)
    let shares = parts.compactMap { Double($0["from_weight_share"]!) }
    #expect(abs(shares.reduce(0, +) - 1) < 2e-6)
    #expect(parts.allSatisfy { $0["from_weighed_by"] == "addresses" })
    #expect(parts.allSatisfy { $0["to_weighed_by"] == "whole" && $0["to_weight_share"] == "1" })
    // Ground and addresses differ: people don't live evenly.
    #expect(shares.map { String(format: "%.2f", $0) } != parts.map { $0["from_share"]! })
    #expect(diff.weighing?.name == "addresses: addresses-reu.csv")
    #expect(rows(ZoneDiffTable.relations(try self.diff()))[0]["from_weight_share"] == "")
  }

  @Test("JSON says what was compared and how, with the counts of each kind")
  func json() throws {
    let text = try ZoneDiffJSON.text(try diff { $0.criteria = LineageCriteria(tolerance: 3) })
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["tolerance_m"] as? Double == 3)
    #expect(object["min_iou"] as? Double == 0.9)
    #expect((object["crs"] as? String)?.hasPrefix("EPSG:") == true)
    let from = try #require(object["from"] as? [String: Any])
    #expect(
      from["kinds"] as? [String: Int]
        == ["unchanged": 16, "renumbered": 2, "redrawn": 3, "split": 1, "merged": 2])
    #expect((object["relations"] as? [Any])?.count == 27)
    let codes = try #require(object["codes"] as? [String: Int])
    // 0011, 0023 and 0024 elsewhere; half or less of the joint ground is shared by 0010, which took
    // 0011 in, and 0019, which was split.
    #expect(codes == ["on_both_sides": 24, "on_other_ground": 5])
  }

  @Test("GeoJSON holds the ground that changed hands, and no other")
  func geoJSON() throws {
    let text = try ZoneDiffGeoJSON.text(try diff())
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let kinds = (object["features"] as! [[String: Any]]).map {
      ($0["properties"] as! [String: Any])["kind"] as! String
    }
    #expect(
      Dictionary(grouping: kinds, by: \.self).mapValues(\.count)
        == ["redrawn": 5, "split": 2, "merged": 2])
  }

  @Test(
    "The page is well-formed, loads nothing, and names every change", arguments: Language.allCases)
  func page(language: Language) throws {
    let diff = try diff()
    let page = ZoneDiffPage.html(diff, language: language)
    #expect(page == ZoneDiffPage.html(diff, language: language))
    let body = try #require(page.range(of: "<html"))
    let parser = XMLParser(data: Data(page[body.lowerBound...].utf8))
    let isWellFormed = parser.parse()
    #expect(isWellFormed, "\(String(describing: parser.parserError)) line \(parser.lineNumber)")
    let bare = page.replacing("xmlns=\"http://www.w3.org/1999/xhtml\"", with: "")
    for trace in ["http:", "https:", "src=", "@import", "<link"] { #expect(!bare.contains(trace)) }
    #expect(page.components(separatedBy: "<svg class=\"map\"").count == 3)
    // Both maps have one frame, so that they can be laid over one another.
    let frames = page.components(separatedBy: "viewBox=\"").dropFirst().map {
      $0.prefix(while: { $0 != "\"" })
    }
    #expect(frames.count == 2 && frames[0] == frames[1])
    for codes in ["0023 → 0011", "0024 → 0023"] { #expect(page.contains(codes)) }
    #expect(page.contains(language == .en ? "5 metres" : "5 mètres"))
  }

  @Test("Nothing changed: the page says so and has no map")
  func noChange() throws {
    try importZones("zones-2020.geojson", "2020", from: "2020-01-01", code: "num_bureau")
    let diff = try DiffZones(store: store, from: .vintage("2020"), to: .vintage("2020")).run()
    let page = ZoneDiffPage.html(diff)
    #expect(page.contains("Nothing changed"))
    #expect(!page.contains("<svg"))
    #expect(ZoneDiffTable.relations(diff).split(separator: "\n").count == 25)
  }

  @Test(
    "A commune on one side only is said, and an unknown vintage is refused with those there are")
  func notices() throws {
    let diff = try diff()
    #expect(diff.notices.isEmpty)
    let error = #expect(throws: ArpentError.self) {
      try DiffZones(store: store, from: .vintage("2020"), to: .vintage("2031")).run()
    }
    #expect(error?.code == .usage && error?.message.contains("2024") == true)
    var nowhere = DiffZones(store: store, from: .vintage("2020"), to: .vintage("2024"))
    nowhere.communes = ["99999"]
    #expect(throws: ArpentError.self) { try nowhere.run() }
    let square = """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"c":"1"},
      "geometry":{"type":"Polygon","coordinates":[[[2,47],[2.01,47],[2.01,47.01],[2,47.01],[2,47]]]}}]}
      """
    var source = ZoneSourceOptions(path: folder.file("far.geojson", square), codeField: "c")
    source.commune = .code("18033")
    _ = try ImportZones(
      source: source, store: store,
      vintage: Vintage(name: "far", validity: ValidPeriod(from: CalendarDate("2025-01-01")!))
    ).run()
    let far = try DiffZones(store: store, from: .vintage("2024"), to: .vintage("far")).run()
    #expect(far.notices.map(\.kind) == ["commune-on-one-side", "commune-on-one-side"])
    #expect(far.sourceCounts == [.abolished: 24] && far.targetCounts == [.created: 1])
  }
}
