import ArpentGeometry
import Foundation
import TestData
import Testing

struct FileTests {
  private let folder = TemporaryFolder()

  private func sample() -> ZoneIndex {
    var dice = Dice(5)
    return ZoneIndex(
      zones: Hostile.tiling.zones(&dice, 0) + Hostile.star.zones(&dice, 0),
      userData: Array("the store's own".utf8))
  }

  @Test("An index read back from its file answers as it did, and keeps the caller's bytes")
  func roundTrip() throws {
    let index = sample()
    let path = folder.path("zones.index")
    try index.write(to: path)
    let opened = try ZoneIndex.open(path)
    #expect(opened.zoneCount == index.zoneCount)
    #expect(String(decoding: opened.userData, as: UTF8.self) == "the store's own")
    var dice = Dice(6)
    var differences = 0
    for _ in 0..<20_000 {
      let point = Coordinate(x: dice.within(-1, 9), y: dice.within(-1, 9))
      if opened.locate(point) != index.locate(point) { differences += 1 }
    }
    #expect(differences == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)
  }

  @Test("An index without zones can be written and read")
  func empty() throws {
    let path = folder.path("empty.index")
    try ZoneIndex(zones: []).write(to: path)
    let opened = try ZoneIndex.open(path)
    #expect(opened.zoneCount == 0)
    #expect(opened.locate(Coordinate(x: 1, y: 2)).kind == .outside)
  }

  @Test("A file in which any byte has changed is refused")
  func flippedBytes() throws {
    let path = folder.path("zones.index")
    try sample().write(to: path)
    let good = try Data(contentsOf: URL(fileURLWithPath: path))
    let damaged = folder.path("damaged.index")
    var dice = Dice(7)
    var accepted: [Int] = []
    // All of the header, and places strewn over the rest.
    let places = Array(0..<320) + (0..<700).map { _ in dice.below(good.count) } + [good.count - 1]
    for place in places {
      var bad = good
      bad[place] ^= UInt8(1 << dice.below(8))
      try bad.write(to: URL(fileURLWithPath: damaged))
      do {
        _ = try ZoneIndex.open(damaged)
        accepted.append(place)
      } catch {
        if error.path != damaged { accepted.append(-place) }
      }
    }
    #expect(accepted.isEmpty)
  }

  @Test("A file cut short anywhere, or added to, is refused")
  func truncated() throws {
    let path = folder.path("zones.index")
    try sample().write(to: path)
    let good = try Data(contentsOf: URL(fileURLWithPath: path))
    let cut = folder.path("cut.index")
    var dice = Dice(8)
    var accepted: [Int] = []
    let sizes =
      Array(0..<330) + (0..<300).map { _ in dice.below(good.count) } + [good.count - 1]
    for size in sizes {
      try good.prefix(size).write(to: URL(fileURLWithPath: cut))
      if (try? ZoneIndex.open(cut)) != nil { accepted.append(size) }
    }
    try (good + Data(count: 64)).write(to: URL(fileURLWithPath: cut))
    if (try? ZoneIndex.open(cut)) != nil { accepted.append(good.count + 64) }
    #expect(accepted.isEmpty)
  }

  @Test("A refusal says what is wrong with the file")
  func reasons() throws {
    let path = folder.path("zones.index")
    try sample().write(to: path)
    let good = try Data(contentsOf: URL(fileURLWithPath: path))
    let other = folder.path("other.index")
    func refusal(_ data: Data) throws -> ZoneIndexFileError? {
      try data.write(to: URL(fileURLWithPath: other))
      do {
        _ = try ZoneIndex.open(other)
        return nil
      } catch { return error }
    }
    #expect(try refusal(Data("id;name\n".utf8)) == .notAnIndex(path: other))
    #expect(try refusal(Data(count: 5000)) == .notAnIndex(path: other))
    #expect(
      try refusal(good.dropLast(64))
        == .wrongSize(
          path: other, expected: UInt64(good.count), actual: UInt64(good.count - 64)))
    var swapped = good
    swapped.replaceSubrange(0..<8, with: good[0..<8].reversed())
    #expect(try refusal(swapped) == .foreignByteOrder(path: other))
    var newer = good
    newer[16] = 9
    #expect(try refusal(newer) == .unsupportedVersion(path: other, found: 9, supported: 2))
    var damaged = good
    damaged[good.count / 2] ^= 1
    #expect(try refusal(damaged) == .corrupted(path: other))
    #expect(throws: ZoneIndexFileError.self) { try ZoneIndex.open(folder.path("none")) }
    #expect(throws: ZoneIndexFileError.self) { try ZoneIndex.open(folder.url.path) }
    #expect(throws: ZoneIndexFileError.self) {
      try ZoneIndex(zones: []).write(to: folder.path("no/such/folder"))
    }
  }
}
