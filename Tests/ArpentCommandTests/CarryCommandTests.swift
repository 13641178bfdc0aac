import Foundation
import TestData
import Testing

@Suite struct CarryCommandTests {
  let folder = TemporaryFolder()
  private var store: String { folder.path("town.gpkg") }

  init() throws {
    for year in ["2020", "2024"] {
      let run = try Run.arpent(
        "zones", "import", RepositoryFiles.path("data/zones-\(year).geojson"), "--store", store,
        "--vintage", year, "--valid-from", "\(year)-01-01", "--code", "num_bureau", "--commune",
        "insee")
      #expect(run.status == 0)
    }
    let results = try Run.arpent(
      "results", "import", RepositoryFiles.path("data/presidentielle-2022-t1.txt"), "--store",
      store, "--election", "2022", "--date", "2022-04-10")
    #expect(results.status == 0)
  }

  @Test("results carry writes one row a zone, and the prison's; every column keeps its sum")
  func carry() throws {
    let run = try Run.arpent(
      "results", "carry", "--store", store, "--election", "2022", "--to", "2024", "--integers",
      "--output", "-")
    #expect(run.status == 0)
    let rows = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count == 26)
    let registered = try #require(rows[0].firstIndex(of: "registered"))
    #expect(rows.dropFirst().compactMap { Int($0[registered]) }.reduce(0, +) == 21_050)
    let method = try #require(rows[0].firstIndex(of: "method"))
    #expect(rows.count { $0[method] == "area" } == 5)
    #expect(run.talk.contains("29999_0901"))
  }

  @Test("rank carries unless told not to")
  func rank() throws {
    func ranked(_ arguments: [String]) throws -> Run.Outcome {
      try Run.arpent(
        ["rank", "--store", store, "--valid-on", "2024-06-30", "--output", folder.path("r.csv")]
          + arguments)
    }
    #expect(try ranked([]).talk.contains("24 sectors ranked"))
    #expect(try ranked(["--carry", "never"]).talk.contains("16 sectors ranked"))
    #expect(try ranked(["--weights", "addresses"]).status == 64)
    #expect(
      try ranked([
        "--addresses", RepositoryFiles.path("data/addresses-reu.csv"), "--weights", "addresses",
      ]).talk.contains("divided by addresses (addresses-reu.csv)"))
  }

  @Test("Carrying says what is missing")
  func errors() throws {
    let output = folder.path("out.csv")
    func status(_ arguments: String...) throws -> Int32 {
      try Run.arpent(
        ["results", "carry", "--store", store, "--output", output] + arguments
      ).status
    }
    #expect(try status("--election", "2022") == 64)
    #expect(try status("--election", "1999", "--to", "2024") == 64)
    #expect(try status("--election", "2022", "--to", "1999") == 64)
    #expect(try status("--election", "2022", "--to", "2024", "--weights", "population") == 64)
    #expect(!FileManager.default.fileExists(atPath: output))
  }
}
