import Foundation
import TestData
import Testing

@Suite struct CommandTests {
  let folder = TemporaryFolder()
  private var store: String { folder.path("town.gpkg") }

  private func data(_ name: String) -> String { RepositoryFiles.path("data/\(name)") }

  private func importZones(_ more: String...) throws -> Run.Outcome {
    try Run.arpent(
      [
        "zones", "import", data("zones-2024.geojson"), "--store", store, "--vintage", "2024",
        "--valid-from", "2024-01-01", "--code", "num_bureau", "--commune", "insee",
      ] + more)
  }

  @Test(
    "Help about ranking shows its options, an example and the other verb, however it is asked for")
  func rankHelp() throws {
    let long = try Run.arpent(["rank", "--help"])
    #expect(long.status == 0)
    for text in ["--support", "--profile", "Example", "--hours", "OTHER VERBS", "backtest"] {
      #expect(long.output.contains(text), "\(text)")
    }
    let sectors = try Run.arpent(["help", "rank", "sectors"])
    #expect(long.output.hasPrefix(sectors.output.trimmingCharacters(in: .newlines)))
    for arguments in [["rank", "-h"], ["help", "rank"]] {
      #expect(try Run.arpent(arguments).output == long.output)
    }
  }

  @Test(
    "Every command has help with an example",
    arguments: [
      ["zones", "import"], ["zones", "check"], ["zones", "list"], ["zones", "export"],
      ["zones", "diff"], ["zones", "build"], ["crosswalk"], ["contacts", "assign"],
      ["contacts", "rezone"], ["results", "import"], ["results", "carry"],
      ["statistics", "import"], ["rank", "sectors"], ["rank", "backtest"],
      ["store", "info"], ["store", "verify"], ["store", "compact"],
    ])
  func help(command: [String]) throws {
    let help = try Run.arpent(command + ["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("arpent \(command.joined(separator: " ")) "))
    // Whole in the 80 columns of a terminal: ready to be copied.
    let examples = try #require(help.output.firstRange(of: /Examples?:\n/))
    let usage = try #require(help.output.firstRange(of: /\nUSAGE:/))
    let broken = help.output[examples.upperBound..<usage.lowerBound].split(separator: "\n").filter {
      !$0.hasPrefix("  ") || $0.trimmingCharacters(in: .whitespaces) == "\\"
    }
    #expect(broken == [])
    for flag in ["--quiet", "--log-format", "--threads"] { #expect(help.output.contains(flag)) }
  }

  @Test("The main job, from files to a report")
  func mainJob() throws {
    #expect(try importZones().status == 0)
    let again = try importZones()
    #expect(again.status == 0)
    #expect(again.talk.contains("nothing changed"))
    #expect(
      try Run.arpent(
        "results", "import", data("legislatives-2024-t1.csv"), "--store", store, "--election", "t1",
        "--date", "2024-06-30"
      ).status == 0)
    let assigned = folder.path("assigned.csv")
    let assign = try Run.arpent(
      "contacts", "assign", data("contacts-excel.csv"), "--store", store, "--valid-on",
      "2024-06-30", "--output", assigned)
    #expect(assign.status <= 1, "\(assign.talk)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: assigned))
    #expect(bytes.range(of: Data(";zone;zone_vintage;zone_reason;".utf8)) != nil)
    let report = folder.path("report.html")
    let rank = try Run.arpent(
      "rank", "--store", store, "--valid-on", "2024-06-30", "--profile", "mobilisation",
      "--support", "dvg", "--output", "-", "--report", report, "--language", "fr")
    #expect(rank.status == 0, "\(rank.talk)")
    #expect(rank.output.hasPrefix("rank,sector,"))
    #expect(rank.output.split(separator: "\n").count == 25)
    #expect(FileManager.default.fileExists(atPath: report))
    #expect(try Run.arpent("store", "verify", "--store", store).status == 0)
  }

  @Test("Standard input and output pass contacts through")
  func pipes() throws {
    _ = try importZones()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "\"$0\" contacts assign - --store \"$1\" --valid-on 2024-06-30 --output - --quiet "
        + "< \"$2\" > \"$3\"",
      Run.executable.path, store, data("contacts.csv"), folder.path("piped.csv"),
    ]
    try process.run()
    process.waitUntilExit()
    let direct = folder.path("direct.csv")
    _ = try Run.arpent(
      "contacts", "assign", data("contacts.csv"), "--store", store, "--valid-on", "2024-06-30",
      "--output", direct)
    let piped = try Data(contentsOf: URL(fileURLWithPath: folder.path("piped.csv")))
    #expect(piped.count > 100_000)
    #expect(try piped == Data(contentsOf: URL(fileURLWithPath: direct)))
  }

  @Test("Exit statuses tell failures apart, and nothing is left behind")
  func statuses() throws {
    let missing = folder.path("missing.geojson")
    let base = ["--vintage", "v", "--valid-from", "2024-01-01", "--code", "c", "--store", store]
    #expect(try Run.arpent(["zones", "import", missing] + base).status == 66)
    let text = folder.file("bad.geojson", "{\"type\": \"FeatureCollection\", \"features\": [")
    let bad = try Run.arpent(["zones", "import", text] + base)
    #expect(bad.status == 65)
    #expect(bad.talk.contains("bad.geojson"))
    #expect(try Run.arpent("zones", "import", text, "--store", store).status == 64)
    #expect(
      try Run.arpent("zones", "import", text, "--vintage", "v", "--valid-from", "2024-13-01").status
        == 64)
    #expect(
      try Run.arpent("rank", "--store", store, "--valid-on", "2024-01-01", "--output", "-").status
        == 66)
    #expect(try folder.contents() == ["bad.geojson"])
    _ = try importZones()
    let nowhere = try Run.arpent(
      "zones", "export", "--store", store, "--vintage", "2024", "--output", folder.path("no/z.csv"),
      "--format", "csv")
    #expect(nowhere.status == 73)
    #expect(try folder.contents() == ["bad.geojson", "town.gpkg"])
  }

  @Test("Talk for machines is one JSON object a line")
  func jsonTalk() throws {
    let outcome = try Run.arpent(
      "zones", "import", folder.path("none.geojson"), "--store", store, "--vintage", "v",
      "--valid-from", "2024-01-01", "--code", "c", "--log-format", "json")
    let line = try #require(outcome.talk.split(separator: "\n").first)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["level"] as? String == "error")
    #expect(object["code"] as? String == "no-input")
    #expect((object["file"] as? String)?.hasSuffix("none.geojson") == true)
  }

  @Test("Zones come out as they went in", arguments: ["geojson", "gpkg"])
  func roundTrip(format: String) throws {
    _ = try importZones()
    let file = folder.path("out.\(format)")
    #expect(
      try Run.arpent(
        "zones", "export", "--store", store, "--vintage", "2024", "--format", format, "--output",
        file
      ).status == 0)
    let other = folder.path("other.gpkg")
    #expect(
      try Run.arpent(
        "zones", "import", file, "--store", other, "--vintage", "2024", "--valid-from",
        "2024-01-01", "--code", "code", "--commune", "commune"
      ).status == 0)
    let lists = try [store, other].map {
      try Run.arpent("zones", "list", "--store", $0, "--valid-on", "2024-06-01").output
        .split(separator: "\n").map { line in
          let fields = line.split(separator: ",", omittingEmptySubsequences: false)
          return fields[0] + "," + fields[fields.count - 1]
        }
    }
    #expect(lists[0].count == 25)
    #expect(lists[0] == lists[1])
  }

  @Test("Problems are all named, nothing is imported, and --skip-invalid goes on without them")
  func problems() throws {
    let ring = "[[[0,0],[1,0],[1,1],[0,0]]]"
    let features = [
      ("1", "{\"type\":\"Polygon\",\"coordinates\":\(ring)}"),
      ("2", "null"),
      ("3", "{\"type\":\"Point\",\"coordinates\":[0,0]}"),
      ("4", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"),
      ("1", "{\"type\":\"Polygon\",\"coordinates\":[[[2,0],[3,0],[3,1],[2,0]]]}"),
    ]
    let text = features.map {
      "{\"type\":\"Feature\",\"properties\":{\"c\":\"\($0.0)\"},\"geometry\":\($0.1)}"
    }.joined(separator: ",")
    let file = folder.file(
      "z.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\(text)]}")
    let arguments = [
      "zones", "import", file, "--store", store, "--vintage", "v", "--valid-from", "2024-01-01",
      "--code", "c",
    ]
    let refused = try Run.arpent(arguments)
    #expect(refused.status == 65)
    for feature in 2...5 { #expect(refused.talk.contains("feature \(feature)")) }
    #expect(!FileManager.default.fileExists(atPath: store))
    let problems = folder.path("problems.csv")
    let skipped = try Run.arpent(arguments + ["--skip-invalid", "--problems", problems])
    #expect(skipped.status == 1)
    let kinds = try String(contentsOfFile: problems, encoding: .utf8).split(separator: "\n")
      .dropFirst().map { $0.split(separator: ",")[1] }
    #expect(
      Set(kinds) == ["no-geometry", "wrong-geometry-type", "self-intersection", "duplicate-code"])
    let mended = try Run.arpent(
      arguments + ["--skip-invalid", "--repair", "--merge-duplicates", "--vintage", "w"])
    #expect(mended.status == 1)
    #expect(mended.talk.contains("moved"))
  }
}
