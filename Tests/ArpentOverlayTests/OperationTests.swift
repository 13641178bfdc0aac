import ArpentGeometry
import ArpentOverlay
import Testing

@Suite struct OperationTests {
  private let a = shape(square(0, 0, 10))
  private let b = shape(square(6, 0, 10))

  @Test("Shared, joint, left and exclusive ground add up")
  func areas() throws {
    #expect(try a.intersection(b).area == 40)
    #expect(try a.union(b).area == 160)
    #expect(try a.subtracting(b).area == 60)
    #expect(try a.symmetricDifference(b).area == 120)
    #expect(try MultiPolygon.union(of: [a, b, shape(square(30, 0, 1))]).area == 161)
    #expect(try MultiPolygon.union(of: []).isEmpty)
  }

  @Test("Shapes that only touch share nothing")
  func touching() throws {
    #expect(try a.intersection(shape(square(10, 0, 5))).isEmpty)
    #expect(try a.intersection(shape(square(10, 10, 5))).isEmpty)
    #expect(try a.intersection(shape()).isEmpty)
  }

  @Test("An invalid shape is refused by name, with its fault")
  func invalid() {
    let tie = shape(polygon("0 0, 10 10, 10 0, 0 10, 0 0"))
    let error = #expect(throws: OverlayError.self) { try a.intersection(tie) }
    guard case .invalidShape(let argument, let problem) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(argument == "second shape")
    #expect(problem.kind == .selfIntersection)
  }

  @Test("The same ground drawn with other vertices is the same ground")
  func sameGround() throws {
    let other = shape(polygon("10 10, 10 5, 10 0, 0 0, 0 10, 10 10"))
    #expect(try a.coversSameGround(as: other))
    #expect(try !a.coversSameGround(as: b))
    #expect(a.canonical != other.canonical)
  }

  @Test("A hole's middle is not a position on its polygon")
  func positions() throws {
    let ring = shape(polygon("0 0, 9 0, 9 9, 0 9, 0 0", "1 1, 8 1, 8 8, 1 8, 1 1"))
    #expect(try ring.centroid() == Coordinate(x: 4.5, y: 4.5))
    let inside = try #require(try ring.pointOnSurface())
    #expect(ring.locate(inside) == .interior)
    #expect(try ring.convexHull().area == 81)
    #expect(ring.area == 32)
    #expect(ring.boundaryLength == 64)
    #expect(try shape().centroid() == nil)
  }

  @Test("The canonical form forgets start, direction and order, and nothing else")
  func canonical() {
    let one = shape(
      polygon("0 0, 9 0, 9 9, 0 9, 0 0", "1 1, 2 1, 2 2, 1 1", "5 5, 6 5, 6 6, 5 5"),
      square(20, 0, 3))
    let other = shape(
      polygon("23 3, 23 0, 20 0, 20 3, 23 3"),
      polygon("9 9, 9 0, 9 0, 0 0, 0 9", "6 6, 5 5, 6 5, 6 6", "2 1, 2 2, 1 1, 2 1"))
    #expect(one != other)
    #expect(one.canonical == other.canonical)
    #expect(one.canonical.canonical == one.canonical)
    #expect(one.canonical != shape(square(20, 0, 3)).canonical)
    #expect(one.canonical.polygons[0].exterior.signedArea > 0)
    #expect(one.canonical.polygons[0].interiors.allSatisfy { $0.signedArea < 0 })
  }
}
