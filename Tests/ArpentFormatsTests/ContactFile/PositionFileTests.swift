import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

@Suite("Positions kept beside a contact file")
struct PositionFileTests {
  let folder = TemporaryFolder()

  /// Assigns every row to zone 0 where x is below 3, and to none elsewhere; keeps the positions.
  private func keep(rows: Int, blockRows: Int, named: Bool) throws -> PositionFile {
    let text = (0..<rows).map { "r\($0);\(2 + Double($0 % 7) / 4);\(48 + Double($0 % 11) / 8)\n" }
    let input = folder.file("in.csv", "id;lon;lat\n" + text.joined())
    var options = ContactLayoutOptions(added: ["zone"])
    options.delimiter = 0x3B
    let file = try ContactFile(path: input, options: options)
    let plan = PositionPlan(
      path: folder.path("kept"),
      facts: PositionFileFacts(
        layout: file.layout, zonesDigest: "digest", nearestMetres: 12.5, crs: nil,
        nameColumn: named ? 0 : nil),
      nameColumn: named ? 0 : nil, blockRows: blockRows)
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

  @Test(
    "Every row is kept once, by place in the order of the curve, and by row in the file's order")
  func blocks() throws {
    let file = try keep(rows: 1000, blockRows: 300, named: true)
    #expect(file.rowCount == 1000)
    #expect(file.blockCount == 4)
    #expect(file.facts.zonesDigest == "digest")
    #expect(file.facts.nearestMetres == 12.5)
    #expect(file.facts.nameColumn == "id")
    #expect(file.facts.positionColumns == ["lon", "lat"])
    #expect(file.fingerprint == ContactFingerprint(path: folder.path("out.csv")))
    var wrong = 0
    for number in 0..<file.blockCount {
      let block = try file.block(number)
      #expect(block.placesAreSound && block.namesAreSound)
      #expect(block.rowCount == [300, 300, 300, 100][number])
      var rows = Set<UInt32>()
      for list in [block.located, block.loose] {
        var last: UInt64 = 0
        for place in list.places(0..<list.groupCount) {
          let position = block.positions[place]
          let row = Int(block.rows[place])
          rows.insert(block.rows[place])
          let key = PlaceKey.key(of: position)
          let at = number * 300 + row
          let (x, y) = (2 + Double(at % 7) / 4, 48 + Double(at % 11) / 8)
          if position != Coordinate(x: x, y: y) || key < last { wrong += 1 }
          if (block.zones[place] == RowZone.located(0)) != (x < 3) { wrong += 1 }
          last = key
        }
        for group in 0..<list.groupCount {
          let keys = list.keys[group]...list.keys[group + 1]
          for place in list.places(group..<group + 1)
          where !keys.contains(PlaceKey.key(of: block.positions[place])) { wrong += 1 }
        }
      }
      #expect(rows.count == block.rowCount)
      for row in 0..<block.rowCount {
        let start = row == 0 ? 0 : Int(block.nameEnds[row - 1])
        let name = block.names[start..<Int(block.nameEnds[row])]
        if String(decoding: name, as: UTF8.self) != "r\(number * 300 + row)" { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test("Rows without a name of their own are named by their lines")
  func lines() throws {
    let block = try keep(rows: 30, blockRows: 300, named: false).block(0)
    #expect(
      String(decoding: block.names, as: UTF8.self) == (2...31).map(String.init).joined())
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
