import ArpentChange
import ArpentElections
import ArpentGeometry
import Testing

/// What counts as a trace of drawing, and what doesn't. Lengths in metres.
@Suite struct LineageToleranceTests {
  private typealias S = LineageSamples

  /// Alone decided by the tolerance.
  private func strict(_ tolerance: Double = 5) -> LineageCriteria {
    LineageCriteria(tolerance: tolerance, minimumIoU: 1)
  }

  @Test("The same border drawn a metre apart with other vertices is no change")
  func drawnTwice() throws {
    // Edges every 10 m, each vertex off by up to a metre, by a rule and not by chance.
    func wavy(_ x: Double, _ phase: Int) -> [(Double, Double)] {
      (0...10).map { (x + Double(($0 * 7 + phase) % 3 - 1), Double($0) * 10) }
    }
    func pair(_ phase: Int) -> [Zone] {
      let middle = wavy(100, phase)
      let left = [(0, 0)] + middle + [(0, 100)]
      let right = middle.reversed() + [(200, 0), (200, 100)]
      return [
        S.zone("A", MultiPolygon(Polygon(exterior: S.ring(left)))),
        S.zone("B", MultiPolygon(Polygon(exterior: S.ring(right)))),
      ]
    }
    let found = try Lineage.between(pair(0), pair(1), criteria: strict())
    #expect(words(found) == ["A>A unchanged", "B>B unchanged"])
    #expect(found.relations.allSatisfy { $0.iou < 1 && $0.isSameByTolerance && !$0.isSameByIoU })
    #expect(found.kind(from: 0, to: 1) == nil)
    // The very same drawings are a change to somebody who tells 10 cm apart.
    let fine = try Lineage.between(pair(0), pair(1), criteria: strict(0.1))
    #expect(fine.sources.allSatisfy { $0.kind == .redrawn })
  }

  @Test("A border moved by the tolerance is no change; moved by a centimetre more, it is one")
  func edgeOfTolerance() throws {
    func pair(_ border: Double) -> [Zone] {
      [S.zone("A", 0, 0, border, 100), S.zone("B", border, 0, 200 - border, 100)]
    }
    func fate(_ moved: Double) throws -> [String] {
      fates(try Lineage.between(pair(100), pair(100 + moved), criteria: strict()))
    }
    let same = ["A unchanged", "B unchanged", ">A unchanged", ">B unchanged"]
    #expect(try fate(4.99) == same)
    #expect(try fate(5) == same)
    #expect(try fate(5.01) == ["A redrawn", "B redrawn", ">A redrawn", ">B redrawn"])
    // Far from the origin, where coordinates are rounder, too.
    let far = try Lineage.between(
      [S.zone("A", 650_000.1, 6_860_000.3, 100, 100)],
      [S.zone("A", 650_000.1, 6_860_000.3, 105, 100)], criteria: strict())
    #expect(far.sources[0].kind == .unchanged)
  }

  @Test("A border moved past the tolerance is told from noise by the ratio, and said so")
  func criteriaDiffer() throws {
    let (before, after) = (S.zone("A", 0, 0, 200, 100), S.zone("A", 0, 0, 208, 100))
    let found = try Lineage.between([before], [after])
    #expect(found.sources[0].kind == .unchanged)
    #expect(found.relations[0].isSameByIoU && !found.relations[0].isSameByTolerance)
    #expect(found.relations[0].criteriaDiffer)
    // A narrow zone the other way round: 4 m of 20 are noise by width, much by ratio.
    let narrow = try Lineage.between(
      [S.zone("N", 0, 0, 20, 500)], [S.zone("N", 4, 0, 20, 500)])
    #expect(narrow.sources[0].kind == .unchanged)
    #expect(!narrow.relations[0].isSameByIoU && narrow.relations[0].isSameByTolerance)
  }

  @Test("A thin strip is noise however long; a wide patch is none however small its share")
  func sliversAndPatches() throws {
    let big = S.zone("A", 0, 0, 1000, 1000)
    let strip = try Lineage.between(
      [big, S.zone("B", 1000, 0, 1000, 1000)],
      [S.zone("A", 0, 0, 1004, 1000), S.zone("B", 1004, 0, 996, 1000)])
    #expect(words(strip) == ["A>A unchanged", "B>B unchanged"])
    let patch = MultiPolygon(
      Polygon(
        exterior: S.ring([
          (0, 0), (1000, 0), (1000, 490), (1010, 490), (1010, 500), (1000, 500), (1000, 1000),
          (0, 1000),
        ])))
    let rest = MultiPolygon(
      Polygon(
        exterior: S.ring([
          (1000, 0), (2000, 0), (2000, 1000), (1000, 1000), (1000, 500), (1010, 500), (1010, 490),
          (1000, 490),
        ])))
    let patched = try Lineage.between(
      [big, S.zone("B", 1000, 0, 1000, 1000)], [S.zone("A", patch), S.zone("B", rest)])
    #expect(words(patched) == ["A>A unchanged", "B>A redrawn", "B>B unchanged"])
    #expect(patched.relations[1].sharedArea == 100)
  }

  @Test("A zone narrower than the tolerance is still a zone")
  func thinZone() throws {
    let found = try Lineage.between(
      [S.zone("A", 0, 0, 3, 50), S.zone("B", 3, 0, 3, 50)], [S.zone("C", 0, 0, 6, 50)])
    #expect(words(found) == ["A>C merged", "B>C merged"])
  }

  @Test("Parts are found across borders drawn twice")
  func noisySplit() throws {
    let found = try Lineage.between(
      [S.zone("A", 0, 0, 200, 60)],
      [S.zone("B", 2, 1, 99, 62), S.zone("C", 101, 1, 102, 62)],
      criteria: LineageCriteria(tolerance: 5, minimumIoU: 0.99))
    #expect(fates(found) == ["A split", ">B split", ">C split"])
  }
}
