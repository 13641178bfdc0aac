import ArpentChange
import ArpentElections
import ArpentFormats
import TestData
import Testing

/// Lineage of real redraws. The counts of Paris and Chicago at a ratio of 0.9 were got before, by
/// another program.
@Suite(.enabled(if: RealData.root != nil, "needs the real data"))
struct LineageRealTests {
  @Test("Paris 2012 to 2017: 622 zones keep code and ground, 92 are renumbered, 153 are redrawn")
  func paris() throws {
    let (before, after) = (try RealEdition.paris2012().zones, try RealEdition.paris2017().zones)
    #expect(before.count == 867 && after.count == 896)
    let lineage = try Lineage.between(before, after, threads: 2)
    let counts = lineage.sourceCounts
    #expect(counts[.unchanged] == 622)
    #expect(counts[.renumbered] == 92)
    // One of the 153 is in two parts now.
    #expect(counts == [.unchanged: 622, .renumbered: 92, .split: 1, .redrawn: 152])
    #expect(
      lineage.targetCounts
        == [.unchanged: 622, .renumbered: 92, .split: 2, .created: 2, .redrawn: 178])
    // Stations that voted in 2014 on ground that the layer of 2012 leaves blank.
    let created = lineage.targets.indices.filter { lineage.targets[$0].kind == .created }
    #expect(created.map { lineage.targetKeys[$0].code } == ["0512", "1628"])
    // Whatever keeps less than nine tenths has an edge that moved by more than 5 m, so no count
    // hangs on the tolerance; 188 zones keep nine tenths with an edge that moved.
    let kept = lineage.relations.filter { $0.kind.keepsGround }
    #expect(kept.count { !$0.isSameByIoU } == 0)
    #expect(kept.count { $0.criteriaDiffer } == 188)
  }

  @Test(
    "Paris: each tolerance alone keeps as many zones as another program finds",
    arguments: [(2.0, 492), (5.0, 526), (20.0, 635)])
  func parisByTolerance(tolerance: Double, expected: Int) throws {
    let lineage = try Lineage.between(
      RealEdition.paris2012().zones, RealEdition.paris2017().zones,
      criteria: LineageCriteria(tolerance: tolerance, minimumIoU: 1), threads: 2)
    #expect(lineage.sources.count { $0.kind.keepsGround } == expected)
  }

  @Test("Chicago 2012 to 2023: 1,291 codes live on, 1,195 of them on other ground")
  func chicago() throws {
    let (before, after) = (try RealEdition.chicago2012().zones, try RealEdition.chicago2023().zones)
    #expect(before.count == 2_069 && after.count == 1_291)
    let lineage = try Lineage.between(before, after, threads: 2)
    #expect(lineage.targets.count { $0.namesake != nil } == 1_291)
    #expect(lineage.targets.count { $0.isCodeReused } == 1_195)
    #expect(lineage.sources.count { $0.isCodeReused } == 1_195)
    #expect(lineage.targetCounts[.unchanged] == 31)
    #expect(lineage.targetCounts[.renumbered] == 65)
    // Nothing but water and parks comes or goes: every precinct lies in others.
    #expect(lineage.sourceCounts[.abolished] == nil && lineage.targetCounts[.created] == nil)
  }

  /// Where the two columns can't say what the ground says, in `from>to kind`.
  private static let unsaid: [Int: [String]] = [
    2017: [],
    // 7014 keeps its code on a tenth of its ground, and nine tenths go on as 7056; 7623 takes two
    // fifths of its ground from 7621, and a column has room for one predecessor.
    2019: ["7621>7623 redrawn", "7014>7056 renumbered"],
  ]

  @Test(
    "San Francisco: every precinct's main predecessor is the one that the city's columns name",
    arguments: [(2012, 2017, 7), (2017, 2019, 5)])
  func sanFrancisco(from: Int, to: Int, renamed: Int) throws {
    let (before, after) = (
      try RealEdition.sanFrancisco(from), try RealEdition.sanFrancisco(to)
    )
    let lineage = try Lineage.between(before.zones, after.zones, threads: 2)
    var stated: [String: String] = [:]
    for feature in after.features {
      stated[feature["PREC_\(to)"]!.text!] = feature["PREC_\(from)"]!.text!
    }
    #expect(stated.count { $0.key != $0.value } == renamed)
    var mismatches: [String] = []
    for (key, fate) in zip(lineage.targetKeys, lineage.targets) {
      let found = fate.counterpart.map { lineage.sourceKeys[$0].code }
      if found != stated[key.code] { mismatches.append(key.code) }
    }
    #expect(mismatches == [])
    // Every new code is a part of the precinct it is said to come from, but for what is unsaid.
    let changes = words(lineage).filter { !$0.hasSuffix(" unchanged") }
    let parts = changes.filter { $0.hasSuffix(" split") }
    let extra = changes.filter { change in
      let codes = change.split(separator: " ")[0].split(separator: ">").map(String.init)
      return stated[codes[1]] != codes[0] || change.hasSuffix(" renumbered")
    }
    #expect(extra == Self.unsaid[to])
    #expect(parts.count == (to == 2017 ? 14 : 9))
  }
}
