import ArpentGeometry
import ArpentOverlay
import Testing

@Suite struct GroundComparisonTests {
  @Test("A strip of the tolerance's width is a sliver, a wider one is not", arguments: [1, 3])
  func slivers(threads: Int) throws {
    let sources = [shape(square(0, 0, 100))]
    let targets = [shape(square(95, 0, 100)), shape(square(-94.99, 0, 100))]
    let found = try GroundComparison.between(sources, targets, tolerance: 5, threads: threads)
    #expect(found.map(\.isSliver) == [true, false])
    #expect(found.map(\.target) == [0, 1])
    #expect(found.allSatisfy { !$0.sourceFits && !$0.targetFits })
  }

  @Test("A shape fits in another up to the tolerance, each way on its own")
  func fits() throws {
    let small = shape(square(0, 0, 100))
    let found = try GroundComparison.between(
      [small], [shape(square(-3, 2, 100)), shape(square(-20, -20, 140))], tolerance: 5)
    #expect(found.map(\.sourceFits) == [true, true])
    #expect(found.map(\.targetFits) == [true, false])
    #expect(try small.fits(in: shape(square(-20, -20, 140)), tolerance: 5))
    #expect(try !shape(square(-20, -20, 140)).fits(in: small, tolerance: 5))
    #expect(try !small.fits(in: shape(), tolerance: 5))
  }

  @Test("Shapes that only touch are not compared")
  func touching() throws {
    #expect(
      try GroundComparison.between(
        [shape(square(0, 0, 1))], [shape(square(1, 0, 1))], tolerance: 5
      ).isEmpty)
  }

  @Test("Shapes drawn alike on both sides are told from all but one another", arguments: [1, 2])
  func alike(threads: Int) throws {
    // Two that overlap, kept as they are, and one that is drawn anew.
    let kept = [shape(square(0, 0, 100)), shape(square(90, 0, 100))]
    let found = try GroundComparison.between(
      kept + [shape(square(0, 100, 190))], kept + [shape(square(0, 95, 190))], tolerance: 2,
      threads: threads)
    #expect(found.map { [$0.source, $0.target] } == [[0, 0], [0, 2], [1, 1], [1, 2], [2, 2]])
    #expect(found.map { $0.sourceFits && $0.targetFits } == [true, false, true, false, false])
  }
}
