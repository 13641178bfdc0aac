import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

@Suite("Positions kept beside a contact file")
struct PositionFileTests {
  let folder = TemporaryFolder()

  /// Positions that are whole ten-millionths of a degree, or are not.
  enum Grid: CaseIterable {
    case decimal, other

    func position(_ row: Int) -> Coordinate {
      let (x, y) = (Double(row * 7919 % 1749), Double(row * 104_729 % 997))
      return switch self {
      case .decimal: Coordinate(x: (20_000_000 + x * 7_919) / 1e7, y: (480_000_000 - y * 13) / 1e7)
      case .other: Coordinate(x: 2 + x / 999, y: 48 - y / 777)
      }
    }
  }

  /// Short names, and some that are longer.
  private static func name(_ row: Int) -> String {
    row % 5 == 0 ? "the contact of number \(row)" : "r\(row)"
  }

  private func keep(
    rows: Int, blockRows: Int, named: Bool, grid: Grid = .decimal
  ) throws -> PositionFile {
    let text = (0..<rows).map { row in
      let position = grid.position(row)
      return "\(Self.name(row));\(position.x);\(position.y)\n"
    }
    let input = folder.file("in.csv", "id;lon;lat\n" + text.joined())
    var options = ContactLayoutOptions(added: ["zone"])
    options.delimiter = 0x3B
    return try keep(
      ContactFile(path: input, options: options), blockRows: blockRows,
      nameColumn: named ? 0 : nil)
  }

  /// Assigns every row to zone 0 where x is below 3, and to none elsewhere; keeps the positions.
  private func keep(
    _ file: ContactFile, blockRows: Int, nameColumn: Int?
  ) throws -> PositionFile {
    let plan = PositionPlan(
      path: folder.path("kept"),
      facts: PositionFileFacts(
        layout: file.layout, zonesDigest: "digest", nearestMetres: 12.5, crs: nil,
        nameColumn: nameColumn),
      nameColumn: nameColumn, blockRows: blockRows)
    _ = try file.rewrite(
      to: folder.path("out.csv"), rejects: nil,
      table: AppendixTable(texts: [Array(";a".utf8), Array(";".utf8)]), threads: 2, chunkSize: 100,
      positions: plan
    ) { batch throws(ContactFileError) in
      for row in 0..<batch.positions.count {
        let isIn = batch.positions[row].x < 3
        batch.answers[row] = isIn ? 0 : 1
        batch.zones?[row] = isIn ? RowZone.located(0) : RowZone.none
      }
    }
    return try PositionFile(path: folder.path("kept"))
  }

  /// All places of a block: shelf after shelf, of the one list and then of the other.
  private func places(_ block: PositionBlock) throws -> [(PositionShelf, Int)] {
    var found: [(PositionShelf, Int)] = []
    for list in [block.located, block.loose] {
      for number in 0..<list.shelfCount {
        let shelf = try block.shelf(number, of: list)
        found += (0..<shelf.count).map { (shelf, $0) }
      }
    }
    return found
  }

  @Test(
    "Every row is kept once, with its name, in the order of the curve",
    arguments: Grid.allCases)
  func blocks(grid: Grid) throws {
    let file = try keep(rows: 10_000, blockRows: 3000, named: true, grid: grid)
    #expect(file.rowCount == 10_000)
    #expect(file.blockCount == 4)
    #expect(file.facts.zonesDigest == "digest")
    #expect(file.facts.nearestMetres == 12.5)
    #expect(file.facts.nameColumn == "id")
    #expect(file.facts.positionColumns == ["lon", "lat"])
    #expect(file.fingerprint == ContactFingerprint(path: folder.path("out.csv")))
    var wrong = 0
    var before = 0
    for number in 0..<file.blockCount {
      let block = try file.block(number)
      #expect(number == 3 || (3000..<3010).contains(block.rowCount))
      var rows = Set<UInt32>()
      for (shelf, place) in try places(block) {
        let row = shelf.rows[place]
        rows.insert(row)
        let at = before + Int(row)
        if shelf.position(place) != grid.position(at) { wrong += 1 }
        if (shelf.zones[place] == RowZone.located(0)) != (shelf.position(place).x < 3) {
          wrong += 1
        }
        let name = shelf.name(place).map { String(decoding: $0, as: UTF8.self) }
        if name != Self.name(at) { wrong += 1 }
      }
      #expect(rows.count == block.rowCount)
      for list in [block.located, block.loose] {
        for group in 0..<list.groupCount {
          let keys = list.keys[group]...(list.keys[group + 1] | list.squareMask)
          let shelf = try block.shelf(group / 32, of: list)
          for place in (group % 32 * 32)..<min(group % 32 * 32 + 32, shelf.count)
          where !keys.contains(PlaceKey.key(of: shelf.position(place))) { wrong += 1 }
        }
      }
      before += block.rowCount
    }
    #expect(before == 10_000)
    #expect(wrong == 0)
    withExtendedLifetime(file) {}
  }

  @Test("Rows without a name of their own are named by their lines")
  func lines() throws {
    let file = try keep(rows: 30, blockRows: 300, named: false)
    let block = try file.block(0)
    let names = try places(block).map { shelf, place in
      (shelf.rows[place], shelf.name(place).map { String(decoding: $0, as: UTF8.self) })
    }.sorted { $0.0 < $1.0 }.map(\.1)
    #expect(names == (2...31).map(String.init))
    withExtendedLifetime(file) {}
  }

  @Test("Rows without a position are not kept, and count all the same")
  func nowhere() throws {
    let input = folder.file("in.csv", "id,lon,lat\na,2,48\nb,,\nc,2,480\nd,-0.0,48\n")
    let file = try ContactFile(path: input, options: ContactLayoutOptions(added: ["zone"]))
    let kept = try keep(file, blockRows: 300, nameColumn: 0)
    let block = try kept.block(0)
    #expect(block.rowCount == 4)
    let found = try places(block).map { shelf, place in
      (shelf.rows[place], shelf.position(place).x)
    }.sorted { $0.0 < $1.0 }
    #expect(found.map(\.0) == [0, 3])
    #expect(found.map(\.1.bitPattern) == [2.0, -0.0].map(\.bitPattern))
    withExtendedLifetime(kept) {}
  }

  @Test("What is missing, of another kind or damaged says so")
  func failures() throws {
    _ = try keep(rows: 100, blockRows: 300, named: true)
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path("kept")))
    func failure(_ bytes: Data) -> PositionFile.Failure? {
      let path = folder.path("other")
      try? bytes.write(to: URL(fileURLWithPath: path))
      do throws(PositionFile.Failure) { _ = try PositionFile(path: path) } catch { return error }
      return nil
    }
    #expect(failure(whole) == nil)
    #expect(failure(Data()) == .foreign)
    #expect(failure(Data(repeating: 65, count: 5000)) == .foreign)
    #expect(failure(whole.dropLast()) == .damaged)
    #expect(failure(whole + Data([0])) == .damaged)
    var older = whole
    older[16] -= 1
    #expect(failure(older) == .otherVersion)
    var believed = 0
    for at in 24..<128 {
      var bytes = whole
      bytes[at] ^= 1
      if failure(bytes) != .damaged { believed += 1 }
    }
    #expect(believed == 0)
    #expect(throws: PositionFile.Failure.missing) { try PositionFile(path: folder.path("none")) }
  }

  @Test("A file's fingerprint tells its states apart")
  func fingerprints() throws {
    let file = folder.file("f.csv", String(repeating: "0123456789", count: 1000))
    let first = ContactFingerprint(path: file)
    #expect(first != nil)
    #expect(ContactFingerprint(path: file) == first)
    // The same length and the same time, other bytes.
    let date = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as! Date
    try String(repeating: "0123456780", count: 1000)
      .write(toFile: file, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
    #expect(ContactFingerprint(path: file)?.samples != first?.samples)
    #expect(ContactFingerprint(path: folder.url.path) == nil)
  }
}
