import Foundation
import TestData
import Testing

@Suite struct ZonesDiffTests {
  private let folder = TemporaryFolder()
  private var store: String { folder.path("town.gpkg") }

  private func importTown() throws {
    for year in ["2020", "2024"] {
      let outcome = try Run.arpent(
        "zones", "import", RepositoryFiles.path("data/zones-\(year).geojson"), "--store", store,
        "--vintage", year, "--valid-from", "\(year)-01-01", "--code", "num_bureau", "--commune",
        "insee")
      #expect(outcome.status == 0, "\(outcome.talk)")
    }
  }

  @Test("A comparison goes to every file asked for, and the talk has the counts and the tolerance")
  func outputs() throws {
    try importTown()
    let (page, zones, table) = (
      folder.path("p.html"), folder.path("z.csv"), folder.path("d.csv")
    )
    let outcome = try Run.arpent(
      "zones", "diff", "--store", store, "--from", "2020", "--to", "2024-06-01", "--output", table,
      "--zones", zones, "--report", page, "--language", "fr", "--tolerance", "4")
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.talk.contains("16 unchanged, 2 renumbered, 3 redrawn, 1 split, 2 merged"))
    #expect(outcome.talk.contains("Tolerance 4.0 m"))
    let text = try String(contentsOfFile: table, encoding: .utf8)
    #expect(text.hasPrefix("kind,from,to,shared_m2,"))
    #expect(text.split(separator: "\n").count == 28)
    #expect(try String(contentsOfFile: zones, encoding: .utf8).split(separator: "\n").count == 49)
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("lang=\"fr\""))
  }

  @Test("Each format goes to standard output alone", arguments: ["csv", "json", "geojson", "html"])
  func formats(format: String) throws {
    try importTown()
    let outcome = try Run.arpent(
      "zones", "diff", "--store", store, "--from", "2020", "--to", "2024", "--format", format)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let starts = [
      "csv": "kind,", "json": "{\n", "geojson": "{\"type\":", "html": "<!DOCTYPE html>",
    ]
    #expect(outcome.output.hasPrefix(starts[format]!))
    #expect(try folder.contents() == ["town.gpkg"])
  }

  @Test("Impossible criteria and unknown editions are usage errors")
  func usage() throws {
    try importTown()
    let base = ["zones", "diff", "--store", store, "--from", "2020"]
    for wrong in [
      ["--to", "2031"], ["--to", "2024", "--tolerance", "0"], ["--to", "2024", "--min-iou", "0.5"],
      ["--to", "2024", "--weights", "addresses"],
    ] {
      #expect(try Run.arpent(base + wrong).status == 64)
    }
    #expect(
      try Run.arpent(
        "zones", "diff", "--store", folder.path("none.gpkg"), "--from", "a", "--to", "b"
      ).status == 66)
  }
}
