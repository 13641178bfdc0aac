import ArpentChange
import ArpentElections
import ArpentGeometry
import Testing

/// Laws that hold on any map, tried on maps with every kind of change.
@Suite struct LineagePropertyTests {
  private typealias S = LineageSamples

  /// A country of districts, each cut in its own way by a number drawn from `seed`; neighbouring
  /// districts share a border. Codes are drawn too, so that many are reused.
  private func map(seed: UInt64, codes: [String]) -> [Zone] {
    var state = seed
    func draw(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var grounds: [MultiPolygon] = []
    for row in 0..<8 {
      for column in 0..<8 {
        let (x, y) = (Double(column) * 130, Double(row) * 110)
        // An eighth of the districts is left out, so that some ground comes and goes.
        switch draw(8) {
        case 0: break
        case 1, 2:
          let cut = 30 + Double(draw(60))
          grounds += [S.rectangle(x, y, cut, 110), S.rectangle(x + cut, y, 130 - cut, 110)]
        case 3:
          let cut = 20 + Double(draw(70))
          grounds += [S.rectangle(x, y, 130, cut), S.rectangle(x, y + cut, 130, 110 - cut)]
        case 4:
          let cut = 118 + Double(draw(9))
          grounds += [S.rectangle(x, y, cut, 110), S.rectangle(x + cut, y, 130 - cut, 110)]
        default: grounds.append(S.rectangle(x, y, 130, 110))
        }
      }
    }
    return grounds.enumerated().map { index, ground in
      S.zone(codes[(index * 37 + Int(seed)) % codes.count] + "\(index / codes.count)", ground)
    }
  }

  private let codes = (0..<97).map { "Z\($0)" }

  private static let mirrored: [LineageKind: LineageKind] = [
    .split: .merged, .merged: .split, .created: .abolished, .abolished: .created,
  ]

  @Test("Turning time round mirrors split and merged, created and abolished", arguments: 1...6)
  func reversal(seed: UInt64) throws {
    let (a, b) = (map(seed: seed, codes: codes), map(seed: seed + 100, codes: codes))
    let there = try Lineage.between(a, b)
    let back = try Lineage.between(b, a)
    #expect(there.relations.count == back.relations.count)
    var mismatches = 0
    for relation in there.relations {
      let mirror = Self.mirrored[relation.kind] ?? relation.kind
      if back.kind(from: relation.target, to: relation.source) != mirror { mismatches += 1 }
    }
    for (fates, mirrors) in [(there.sources, back.targets), (there.targets, back.sources)] {
      for (fate, other) in zip(fates, mirrors)
      where (Self.mirrored[fate.kind] ?? fate.kind) != other.kind
        || fate.counterpart != other.counterpart
      { mismatches += 1 }
    }
    #expect(mismatches == 0)
    // The maps hold every kind, or the law was tried on nothing.
    let kinds = Set(there.sourceCounts.keys).union(there.targetCounts.keys)
    #expect(kinds.isSuperset(of: [.renumbered, .redrawn, .split, .merged, .created, .abolished]))
  }

  @Test("Neither the order of the zones nor the number of threads changes anything")
  func order() throws {
    let (a, b) = (map(seed: 7, codes: codes), map(seed: 8, codes: codes))
    func shuffled(_ zones: [Zone], by step: Int) -> [Zone] {
      // A step prime to the count visits every place.
      zones.indices.map { zones[$0 * step % zones.count] }
    }
    func sorted(_ lineage: Lineage) -> [String] {
      let relations = zip(words(lineage), lineage.relations).map {
        "\($0) \($1.sharedArea) \($1.iou)"
      }
      let sources = zip(lineage.sourceKeys, lineage.sources).map { "\($0) \(text($1, lineage))" }
      let targets = zip(lineage.targetKeys, lineage.targets).map { ">\($0) \(text($1, lineage))" }
      return (relations + sources + targets).sorted()
    }
    func text(_ fate: Lineage.Fate, _ lineage: Lineage) -> String {
      "\(fate.kind) \(fate.outsideShare) \(fate.group ?? 0) \(fate.namesakeIoU ?? -1)"
    }
    let plain = try Lineage.between(a, b)
    let step = [101, 103].first { a.count % $0 != 0 && b.count % $0 != 0 }!
    let mixed = try Lineage.between(shuffled(a, by: step), shuffled(b, by: step), threads: 3)
    #expect(sorted(mixed) == sorted(plain))
    #expect(try Lineage.between(a, b, threads: 4) == plain)
  }

  @Test("A map against itself is unchanged, and against itself under other codes renumbered")
  func itself() throws {
    let zones = map(seed: 5, codes: codes)
    let same = try Lineage.between(zones, zones)
    #expect(same.sourceCounts == [.unchanged: zones.count])
    #expect(same.relations.count == zones.count)
    let others = zones.map { S.zone("N" + $0.key.code, $0.ground) }
    #expect(try Lineage.between(zones, others).targetCounts == [.renumbered: zones.count])
  }

  @Test("An invalid ground and one that can't be measured are named, with their side")
  func named() throws {
    let good = S.zone("A", 0, 0, 10, 10)
    let tie = S.zone(
      "X", MultiPolygon(Polygon(exterior: S.ring([(0, 0), (10, 10), (10, 0), (0, 10)]))))
    let invalid = #expect(throws: ChangeError.self) { try Lineage.between([good], [good, tie]) }
    #expect(invalid?.subject.code == "75056_X" && invalid?.subject.feature == 2)
    struct Refusal: Error {}
    let refused = #expect(throws: ChangeError.self) {
      try Lineage.between([good], [good], projectedBy: { _ in throw Refusal() })
    }
    #expect(refused?.subject.code == "75056_A")
  }
}
