import ArpentGeometry
import ArpentOverlay
import Testing

/// A faulty shape and what mending it should give.
private struct Sample: Sendable, CustomTestStringConvertible {
  var name: String
  var shape: MultiPolygon
  var before: Double
  var after: Double
  var moved: Double

  var testDescription: String { name }
}

private let box = "0 0, 10 0, 10 10, 0 10, 0 0"

private let samples = [
  Sample(
    name: "an unclosed ring", shape: shape(polygon("0 0, 10 0, 10 10, 0 10")), before: 100,
    after: 100, moved: 0),
  Sample(
    name: "a bow tie keeps both wings", shape: shape(polygon("0 0, 10 10, 10 0, 0 10, 0 0")),
    before: 50, after: 50, moved: 0),
  Sample(
    name: "parts that overlap are merged", shape: shape(square(0, 0, 10), square(8, 8, 10)),
    before: 192, after: 196, moved: 4),
  Sample(
    name: "parts that share an edge are merged", shape: shape(square(0, 0, 10), square(10, 0, 10)),
    before: 200, after: 200, moved: 0),
  Sample(
    name: "a hole outside its exterior becomes ground",
    shape: shape(polygon(box, "20 20, 22 20, 22 22, 20 22, 20 20")), before: 104, after: 104,
    moved: 0),
  Sample(
    name: "a hole across the exterior", shape: shape(polygon(box, "8 4, 12 4, 12 6, 8 6, 8 4")),
    before: 100, after: 100, moved: 0),
  Sample(
    name: "an impossible position is left out",
    shape: shape(polygon("0 0, 10 0, nan 3, 10 10, 0 10, 0 0")), before: 100, after: 100, moved: 0),
  Sample(
    name: "a hole without area is left out", shape: shape(polygon(box, "2 2, 4 4, 2 2")),
    before: 100, after: 100, moved: 0),
  Sample(
    name: "the hole of an exterior without area stays ground",
    shape: shape(polygon("0 0, 5 5, 0 0", box)), before: 100, after: 100, moved: 0),
]

@Suite struct RepairTests {
  @Test("A faulty shape is mended, and the area moved written down", arguments: samples)
  private func mended(sample: Sample) throws {
    let repair = try GeometryRepair.repair(sample.shape)
    let ground = try #require(repair.ground)
    #expect(GeometryValidity.isValid(ground))
    #expect(abs(repair.areaBefore - sample.before) < 1e-9)
    #expect(abs(repair.areaAfter - sample.after) < 1e-9)
    #expect(abs(repair.areaMoved - sample.moved) < 1e-9)
    #expect(abs(ground.area - sample.after) < 1e-9)
    #expect(!repair.changes.isEmpty)
  }

  @Test("A sound shape comes back as it was")
  func untouched() throws {
    let clockwise = shape(polygon("0 0, 0 10, 10 10, 10 0, 0 0"))
    let repair = try GeometryRepair.repair(clockwise)
    #expect(repair.ground == clockwise)
    #expect(repair.changes.isEmpty)
    #expect(repair.areaMoved == 0)
  }

  @Test(
    "Where no ground is left there is none",
    arguments: [shape(), shape(polygon("0 0, 5 5, 0 0")), shape(polygon("nan 0, 1 inf, 0 nan"))])
  func nothing(shape: MultiPolygon) throws {
    let repair = try GeometryRepair.repair(shape)
    #expect(repair.ground == nil)
    #expect(repair.areaAfter == 0)
  }

  @Test("The changes say what was done, to which ring")
  func changes() throws {
    let repair = try GeometryRepair.repair(
      shape(
        polygon("0 0, 10 0, 10 10, 0 10", "2 2, 4 4, 2 2"),
        polygon("20 0, 30 10, 30 0, 20 10, 20 0")))
    #expect(
      repair.changes.map(\.kind) == [
        .ringClosed(gap: 10), .ringDropped, .rebuilt(.structure),
      ])
    #expect(repair.changes.first?.place?.description == "polygon 1, exterior")
    #expect(repair.changes.dropFirst().first?.place?.description == "polygon 1, interior 1")
  }

  @Test(
    "A ring that runs twice over some ground keeps it, and says that the lines did not claim it")
  func twice() throws {
    // A five-pointed star drawn in one stroke: the middle is run round twice.
    let star = shape(polygon("0 10, 6 -8, -9.5 3, 9.5 3, -6 -8, 0 10"))
    let repair = try GeometryRepair.repair(star)
    let ground = try #require(repair.ground)
    #expect(star.locate(Coordinate(x: 0, y: 0)) == .exterior)
    #expect(ground.locate(Coordinate(x: 0, y: 0)) == .interior)
    #expect(repair.areaMoved > 0)
    #expect(abs(repair.areaAfter - repair.areaBefore - repair.areaMoved) < 1e-9)
  }
}
