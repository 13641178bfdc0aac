import ArpentGeometry
import ArpentProjection
import Testing

/// A position in two systems.
private struct Pair: Sendable, CustomTestStringConvertible {
  var from: String
  var to: String
  var position: Coordinate
  var expected: Coordinate
  var tolerance: Double
  var source: String

  var testDescription: String { "\(from) to \(to): \(source)" }
}

private func pair(
  _ from: String, _ to: String, _ position: (Double, Double), _ expected: (Double, Double),
  within tolerance: Double, _ source: String
) -> Pair {
  Pair(
    from: from, to: to, position: Coordinate(x: position.0, y: position.1),
    expected: Coordinate(x: expected.0, y: expected.1), tolerance: tolerance, source: source)
}

private let pairs = [
  pair(
    "EPSG:4171", "EPSG:2154", (3, 46.5), (700_000, 6_600_000), within: 1e-6,
    "origin of Lambert-93 by definition"),
  pair(
    "EPSG:4326", "EPSG:2154", (2.3522, 48.8566), (652469.0227091359, 6862035.259420079),
    within: 1e-6, "PROJ 9.5"),
  pair(
    "EPSG:4326", "EPSG:2154", (7.75, 48.58), (1050163.943556587, 6841622.71548826), within: 1e-6,
    "PROJ 9.5"),
  pair(
    "EPSG:4326", "EPSG:32631", (2.3522, 48.8566), (452482.5327026278, 5411717.1768689),
    within: 1e-6, "PROJ 9.5"),
  pair(
    "EPSG:2263", "EPSG:4326", (985_000, 200_000), (-73.9972945266816, 40.71563046626159),
    within: 1e-9, "PROJ 9.5, US survey feet"),
  pair(
    "EPSG:3035", "EPSG:4258", (4_321_000, 3_210_000), (10, 52), within: 1e-9,
    "origin of LAEA Europe by definition"),
  // IOGP Publication 373-7-2, examples of the methods.
  pair(
    "EPSG:4277", "EPSG:27700", (0.5, 50.5), (577_274.99, 69_740.50), within: 0.02,
    "Guidance Note 7-2, Transverse Mercator"),
  pair(
    "EPSG:4269", "EPSG:32040", (-96, 28.5), (2_963_503.91, 254_759.80), within: 200,
    "Guidance Note 7-2, Lambert conic 2SP, on the neighbouring datum"),
  pair(
    "EPSG:4267", "EPSG:32040", (-96, 28.5), (2_963_503.91, 254_759.80), within: 0.02,
    "Guidance Note 7-2, Lambert conic 2SP, US survey feet"),
  pair(
    "EPSG:4258", "EPSG:3035", (5, 50), (3_962_799.45, 2_999_718.85), within: 0.02,
    "Guidance Note 7-2, Lambert azimuthal equal-area"),
]

@Suite struct TransformationTests {
  @Test("Positions land where the published or independent figure says", arguments: pairs)
  private func published(pair: Pair) throws {
    let there = try Transformation(from: CRS(pair.from), to: CRS(pair.to))
    let moved = try there.apply(pair.position)
    #expect(abs(moved.x - pair.expected.x) < pair.tolerance)
    #expect(abs(moved.y - pair.expected.y) < pair.tolerance)
    let back = try Transformation(from: CRS(pair.to), to: CRS(pair.from)).apply(moved)
    let slack = try CRS(pair.from).isGeographic ? 1e-8 : 1e-2
    #expect(abs(back.x - pair.position.x) < slack && abs(back.y - pair.position.y) < slack)
  }

  @Test("A batch gives the same doubles as one position at a time")
  func batch() throws {
    let transformation = try Transformation(from: .longitudeLatitude(), to: CRS("EPSG:2154"))
    let positions = (0..<500).map { Coordinate(x: -4 + Double($0) / 50, y: 43 + Double($0) / 70) }
    var moved = positions
    let failed = transformation.apply(to: &moved)
    #expect(failed == 0)
    var different = 0
    for (position, result) in zip(positions, moved)
    where try transformation.apply(position) != result { different += 1 }
    #expect(different == 0)
  }

  @Test("Between equal systems positions come back bit for bit")
  func identity() throws {
    let transformation = try Transformation(
      from: CRS("OGC:CRS84"), to: CRS("EPSG:4326"))
    let isIdentity = transformation.isIdentity
    #expect(isIdentity)
    let position = Coordinate(x: 2.123456789012345, y: 48.98765432109876)
    let moved = try transformation.apply(position)
    #expect(moved == position)
  }

  @Test("A position that can't be moved is named, with its place in the shape and the reason")
  func named() throws {
    let transformation = try Transformation(from: .longitudeLatitude(), to: CRS("EPSG:2154"))
    let square = [(0.0, 45.0), (1, 45), (1, 46), (0, 45)].map { Coordinate(x: $0.0, y: $0.1) }
    var bad = square
    bad[2] = Coordinate(x: 1, y: 95)
    let shape = MultiPolygon([
      Polygon(exterior: Ring(square)),
      Polygon(exterior: Ring(square), interiors: [Ring(square), Ring(bad)]),
    ])
    let error = #expect(throws: ProjectionError.self) { try transformation.apply(shape) }
    guard case .cannotTransform(let position, let place, _, _, let reason) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(position == bad[2])
    #expect(place == "polygon 2, interior 2 ring, position 3")
    #expect(!reason.isEmpty)
    var positions = square + bad
    let failed = transformation.apply(to: &positions)
    #expect(failed == 1)
    #expect(positions[6].x.isNaN && positions[6].y.isNaN)
    #expect(positions.filter(\.isFinite).count == 7)
    var untouched = square + bad
    #expect(throws: ProjectionError.self) { try transformation.applyToAll(&untouched) }
    #expect(untouched == square + bad)
  }

  @Test("Positions that are not finite are refused, even where nothing is moved")
  func notFinite() throws {
    let identity = try Transformation(from: .longitudeLatitude(), to: .longitudeLatitude())
    #expect(throws: ProjectionError.self) { try identity.apply(Coordinate(x: .nan, y: 1)) }
    #expect(throws: ProjectionError.self) { try identity.apply(Coordinate(x: 1, y: .infinity)) }
  }

  @Test("The accuracy of a move is known, and a neglected datum shift is said")
  func quality() throws {
    let lambert = try Transformation(from: CRS("EPSG:2154"), to: .longitudeLatitude())
    let fine = try lambert.quality(at: Coordinate(x: 652_000, y: 6_862_000))
    #expect(!fine.isBallpark)
    #expect(fine.notice == nil)
    let rough = try Transformation(
      from: CRS("+proj=longlat +ellps=bessel"), to: .longitudeLatitude())
    let quality = try rough.quality(at: Coordinate(x: 2, y: 48))
    #expect(quality.isBallpark)
    #expect(quality.notice?.contains("datum") == true)
  }
}
