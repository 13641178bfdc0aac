import ArpentGeometry
import ArpentProjection
import Foundation
import Testing

private func around(_ longitude: Double, _ latitude: Double, by size: Double = 0.1) -> BoundingBox {
  BoundingBox(
    minX: longitude - size, minY: latitude - size, maxX: longitude + size, maxY: latitude + size)
}

@Suite struct MetricPlaceTests {
  @Test(
    "Each place gets the projected system that measures it best",
    arguments: [
      ("Paris", around(2.35, 48.86), "EPSG:2154"), ("Brest", around(-4.49, 48.39), "EPSG:2154"),
      ("Strasbourg", around(7.75, 48.58), "EPSG:2154"), ("Nice", around(7.26, 43.7), "EPSG:2154"),
      ("Ajaccio", around(8.73, 41.92), "EPSG:2154"), ("Lille", around(3.06, 50.63), "EPSG:2154"),
      ("Dunkerque", around(2.38, 51.03, by: 0.05), "EPSG:2154"),
      ("Perpignan", around(2.9, 42.7), "EPSG:2154"),
      ("Bayonne", around(-1.47, 43.49), "EPSG:2154"),
      ("France", BoundingBox(minX: -5.2, minY: 41.3, maxX: 9.6, maxY: 51.1), "EPSG:2154"),
      ("London", around(-0.12, 51.5), "EPSG:32630"), ("Turin", around(7.68, 45.07), "EPSG:32632"),
      ("Bern", around(7.45, 46.95), "EPSG:32632"),
      ("Pointe-à-Pitre", around(-61.53, 16.24), "EPSG:5490"),
      ("Cayenne", around(-52.33, 4.92), "EPSG:2972"),
      ("Saint-Denis", around(55.45, -20.88), "EPSG:2975"),
      ("Mamoudzou", around(45.22, -12.78), "EPSG:4471"),
      ("Nouméa", around(166.45, -22.27), "EPSG:3163"),
      ("Papeete", around(-149.56, -17.54), "EPSG:3297"),
      ("Denver", around(-104.99, 39.74), "EPSG:32613"),
      ("Sydney", around(151.2, -33.87), "EPSG:32756"),
      ("the last zone", around(179.9, 10), "EPSG:32660"),
    ])
  func system(place: (name: String, box: BoundingBox, code: String)) throws {
    #expect(try CRS.metric(for: place.box).identifier == place.code)
  }

  @Test("A wide place gets an equal-area system round its middle, in metres")
  func wide() throws {
    let box = BoundingBox(minX: -125, minY: 24, maxX: -66, maxY: 50)
    let crs = try CRS.metric(for: box)
    #expect(crs.identifier == nil)
    #expect(crs.unitInMetres == 1)
    let steps = (0..<200).map { Double($0) / 200 }
    let ground = Ring(
      steps.map { Coordinate(x: -120 + $0, y: 30) } + steps.map { Coordinate(x: -119, y: 30 + $0) }
        + steps.map { Coordinate(x: -119 - $0, y: 31) }
        + steps.map { Coordinate(x: -120, y: 31 - $0) } + [Coordinate(x: -120, y: 30)])
    let moved = try Transformation(from: .longitudeLatitude(), to: crs)
      .apply(MultiPolygon(Polygon(exterior: ground)))
    let area = moved.polygons[0].exterior.signedArea
    let truth = cellArea(from: 30, to: 31)
    #expect(abs(area - truth) < truth * 1e-6)
  }

  @Test("What is no longitude and latitude is refused")
  func refused() {
    #expect(throws: ProjectionError.self) { try CRS.metric(for: .empty) }
    #expect(throws: ProjectionError.self) {
      try CRS.metric(for: BoundingBox(minX: 0, minY: 0, maxX: 1000, maxY: 10))
    }
  }
}

/// Area in m² of the cell between two parallels, one degree wide, on the WGS 84 ellipsoid: b² Δλ/2
/// times the difference of sin φ/(1 − e² sin² φ) + artanh(e sin φ)/e (Snyder 1987, eq. 3-12).
private func cellArea(from south: Double, to north: Double) -> Double {
  let (a, f) = (6_378_137.0, 1 / 298.257223563)
  let (b, e) = (a * (1 - f), (f * (2 - f)).squareRoot())
  func part(_ degrees: Double) -> Double {
    let s = sin(degrees * .pi / 180)
    return s / (1 - e * e * s * s) + atanh(e * s) / e
  }
  return b * b * (.pi / 180) / 2 * (part(north) - part(south))
}
