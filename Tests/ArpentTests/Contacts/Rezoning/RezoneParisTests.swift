import Arpent
import ArpentElections
import ArpentGeometry
import Foundation
import TestData
import Testing

@Suite(
  "Contacts of Paris re-zoned after its redraw",
  .enabled(if: RezoneCase.hasParis, "needs the real data"))
struct RezoneParisTests {
  /// Contacts all over Paris and a little beyond, some without a position; and on the borders of
  /// zones of both dates, exactly and as near as doubles come.
  private static func contacts(_ count: Int, _ file: String) throws {
    var borders: [Coordinate] = []
    for path in [
      "fr/paris-2012-spReapportion/derived_ParisPollingStations2012.geojson",
      "fr/paris-2017-secteurs/secteurs-des-bureaux-de-vote.geojson",
    ] {
      let data = try Data(contentsOf: URL(fileURLWithPath: RealData.path(path)))
      let text = String(decoding: data, as: UTF8.self)
      // Pairs of numbers in brackets are vertices.
      for match in text.matches(of: /\[\s*(2\.\d+),\s*(48\.\d+)\s*\]/) {
        borders.append(Coordinate(x: Double(match.1)!, y: Double(match.2)!))
      }
    }
    try #require(borders.count > 20_000)
    var state: UInt64 = 42
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    var text = "id,lon,lat\n"
    for i in 1...count {
      switch i % 50 {
      case 0: text += "\(i),,\n"
      case 1, 2:
        let corner = borders[Int(random() * Double(borders.count - 1))]
        text += "\(i),\(corner.x),\(corner.y)\n"
      case 3:
        let at = Int(random() * Double(borders.count - 2))
        let (a, b) = (borders[at], borders[at + 1])
        text += "\(i),\(((a.x + b.x) / 2).nextUp),\((a.y + b.y) / 2)\n"
      case 4: text += "\(i),48.85\(i % 7),2.3\(i % 9)\n"
      default:
        let x = 2.22 + 0.26 * random()
        let y = 48.81 + 0.1 * random()
        text += "\(i),\(Double(Int(x * 1e6)) / 1e6),\(Double(Int(y * 1e6)) / 1e6)\n"
      }
    }
    try text.write(toFile: file, atomically: true, encoding: .utf8)
  }

  @Test(
    "The list is what assigning afresh changes, from positions and from the file, row for row",
    arguments: [nil, 40.0])
  func sameAsAfresh(nearest: Double?) throws {
    let paris = try RezoneCase.paris()
    let folder = paris.folder
    let (input, old, new) = (folder.path("c.csv"), folder.path("a.csv"), folder.path("b.csv"))
    try Self.contacts(200_000, input)
    try paris.assign(input, on: RezoneCase.from, to: old, positions: true) {
      $0.options.nearestMetres = nearest
      $0.options.positionBlockRows = 120_000
    }
    try paris.assign(input, on: RezoneCase.to, to: new) { $0.options.nearestMetres = nearest }
    let expected = try RezoneCase.difference(old, new, name: 0, zone: 3)
    #expect(expected.count > 20_000)

    let redraw = folder.path("redraw")
    let quick = try paris.rezone(old, to: folder.path("quick.csv")) { $0.redraw = redraw }
    #expect(quick.usedPositions)
    #expect(quick.problems.isEmpty)
    #expect(quick.rows == 200_000)
    #expect(quick.changed == expected.count)
    #expect(quick.kinds.values.reduce(0, +) == expected.count)
    #expect(quick.asked < 190_000)
    #expect(try RezoneCase.moves(folder.path("quick.csv")) == expected)

    // The redraw from its file; any number of threads; the positions elsewhere.
    let again = try paris.rezone(old, to: folder.path("again.csv")) {
      $0.redraw = redraw
      $0.threads = 1
    }
    #expect(again.kinds == quick.kinds)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("quick.csv")))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("again.csv"))) == bytes)

    // From the file alone.
    let read = try paris.rezone(old, to: folder.path("read.csv")) {
      $0.positions = folder.path("own.positions")
      $0.nearestMetres = nearest
    }
    #expect(!read.usedPositions)
    #expect(read.otherZones == 0)
    #expect(read.kinds == quick.kinds)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("read.csv"))) == bytes)
    // And from the positions that this left.
    let kept = try paris.rezone(old, to: folder.path("kept.csv")) {
      $0.positions = folder.path("own.positions")
      $0.redraw = redraw
    }
    #expect(kept.usedPositions)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("kept.csv"))) == bytes)
  }
}
