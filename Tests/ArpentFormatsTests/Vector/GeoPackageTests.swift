import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

@Suite struct GeoPackageTests {
  let folder = TemporaryFolder()

  static let area = MultiPolygon([
    Polygon(
      exterior: Ring(SampleShapefile.square(0, 0, 10, clockwise: false)),
      interiors: [Ring(SampleShapefile.square(2, 2, 1, clockwise: true))]),
    Polygon(exterior: Ring(SampleShapefile.square(20, 0.1, 3, clockwise: false))),
  ])

  @Test("An area comes back from its blob as it was, with its box in the header")
  func roundTrip() throws {
    let blob = GeoPackageGeometry.encode(Self.area, srsID: 4326)
    #expect(Array(blob[..<8]) == [0x47, 0x50, 0, 3, 0xE6, 0x10, 0, 0])
    #expect(try GeoPackageGeometry.decode(blob) == Self.area)
    #expect(try GeoPackageGeometry.decode(Data(blob)) == Self.area)
    #expect(try GeoPackageGeometry.envelope(of: blob) == Self.area.boundingBox)
    let empty = GeoPackageGeometry.encode(MultiPolygon([]), srsID: -1)
    #expect(empty[3] == 0x11)
    #expect(try GeoPackageGeometry.decode(empty).isEmpty)
    #expect(try GeoPackageGeometry.envelope(of: empty) == nil)
  }

  /// A polygon of three positions: big-endian, without envelope, of the type given.
  private func blob(type: UInt32, ordinates: Int, srs: Bool = false, flags: UInt8 = 0) -> [UInt8] {
    var writer = ByteWriter()
    writer.bytes = [0x47, 0x50, 0, flags, 0, 0, 0x10, 0xE6, 0]
    writer.big(type)
    if srs { writer.big(UInt32(4326)) }
    writer.big(UInt32(1))
    writer.big(UInt32(3))
    for i in 0..<(3 * ordinates) { writer.big(Double(i).bitPattern) }
    return writer.bytes
  }

  @Test(
    "Heights and measures of either dialect are dropped",
    arguments: [
      (3, 2), (1003, 3), (2003, 3), (3003, 4), (0x8000_0003, 3), (0x4000_0003, 3),
      (0xC000_0003, 4),
    ] as [(UInt32, Int)])
  func dialects(_ type: UInt32, _ ordinates: Int) throws {
    let area = try GeoPackageGeometry.decode(blob(type: type, ordinates: ordinates))
    let step = Double(ordinates)
    #expect(
      area.polygons.first?.exterior.coordinates
        == [0, 1, 2].map { Coordinate(x: $0 * step, y: $0 * step + 1) })
  }

  @Test("A reference system within the geometry is stepped over")
  func embedded() throws {
    let area = try GeoPackageGeometry.decode(blob(type: 0x2000_0003, ordinates: 2, srs: true))
    #expect(area.coordinateCount == 3)
  }

  @Test("Arcs, extended geometries and other types are refused by name")
  func refused() {
    for (type, words) in [(10, "arcs"), (12, "arcs"), (2, "LineString"), (99, "type")] {
      let error = #expect(throws: GeoPackageGeometry.Failure.self) {
        try GeoPackageGeometry.decode(blob(type: UInt32(type), ordinates: 2))
      }
      #expect(error?.message.contains(words) == true)
    }
    let extended = #expect(throws: GeoPackageGeometry.Failure.self) {
      try GeoPackageGeometry.decode(blob(type: 3, ordinates: 2, flags: 0x20))
    }
    #expect(extended?.message.contains("extended") == true)
  }

  @Test("No truncation or changed byte of a blob does more than fail")
  func damaged() {
    let blob = GeoPackageGeometry.encode(Self.area, srsID: 4326)
    var failures = 0
    for length in 0..<blob.count where (try? GeoPackageGeometry.decode(blob[..<length])) == nil {
      failures += 1
    }
    #expect(failures == blob.count)
    for place in blob.indices {
      for value: UInt8 in [0, 1, 0x7F, 0xFF] {
        var changed = blob
        changed[place] = value
        _ = try? GeoPackageGeometry.decode(changed)
        _ = try? GeoPackageGeometry.envelope(of: changed)
      }
    }
  }

  private func sample(_ name: String) throws -> String {
    let path = folder.path(name)
    let fields = [
      VectorField(name: "code", type: .string), VectorField(name: "électeurs", type: .integer),
      VectorField(name: "part \"x\"", type: .real), VectorField(name: "ouvert", type: .boolean),
    ]
    try GeoPackageWriter.write(to: path, layer: "zones d'été", fields: fields) { writer in
      try writer.write(
        properties: [.string("0001"), .integer(812), .real(0.5), .boolean(true)], area: Self.area)
      try writer.write(properties: [.string("0002"), .null, .null, .null], area: nil)
    }
    return path
  }

  @Test("A written layer comes back, in a folder left as it was")
  func written() throws {
    let file = try VectorFile.open(try sample("zones.gpkg"))
    let layer = try file.layer(named: nil)
    #expect(file.format == .geoPackage)
    #expect(layer.name == "zones d'été")
    #expect(layer.declaredCRS == .authority("EPSG", "4326"))
    #expect(layer.featureCount == 2)
    #expect(layer.problems == [])
    var features: [Feature] = []
    try file.readFeatures(of: layer) { features.append($0) }
    #expect(features[0]["code"] == .string("0001"))
    #expect(features[0]["électeurs"] == .integer(812))
    #expect(features[0]["ouvert"] == .boolean(true))
    #expect(features[0].geometry == .area(Self.area, dropped: []))
    #expect(features[1].geometry == .missing)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["zones.gpkg"])
  }

  @Test("A failure while writing leaves the old file and nothing beside it")
  func failed() throws {
    let path = try sample("kept.gpkg")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try GeoPackageWriter.write(to: path, layer: "x", fields: []) { _ in throw Stop() }
    }
    #expect(throws: Stop.self) {
      try GeoJSONWriter.write(to: path) { _ in throw Stop() }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["kept.gpkg"])
  }

  @Test("A GeoPackage in a zip is read, and a database of another kind is refused")
  func zipped() throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: try sample("in.gpkg"))))
    let zip = try put(sampleZip([("a/b/in.gpkg", bytes)]), folder.path("p.zip"))
    #expect(try VectorFile.open(zip).layers.map(\.featureCount) == [2])
  }

  @Test(
    "Layers of a real GeoPackage are read, the folder stays as it was",
    .enabled(if: RealData.has("fr/bondy-beababa-cartos")))
  func real() throws {
    let folder = RealData.path("fr/bondy-beababa-cartos")
    let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let file = try VectorFile.open("\(folder)/carreaux.gpkg")
    let error = #expect(throws: VectorFileError.self) { try file.layer(named: nil) }
    #expect(error?.kind == .severalLayers && error?.message.contains("\"bondy\"") == true)
    #expect(try file.layer(named: "bondy").declaredCRS == .none)
    #expect(try VectorFile.open("\(folder)/iris.gpkg").layers.map(\.name).contains("inter"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == before)
  }
}
