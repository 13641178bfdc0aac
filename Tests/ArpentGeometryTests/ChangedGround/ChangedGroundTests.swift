import ArpentGeometry
import TestData
import Testing

@Suite("The ground that a redraw changed")
struct ChangedGroundTests {
  /// How many of the points get something else from the ground than from the two indexes, and how
  /// many the ground leaves to be asked.
  private func check(
    _ old: [MultiPolygon], _ new: [MultiPolygon], oldCodes: [String], newCodes: [String],
    _ points: [Coordinate], finest: Int
  ) -> (wrong: [String], asked: Int) {
    let pairing = ZonePairing(oldCodes: oldCodes, newCodes: newCodes) { old[$0] == new[$1] }
    let (before, after) = (ZoneIndex(zones: old), ZoneIndex(zones: new))
    let ground = ChangedGround.between(before, after, pairing: pairing, finest: finest)
    var wrong: [String] = []
    var asked = 0
    for point in points {
      let (from, to) = (before.locate(point).zone, after.locate(point).zone)
      switch ground.fate(of: point) {
      case .mixed: asked += 1
      case .same: if !pairing.isSame(from, to) { wrong.append("\(point) \(from) \(to): same") }
      case .moved(let a, let b): if (a, b) != (from, to) { wrong.append("\(point): \(a) \(b)") }
      }
    }
    return (wrong, asked)
  }

  @Test(
    "What the ground says of a place, both indexes say of it, on hostile ground too",
    arguments: Hostile.allCases)
  func hostile(_ kind: Hostile) {
    var dice = Dice(77)
    var wrong: [String] = []
    for round in 0..<min(kind.rounds, 9) {
      let old = kind.zones(&dice, round)
      // Some zones stay, some go, some get another code, some are new.
      var kept: [(MultiPolygon, String)] = old.enumerated().compactMap { i, zone in
        switch dice.below(4) {
        case 0: nil
        case 1: (zone, "renamed \(i)")
        default: (zone, "\(100 + i)")
        }
      }
      kept += kind.zones(&dice, round + 1).prefix(3).enumerated().map { ($1, "new \($0)") }
      kept.sort { $0.1 < $1.1 }
      let points = (0..<300).map { _ -> Coordinate in
        let corner = (old + kept.map(\.0)).randomCorner(&dice)
        return dice.below(3) == 0 || corner == nil
          ? Coordinate(x: dice.within(-1, 9), y: dice.within(-1, 9))
          : Coordinate(
            x: corner!.x + dice.within(-1, 1) * 0x1p-20, y: corner!.y + dice.within(-1, 1) * 0x1p-9)
      }
      wrong +=
        check(
          old, kept.map(\.0), oldCodes: old.indices.map { "\(100 + $0)" }, newCodes: kept.map(\.1),
          points, finest: [9, 12, 15][round % 3]
        ).wrong
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  @Test("Nothing is to be asked where nothing changed, and codes alone are settled without asking")
  func untouched() {
    var dice = Dice(3)
    let zones = Hostile.tiling.zones(&dice, 0)
    let codes = zones.indices.map { "\(1000 + $0)" }
    let points = (0..<2000).map { _ in Coordinate(x: dice.within(0, 4), y: dice.within(0, 4)) }
    let same = check(zones, zones, oldCodes: codes, newCodes: codes, points, finest: 16)
    #expect(same.wrong.isEmpty)
    #expect(same.asked == 0)
    let renamed = codes.map { "9" + $0 }
    let moved = check(zones, zones, oldCodes: codes, newCodes: renamed, points, finest: 17)
    #expect(moved.wrong.isEmpty, "\(moved.wrong.prefix(3))")
    #expect(moved.asked < points.count / 10)
  }

  @Test(
    "With a reach, what is the same has the same nearest zone",
    .enabled(if: RealData.has(paris[0].path) && RealData.has(paris[1].path), "needs the real data"))
  func nearest() throws {
    let (old, new, pairing) = try Self.parisZones()
    let (before, after) = (ZoneIndex(zones: old), ZoneIndex(zones: new))
    let ground = ChangedGround.between(before, after, pairing: pairing, reach: 60)
    let plain = ChangedGround.between(before, after, pairing: pairing)
    let box = before.extent
    var dice = Dice(5)
    var wrong: [String] = []
    var same = 0
    for _ in 0..<40_000 {
      let point = Coordinate(
        x: dice.within(box.minX - 0.002, box.maxX + 0.002),
        y: dice.within(box.minY - 0.002, box.maxY + 0.002))
      let (a, b) = (before.locate(point), after.locate(point))
      switch plain.fate(of: point) {
      case .mixed: break
      case .same: if !pairing.isSame(a.zone, b.zone) { wrong.append("\(point)") }
      case .moved(let from, let to): if (from, to) != (a.zone, b.zone) { wrong.append("\(point)") }
      }
      guard ground.fate(of: point) == .same else { continue }
      same += 1
      let (from, to) = (
        before.nearest(to: point, within: 60)?.zone ?? -1,
        after.nearest(to: point, within: 60)?.zone ?? -1
      )
      if !pairing.isSame(from, to) { wrong.append("\(point): \(from) \(to)") }
    }
    #expect(same > 5000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  static let paris = RealGroundTests.cities

  /// The zones of Paris in 2012 and 2017; codes made alike.
  static func parisZones() throws -> ([MultiPolygon], [MultiPolygon], ZonePairing) {
    let old = try Samples.zones(paris[0].path, key: "ID").map { zone in
      ("\(Int(zone.key.dropFirst(2).prefix(3))!)-\(Int(zone.key.suffix(4))!)", zone.zone)
    }.sorted { $0.0 < $1.0 }
    let new = try Samples.zones(paris[1].path, key: "id_bv").map { ($0.key, $0.zone) }
      .sorted { $0.0 < $1.0 }
    let pairing = ZonePairing(oldCodes: old.map(\.0), newCodes: new.map(\.0)) {
      old[$0].1 == new[$1].1
    }
    return (old.map(\.1), new.map(\.1), pairing)
  }

  @Test("Keys sort by their numbers, and equal ones stay in order")
  func sorting() {
    var dice = Dice(9)
    for count in [0, 1, 2, 100, 5000] {
      var items = (0..<count).map { i in
        KeyedNumber(
          key: UInt64(dice.below(1 << 20)) << 40 | UInt64(dice.below(3)), number: UInt32(i))
      }
      let expected = items.enumerated().sorted {
        ($0.element.key, $0.offset) < ($1.element.key, $1.offset)
      }.map(\.element.number)
      var spare: [KeyedNumber] = []
      KeyedNumber.sort(&items, spare: &spare)
      #expect(items.map(\.number) == expected)
    }
  }
}

extension [MultiPolygon] {
  /// A vertex of one of the zones.
  fileprivate func randomCorner(_ dice: inout Dice) -> Coordinate? {
    guard !isEmpty else { return nil }
    let rings = self[dice.below(count)].polygons.map(\.exterior.coordinates).filter { !$0.isEmpty }
    guard !rings.isEmpty else { return nil }
    let ring = rings[dice.below(rings.count)]
    let corner = ring[dice.below(ring.count)]
    return corner.isFinite ? corner : nil
  }
}
