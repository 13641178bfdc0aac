import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

/// Small valid files, cut off and with bytes changed: reading may fail, and must not crash, hang
/// or throw anything but its own error.
@Suite struct DamageTests {
  let folder = TemporaryFolder()

  /// A fixed sequence (Knuth's MMIX generator), so that a failure comes again.
  private struct Sequence {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  /// What reading threw that is not an error of the reader's own.
  private func foreignError(_ path: String) -> String? {
    do {
      let file = try VectorFile.open(path)
      for layer in file.layers { try file.readFeatures(of: layer) { _ in } }
      return nil
    } catch {
      return error is VectorFileError ? nil : "\(error)"
    }
  }

  private func damage(
    _ bytes: [UInt8], _ path: String, cuts: Int, flips: Int, seed: UInt64
  ) throws -> [String] {
    var sequence = Sequence(state: seed)
    var foreign: [String] = []
    for step in 0..<cuts {
      try put(Array(bytes.prefix(bytes.count * step / cuts)), path)
      if let error = foreignError(path) { foreign.append("cut \(step): \(error)") }
    }
    for step in 0..<flips {
      var changed = bytes
      for _ in 0...sequence.next(3) {
        changed[sequence.next(changed.count)] =
          [0, 0xFF, 0x7F, UInt8(sequence.next(256))][
            sequence.next(4)]
      }
      try put(changed, path)
      if let error = foreignError(path) { foreign.append("flip \(step): \(error)") }
    }
    try put(bytes, path)
    return foreign
  }

  private static let shapes = SampleShapefile(shapes: [
    [
      SampleShapefile.square(0, 0, 9, clockwise: true),
      SampleShapefile.square(1, 1, 2, clockwise: false),
    ], nil, [SampleShapefile.square(20, 0, 9, clockwise: true)],
  ])
  private static let table = SampleShapefile.dbf(
    columns: [("code", "C", 4), ("n", "N", 6)],
    rows: [["é", "12"], ["b", ""], ["c", "1.5"]].map { $0.map { Array($0.utf8) } })

  @Test("A damaged GeoJSON document is refused or read, never more")
  func geoJSON() throws {
    let text = """
      {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4326"}},
      "features":[{"type":"Feature","id":1,"properties":{"a":"x\\u00e9","b":[1,{"c":null}],"d":1.5e3},
      "geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5,1],[6,5],[6,6]]]]}},
      {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[
      {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}]}}]}
      """
    let path = folder.path("a.geojson")
    let foreign = try damage(Array(text.utf8), path, cuts: text.utf8.count, flips: 4000, seed: 1)
    #expect(foreign == [])
  }

  @Test("A damaged shapefile is refused or read, never more", arguments: ["shp", "shx", "dbf"])
  func shapefile(_ suffix: String) throws {
    let parts = ["shp": Self.shapes.shp, "shx": Self.shapes.shx, "dbf": Self.table]
    for (name, bytes) in parts { try put(bytes, folder.path("a.\(name)")) }
    let damaged = try #require(parts[suffix])
    let path = folder.path("a.\(suffix)")
    #expect(try damage(damaged, path, cuts: damaged.count, flips: 1500, seed: 2) == [])
  }

  @Test("A damaged zip is refused or read, never more")
  func zip() throws {
    let bytes = sampleZip([
      ("a.shp", Self.shapes.shp), ("a.dbf", Self.table),
      ("b.json", Array("{\"type\":\"Polygon\",\"coordinates\":[]}".utf8)),
    ])
    #expect(try damage(bytes, folder.path("a.zip"), cuts: 300, flips: 1500, seed: 3) == [])
  }

  @Test("A damaged GeoPackage is refused or read, never more")
  func geoPackage() throws {
    let path = folder.path("a.gpkg")
    try GeoPackageWriter.write(
      to: path, layer: "zones", fields: [VectorField(name: "code", type: .string)]
    ) { writer in
      for number in 0..<5 {
        try writer.write(properties: [.string("\(number)")], area: GeoPackageTests.area)
      }
    }
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(try damage(bytes, path, cuts: 100, flips: 400, seed: 4) == [])
  }
}
