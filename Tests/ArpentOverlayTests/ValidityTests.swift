import ArpentGeometry
import ArpentOverlay
import Testing

private typealias Kind = GeometryProblem.Kind

/// A faulty shape, and all that should be found.
private struct Sample: Sendable, CustomTestStringConvertible {
  var name: String
  var shape: MultiPolygon
  var kinds: [Kind]
  var places: [String]

  var testDescription: String { name }
}

private let box = "0 0, 10 0, 10 10, 0 10, 0 0"

private let samples = [
  Sample(name: "nothing", shape: shape(), kinds: [.noGround], places: [""]),
  Sample(
    name: "an unclosed ring", shape: shape(polygon("0 0, 10 0, 10 10, 0 10")),
    kinds: [.ringNotClosed], places: ["exterior"]),
  Sample(
    name: "two positions", shape: shape(polygon("0 0, 10 0, 0 0")), kinds: [.tooFewPositions],
    places: ["exterior"]),
  Sample(
    name: "an infinite position", shape: shape(polygon("0 0, 10 0, 10 inf, 0 10, 0 0")),
    kinds: [.impossiblePosition], places: ["exterior"]),
  Sample(
    name: "a ring folded flat", shape: shape(polygon("0 0, 5 5, 10 10, 3 3, 0 0")),
    kinds: [.zeroArea], places: ["exterior"]),
  Sample(
    name: "a bow tie", shape: shape(polygon("0 0, 10 10, 10 0, 0 10, 0 0")),
    kinds: [.selfIntersection], places: ["exterior"]),
  Sample(
    name: "a ring that touches itself",
    shape: shape(polygon("0 0, 5 0, 10 0, 10 10, 5 0, 0 10, 0 0")), kinds: [.selfTouchingRing],
    places: ["exterior"]),
  Sample(
    name: "a hole outside", shape: shape(polygon(box, "20 20, 22 20, 22 22, 20 22, 20 20")),
    kinds: [.holeOutsideShell], places: ["interior 1"]),
  Sample(
    name: "a hole across the exterior", shape: shape(polygon(box, "8 4, 12 4, 12 6, 8 6, 8 4")),
    kinds: [.crossingRings], places: ["exterior"]),
  Sample(
    name: "a hole in a hole",
    shape: shape(polygon(box, "1 1, 9 1, 9 9, 1 9, 1 1", "4 4, 5 4, 5 5, 4 5, 4 4")),
    kinds: [.nestedHoles], places: ["interior 1"]),
  Sample(
    name: "a hole as large as the exterior", shape: shape(polygon(box, box)),
    kinds: [.duplicateRings], places: ["exterior"]),
  Sample(
    name: "a hole that cuts the polygon in two",
    shape: shape(polygon(box, "5 0, 6 5, 5 10, 4 5, 5 0")), kinds: [.disconnectedInterior],
    places: ["exterior"]),
  Sample(
    name: "a part in a part", shape: shape(square(0, 0, 10), square(2, 2, 3)),
    kinds: [.nestedShells], places: ["polygon 1, exterior"]),
  Sample(
    name: "parts that overlap", shape: shape(square(0, 0, 10), square(8, 8, 10)),
    kinds: [.overlappingParts], places: ["polygon 1, exterior"]),
  Sample(
    name: "parts that share an edge", shape: shape(square(0, 0, 10), square(10, 0, 10)),
    kinds: [.adjoiningParts], places: ["polygon 1, exterior"]),
  Sample(
    name: "several faults at once",
    shape: shape(
      polygon("0 0, 10 10, 10 0, 0 10, 0 0"), polygon("20 0, 30 0, 30 10, 20 10"),
      polygon(
        "40 0, 50 0, 50 10, 40 10, 40 0", "41 1, 42 1, 41 1", "60 0, 61 0, 61 1, 60 1, 60 0",
        "43 3, 45 5, 45 3, 43 5, 43 3")),
    kinds: [
      .ringNotClosed, .tooFewPositions, .selfIntersection, .selfIntersection, .holeOutsideShell,
    ],
    places: [
      "polygon 2, exterior", "polygon 3, interior 1", "polygon 1, exterior",
      "polygon 3, interior 3", "polygon 3, interior 2",
    ]),
]

@Suite struct ValidityTests {
  @Test("Every fault of a shape is found, named and placed", arguments: samples)
  private func found(sample: Sample) {
    let problems = GeometryValidity.problems(of: sample.shape)
    #expect(problems.map(\.kind) == sample.kinds)
    #expect(problems.map { $0.place?.description ?? "" } == sample.places)
    #expect(!GeometryValidity.isValid(sample.shape))
  }

  @Test("A crossing is located, a gap measured, an overlap measured")
  func measures() throws {
    let tie = try #require(
      GeometryValidity.problems(of: shape(polygon("0 0, 10 10, 10 0, 0 10, 0 0"))).first)
    #expect(tie.location == Coordinate(x: 5, y: 5))
    let gap = try #require(
      GeometryValidity.problems(of: shape(polygon("0 0, 10 0, 10 10, 3 4"))).first)
    #expect(gap.measure == 5)
    #expect(gap.location == Coordinate(x: 3, y: 4))
    let overlap = try #require(
      GeometryValidity.problems(of: shape(square(0, 0, 10), square(8, 8, 10))).first)
    #expect(overlap.measure == 4)
    #expect(overlap.otherPlace?.description == "polygon 2, exterior")
  }

  @Test("Repeated positions are said, and do no harm")
  func repeats() {
    let doubled = shape(polygon("0 0, 0 0, 10 0, 10 10, 10 10, 0 10, 0 0"))
    let problems = GeometryValidity.problems(of: doubled)
    #expect(problems.map(\.kind) == [.repeatedPosition])
    #expect(problems.first?.measure == 2)
    #expect(GeometryValidity.isValid(doubled))
  }

  @Test(
    "A sound shape has no problem",
    arguments: [
      shape(square(0, 0, 10)), shape(square(0, 0, 10), square(10, 10, 5)),
      shape(polygon(box, "5 0, 6 5, 4 5, 5 0")),
      shape(polygon(box, "1 1, 9 1, 9 9, 1 9, 1 1"), square(2, 2, 3)),
      shape(polygon("0 0, 0 10, 10 10, 10 0, 0 0")),
    ])
  func sound(shape: MultiPolygon) {
    #expect(GeometryValidity.problems(of: shape).isEmpty)
  }
}
