import ArpentChange
import ArpentElections
import TestData
import Testing

/// Lineage of real redraws. The counts of Paris and Chicago at a ratio of 0.9 were got before, by
/// another program.
@Suite(.enabled(if: RealData.root != nil, "needs the real data"))
struct LineageRealTests {
  @Test("Paris 2012 to 2017: 622 zones keep code and ground, 92 are renumbered, 153 redrawn")
  func paris() throws {
    let (before, after) = (try RealEdition.paris2012().zones, try RealEdition.paris2017().zones)
    #expect(before.count == 867 && after.count == 896)
    let lineage = try Lineage.between(before, after, threads: 2)
    let counts = lineage.sourceCounts
    #expect(counts[.unchanged] == 622)
    #expect(counts[.renumbered] == 92)
    #expect(lineage.sources.count { !$0.kind.keepsGround } == 153)
  }

  @Test("Chicago 2012 to 2023: 1,291 codes live on, 1,195 of them on other ground")
  func chicago() throws {
    let (before, after) = (try RealEdition.chicago2012().zones, try RealEdition.chicago2023().zones)
    #expect(before.count == 2_069 && after.count == 1_291)
    let lineage = try Lineage.between(before, after, threads: 2)
    #expect(lineage.targets.count { $0.namesake != nil } == 1_291)
    #expect(lineage.targets.count { $0.isCodeReused } == 1_195)
  }
}
