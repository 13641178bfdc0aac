import Foundation
import TestData
import Testing

@Suite struct RezoneCommandTests {
  let folder = TemporaryFolder()
  private var store: String { folder.path("town.gpkg") }
  private var assigned: String { folder.path("assigned.csv") }

  private func prepare(_ more: String...) throws {
    for year in ["2020", "2024"] {
      let outcome = try Run.arpent(
        "zones", "import", RepositoryFiles.path("data/zones-\(year).geojson"), "--store", store,
        "--vintage", year, "--valid-from", "\(year)-01-01", "--code", "num_bureau", "--commune",
        "insee")
      try #require(outcome.status == 0, "\(outcome.talk)")
    }
    let assign = try Run.arpent(
      [
        "contacts", "assign", RepositoryFiles.path("data/contacts.csv"), "--store", store,
        "--valid-on", "2021-01-01", "--output", assigned,
      ] + more)
    try #require(assign.status <= 1, "\(assign.talk)")
  }

  private func rezone(_ output: String, _ more: String...) -> [String] {
    [
      "contacts", "rezone", assigned, "--store", store, "--from", "2021-01-01", "--to",
      "2024-06-30", "--output", output,
    ] + more
  }

  @Test("The same list from positions, from the file, and down a pipe")
  func ways() throws {
    try prepare("--positions", assigned + ".positions")
    let quick = try Run.arpent(rezone("-"))
    #expect(quick.status == 0, "\(quick.talk)")
    #expect(quick.output.hasPrefix("contact,from,to,lineage\nC"))
    #expect(quick.talk.contains("contacts changed zone: "))
    #expect(!quick.talk.contains("read instead"))
    let kept = try Run.arpent(rezone("-", "--redraw", folder.path("redraw"), "--threads", "1"))
    #expect(kept.output == quick.output)
    #expect(
      try Run.arpent(rezone("-", "--redraw", folder.path("redraw"))).output == quick.output)
    // A row more, and the positions are of another file.
    let handle = try #require(FileHandle(forWritingAtPath: assigned))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("X\(String(repeating: ",", count: 13))invalid,,\n".utf8))
    try handle.close()
    let read = try Run.arpent(rezone(folder.path("list.csv")))
    #expect(read.status == 0, "\(read.talk)")
    #expect(read.talk.contains("another state of the contact file"))
    #expect(
      try String(contentsOfFile: folder.path("list.csv"), encoding: .utf8) == quick.output)
    let other = try Run.arpent(
      "contacts", "rezone", assigned, "--store", store, "--from", "2024-06-30", "--to",
      "2021-01-01", "--output", folder.path("list.csv"), "--log-format", "json")
    #expect(other.status == 1 || other.status == 65)
    #expect(other.talk.contains("\"line\":"))
    #expect(try Run.arpent(rezone(assigned)).status == 64)
  }

  @Test(
    "Whenever a run is killed, the list is the old one or the new one", arguments: [true, false])
  func killed(withPositions: Bool) throws {
    if withPositions {
      try prepare("--positions", assigned + ".positions")
    } else {
      try prepare()
    }
    let expected = try Run.arpent(rezone("-")).output
    #expect(expected.count > 1000)
    let list = folder.path("list.csv")
    var kinds = Set<String>()
    for step in 0..<16 {
      try Data("old".utf8).write(to: URL(fileURLWithPath: list))
      let process = Process()
      process.executableURL = Run.executable
      process.arguments = rezone(list, "--quiet")
      try process.run()
      usleep(UInt32(step * step * 700))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let text = try String(contentsOfFile: list, encoding: .utf8)
      kinds.insert(text == "old" ? "old" : text == expected ? "new" : "neither")
    }
    #expect(!kinds.contains("neither"))
    // What killed runs left behind is in nobody's way.
    #expect(try Run.arpent(rezone(list)).status == 0)
    #expect(try String(contentsOfFile: list, encoding: .utf8) == expected)
  }

  @Test(
    "Whenever --apply is killed, the contact file is the old one or the new one, and it can be run again"
  )
  func appliedAndKilled() throws {
    try prepare("--positions", assigned + ".positions")
    let old = try Data(contentsOf: URL(fileURLWithPath: assigned))
    let oldPositions = try Data(contentsOf: URL(fileURLWithPath: assigned + ".positions"))
    let list = folder.path("list.csv")
    let whole = try Run.arpent(rezone(list, "--apply"))
    #expect(whole.status == 0, "\(whole.talk)")
    #expect(whole.talk.contains("is assigned to the zones of 2024-06-30 now"))
    let new = try Data(contentsOf: URL(fileURLWithPath: assigned))
    let changes = try Data(contentsOf: URL(fileURLWithPath: list))
    #expect(new != old)
    let fresh = try Run.arpent(
      "contacts", "assign", RepositoryFiles.path("data/contacts.csv"), "--store", store,
      "--valid-on", "2024-06-30", "--output", "-")
    #expect(fresh.output == String(decoding: new, as: UTF8.self))
    var kinds = Set<String>()
    for step in 0..<16 {
      try old.write(to: URL(fileURLWithPath: assigned))
      try oldPositions.write(to: URL(fileURLWithPath: assigned + ".positions"))
      let process = Process()
      process.executableURL = Run.executable
      process.arguments = rezone(list, "--quiet", "--apply")
      try process.run()
      usleep(UInt32(step * step * 700))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let bytes = try Data(contentsOf: URL(fileURLWithPath: assigned))
      kinds.insert(bytes == old ? "old" : bytes == new ? "new" : "neither")
      if bytes == old {
        let again = try Run.arpent(rezone(list, "--quiet", "--apply"))
        #expect(again.status == 0, "\(again.talk)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: assigned)) == new)
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: list)) == changes)
    }
    #expect(!kinds.contains("neither"))
  }
}
