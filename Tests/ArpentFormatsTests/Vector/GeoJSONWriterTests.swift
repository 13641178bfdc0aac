import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

@Suite struct GeoJSONWriterTests {
  let folder = TemporaryFolder()

  @Test("What is written is read back the same, to the last bit")
  func roundTrip() throws {
    let open = Ring([
      Coordinate(x: 0.1, y: 1e-7), Coordinate(x: 2.3508000000000004, y: 48.8),
      Coordinate(x: -179.99999999999997, y: .leastNonzeroMagnitude),
    ])
    let values: [PropertyValue] = [
      .string("L'\"été\"\\\n\u{1}"), .integer(-3), .real(0.1), .boolean(false), .null,
      .json("[1,{\"a\":2}]"),
    ]
    let path = folder.path("out.geojson")
    try GeoJSONWriter.write(to: path, name: "zones") { writer in
      for number in 0..<3 {
        try writer.write(
          properties: values.enumerated().map { ("p\($0)", $1) },
          area: number == 2 ? nil : MultiPolygon(Polygon(exterior: open)))
      }
    }
    let file = try VectorFile.open(path)
    #expect(file.layers[0].name == "zones")
    #expect(file.layers[0].declaredCRS == .geoJSONDefault)
    var features: [Feature] = []
    try file.readFeatures(of: file.layers[0]) { features.append($0) }
    #expect(features.count == 3)
    #expect(features[0].properties == values)
    #expect(features[2].geometry == .missing)
    guard case .area(let area, []) = features[1].geometry else {
      Issue.record("no area")
      return
    }
    let ring = area.polygons[0].exterior
    #expect(ring.isClosed && ring.signedArea > 0)
    #expect(Set(ring.coordinates) == Set(open.coordinates))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!text.contains("crs"))
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
  }

  @Test("Exteriors run counter-clockwise and holes clockwise")
  func direction() throws {
    for clockwise in [false, true] {
      var bytes: [UInt8] = []
      var writer = GeoJSONWriter { bytes += $0 }
      try writer.write(
        properties: [],
        area: MultiPolygon(
          Polygon(
            exterior: Ring(SampleShapefile.square(0, 0, 9, clockwise: clockwise)),
            interiors: [Ring(SampleShapefile.square(1, 1, 1, clockwise: clockwise))])))
      try writer.finish()
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,9.0],[0.0,0.0]]"))
      #expect(text.contains("[[1.0,1.0],[1.0,2.0],[2.0,2.0],[2.0,1.0],[1.0,1.0]]"))
    }
  }

  @Test("A position that is not a number is an error, not text that nobody can read")
  func notANumber() throws {
    var writer = GeoJSONWriter { _ in }
    let ring = Ring([Coordinate(x: .nan, y: 0)])
    #expect(throws: VectorWriteError.self) {
      try writer.write(properties: [], area: MultiPolygon(Polygon(exterior: ring)))
    }
  }
}
