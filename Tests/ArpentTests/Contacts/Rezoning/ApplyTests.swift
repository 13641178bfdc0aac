import Arpent
import ArpentElections
import ArpentFormats
import Foundation
import TestData
import Testing

@Suite("Contact files written anew after a redraw")
struct ApplyTests {
  /// Squares a tenth of a degree wide: the first is renumbered, the second gave ground to the third.
  private static func town() throws -> RezoneCase {
    try RezoneCase(
      before: [
        ("0001", 2.0, 48.0, 2.1, 48.1), ("0002", 2.1, 48.0, 2.2, 48.1),
        ("0003", 2.2, 48.0, 2.3, 48.1),
      ],
      after: [
        ("0009", 2.0, 48.0, 2.1, 48.1), ("0002", 2.1, 48.0, 2.15, 48.1),
        ("0003", 2.15, 48.0, 2.3, 48.1),
      ])
  }

  private static let rows: String = (0..<3000).map { i in
    let x = 1.99 + Double(i * 7919 % 3200) / 1e4
    let y = 47.9995 + Double(i * 104_729 % 1010) / 1e4
    return i % 50 == 0 ? "c\(i),,,\"a \"\"b\"\"\"\n" : "c\(i),\(x),\(y),é\n"
  }.joined()

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  @Test(
    "The file is what assigning afresh gives, and so are its positions",
    arguments: [nil, 60.0], [true, false])
  func sameAsAfresh(nearest: Double?, withPositions: Bool) throws {
    let town = try Self.town()
    let folder = town.folder
    let input = folder.file("c.csv", "id,lon,lat,note\n" + Self.rows)
    let (file, fresh, list) = (folder.path("a.csv"), folder.path("b.csv"), folder.path("l.csv"))
    try town.assign(input, on: RezoneCase.from, to: file, positions: withPositions) {
      $0.options.nearestMetres = nearest
    }
    try town.assign(input, on: RezoneCase.to, to: fresh) { $0.options.nearestMetres = nearest }
    let expected = try RezoneCase.difference(file, fresh, name: 0, zone: 4)
    #expect(expected.count > 1000)
    let report = try town.rezone(file, to: list) {
      $0.applies = true
      if !withPositions { $0.nearestMetres = nearest }
    }
    #expect(report.wasApplied)
    #expect(report.usedPositions == withPositions)
    #expect(try RezoneCase.moves(list) == expected)
    #expect(try bytes(file) == bytes(fresh))
    // Nothing is kept unless somebody asked.
    #expect(FileManager.default.fileExists(atPath: file + ".positions") == withPositions)
    guard withPositions else { return }
    // Started over, the run has nothing to do, and the list stays.
    let again = try town.rezone(file, to: list) { $0.applies = true }
    #expect(again.problems.map(\.kind) == ["already-applied"])
    #expect(!again.wasApplied)
    #expect(try RezoneCase.moves(list) == expected)
    // The fresh positions serve for the way back.
    let back = try town.rezone(file, to: list) {
      ($0.from, $0.to) = (RezoneCase.to, RezoneCase.from)
    }
    #expect(back.usedPositions)
    #expect(back.changed == expected.count)
  }

  @Test("Rows that would be lost are a reason not to write the file anew")
  func wouldLoseRows() throws {
    let town = try Self.town()
    let folder = town.folder
    let input = folder.file("c.csv", "id,lon,lat,note\n" + Self.rows)
    let file = folder.path("a.csv")
    try town.assign(input, on: RezoneCase.from, to: file, positions: true)
    let handle = try #require(FileHandle(forWritingAtPath: file))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("one field\n".utf8))
    try handle.close()
    let (before, positions) = (try bytes(file), try bytes(file + ".positions"))
    let error = #expect(throws: ArpentError.self) {
      try town.rezone(file, to: folder.path("l.csv")) { $0.applies = true }
    }
    #expect(error?.code == .badInput)
    #expect(error?.subject.line == 3002)
    #expect(try bytes(file) == before)
    #expect(try bytes(file + ".positions") == positions)
    #expect(try folder.contents().filter { $0.hasSuffix(".partial") }.isEmpty)
  }

  @Test("Standard input is not written anew")
  func standardInput() throws {
    let town = try Self.town()
    let error = #expect(throws: ArpentError.self) {
      try town.rezone("-", to: town.folder.path("l.csv")) { $0.applies = true }
    }
    #expect(error?.code == .usage)
  }
}
