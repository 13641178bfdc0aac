import ArpentGeometry
import ArpentOverlay
import Testing

@Suite struct IntersectionAreaTests {
  /// A board of squares, each `size` wide.
  private func board(_ count: Int, size: Double, from origin: Double = 0) -> [MultiPolygon] {
    (0..<count * count).map {
      shape(square(origin + Double($0 % count) * size, origin + Double($0 / count) * size, size))
    }
  }

  @Test("Each source shares its ground out among the targets that it meets")
  func shares() throws {
    let found = try IntersectionAreas.between(board(4, size: 3), board(6, size: 2))
    var totals = [Double](repeating: 0, count: 16)
    for entry in found { totals[entry.source] += entry.area }
    #expect(totals == [Double](repeating: 9, count: 16))
    #expect(found.first == IntersectionArea(source: 0, target: 0, area: 4))
    #expect(found.map(\.source) == found.map(\.source).sorted())
  }

  @Test("The number of threads changes nothing")
  func threads() throws {
    let (sources, targets) = (board(20, size: 3), board(31, size: 2, from: -1))
    let alone = try IntersectionAreas.between(sources, targets)
    #expect(try IntersectionAreas.between(sources, targets, threads: 4) == alone)
    #expect(alone.count > 1000)
  }

  @Test("Shapes that touch, or have no ground, share none")
  func none() throws {
    #expect(
      try IntersectionAreas.between([shape(square(0, 0, 1))], [shape(square(1, 0, 1)), shape()])
        .isEmpty)
    #expect(try IntersectionAreas.between([], [shape(square(1, 0, 1))], threads: 3).isEmpty)
  }

  @Test("An invalid shape is named, whether or not it meets another", arguments: [1, 3])
  func invalid(threads: Int) {
    let tie = shape(polygon("90 90, 100 100, 100 90, 90 100, 90 90"))
    let sources = board(3, size: 1)
    func argument(_ sources: [MultiPolygon], _ targets: [MultiPolygon]) -> String? {
      do throws(OverlayError) {
        _ = try IntersectionAreas.between(sources, targets, threads: threads)
      } catch {
        if case .invalidShape(let argument, _) = error { return argument }
      }
      return nil
    }
    #expect(argument(sources + [tie, tie], sources) == "source 10")
    #expect(argument(sources, sources + [tie]) == "target 10")
  }
}
