import ArpentGeometry
import ArpentOverlay
import Testing

@Suite struct CoverageTests {
  @Test("Zones that fit each other are clean")
  func clean() throws {
    let report = try CoverageReport.check([
      shape(square(0, 0, 10)), shape(square(10, 0, 10)), shape(square(0, 10, 10)),
    ])
    #expect(report.isClean)
    #expect(report.coveredArea == 300)
  }

  @Test("An overlap is named with its zones, area, width and place")
  func overlap() throws {
    let zones = [shape(square(0, 0, 10)), shape(square(9, 0, 10)), shape(square(30, 0, 1))]
    let report = try CoverageReport.check(zones, threads: 2)
    let overlap = try #require(report.overlaps.first)
    #expect(report.overlaps.count == 1)
    #expect((overlap.first, overlap.second) == (0, 1))
    #expect(overlap.spot.area == 10)
    #expect(abs(overlap.spot.width - 20.0 / 22) < 1e-12)
    #expect(overlap.spot.isSliver(thinnerThan: 1))
    #expect(zones[0].locate(overlap.spot.location) == .interior)
    #expect(zones[1].locate(overlap.spot.location) == .interior)
    #expect(report.coveredArea == 191)
  }

  @Test("A gap is enclosed ground in no zone; an island in it is none")
  func gap() throws {
    let frame = polygon("0 0, 20 0, 20 20, 0 20, 0 0", "5 5, 15 5, 15 15, 5 15, 5 5")
    let report = try CoverageReport.check([
      shape(frame), shape(square(8, 8, 2)), shape(square(40, 0, 5)),
    ])
    let gap = try #require(report.gaps.first)
    #expect(report.gaps.count == 1)
    #expect(gap.spot.area == 96)
    #expect(gap.neighbours == [0, 1])
    #expect(!gap.spot.isSliver(thinnerThan: 1))
  }

  @Test("The same ground twice is a duplicate, whatever the way it is drawn; faults are set aside")
  func duplicates() throws {
    let report = try CoverageReport.check([
      shape(square(0, 0, 10)), shape(polygon("0 0, 10 10, 10 0, 0 10, 0 0")), shape(),
      shape(polygon("10 10, 10 0, 0 0, 0 10, 10 10")), shape(square(10, 0, 10)),
    ])
    #expect(report.duplicates == [[0, 3]])
    #expect(report.unusable == [1, 2])
    #expect(report.overlaps.isEmpty)
    #expect(report.coveredArea == 200)
  }
}
