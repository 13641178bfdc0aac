import Foundation
import TestData
import Testing

@Suite struct CrosswalkCommandTests {
  let folder = TemporaryFolder()
  private var store: String { folder.path("town.gpkg") }

  private func data(_ name: String) -> String { RepositoryFiles.path("data/\(name)") }

  init() throws {
    for year in ["2020", "2024"] {
      _ = try Run.arpent(
        "zones", "import", data("zones-\(year).geojson"), "--store", store, "--vintage", year,
        "--valid-from", "\(year)-01-01", "--code", "num_bureau", "--commune", "insee")
    }
  }

  @Test("One command makes the table, and says by what zones were divided")
  func table() throws {
    let output = folder.path("c.csv")
    let run = try Run.arpent(
      "crosswalk", "--store", store, "--from", "2020", "--to", "2024-06-30", "--addresses",
      data("addresses-reu.csv"), "--output", output)
    #expect(run.status == 0, "\(run.talk)")
    #expect(run.talk.contains("24 zones onto 24: 21 whole, 3 by addresses (addresses-reu.csv)"))
    let text = try String(contentsOfFile: output, encoding: .utf8)
    #expect(text.hasPrefix("source_commune,source_code,target_commune,target_code,part,share,"))
    #expect(text.split(separator: "\n").count == 28)
    let direct = try Run.arpent(
      "crosswalk", "--store", store, "--from", "2020", "--to", "2024", "--weights", "area",
      "--output", "-")
    #expect(direct.output.contains(",area,"))
  }

  @Test("What can't be is told apart by the exit status, and leaves no file")
  func statuses() throws {
    let base = ["crosswalk", "--store", store, "--output", folder.path("c.csv")]
    let before = try folder.contents()
    #expect(try Run.arpent(base + ["--to", "2024"]).status == 64)
    #expect(try Run.arpent(base + ["--from", "1999", "--to", "2024"]).status == 64)
    #expect(
      try Run.arpent(base + ["--from", "2020", "--to", "2024", "--weights", "population"]).status
        == 64)
    #expect(
      try Run.arpent(base + ["--from", "2020", "--to", "2024", "--addresses", "none.csv"]).status
        == 66)
    #expect(
      try Run.arpent(
        "crosswalk", "--store", folder.path("no.gpkg"), "--from", "2020", "--to", "2024",
        "--output", "-"
      ).status == 66)
    #expect(try folder.contents() == before)
  }
}
