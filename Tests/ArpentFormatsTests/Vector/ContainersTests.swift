import ArpentElections
import ArpentFormats
import Foundation
import TestData
import Testing

@Suite struct ContainersTests {
  let folder = TemporaryFolder()

  private static let shapes = SampleShapefile(shapes: [
    [SampleShapefile.square(0, 0, 1, clockwise: true)]
  ])
  private static let document =
    "{\"type\":\"FeatureCollection\",\"features\":[]}"

  private func zip(_ members: [(name: String, bytes: [UInt8])], size: UInt32? = nil) throws
    -> String
  {
    try put(sampleZip(members, declaring: size), folder.path("z.zip"))
  }

  @Test("A zip gives each layer in it, from any folder, under names of their own")
  func several() throws {
    let file = try VectorFile.open(
      try zip([
        ("a/zones.shp", Self.shapes.shp), ("a/zones.SHX", Self.shapes.shx),
        ("a/zones.prj", Array("GEOGCS[\"x\"]".utf8)), ("b/zones.shp", Self.shapes.shp),
        ("other.geojson", Array(Self.document.utf8)), ("__MACOSX/a/zones.shp", [0]),
        ("readme.txt", [65]), ("style.json", Array("{\"color\":1}".utf8)),
      ]))
    #expect(file.layers.map(\.name) == ["zones", "zones_2", "other"])
    #expect(file.layers[0].declaredCRS == .wkt("GEOGCS[\"x\"]"))
    #expect(file.layers[1].problems.map(\.kind).contains("duplicate-layer"))
    #expect(try file.layer(named: "OTHER").name == "other")
    #expect(throws: VectorFileError.self) { try file.layer(named: "absent") }
  }

  @Test(
    "A zip without a layer says what it holds",
    arguments: [("vtd.exe", "unpacks itself"), ("in.zip", "unpack"), ("a.txt", "\"a.txt\"")])
  func empty(_ name: String, _ words: String) throws {
    let path = try zip([(name, [1, 2, 3])])
    let error = #expect(throws: VectorFileError.self) { try VectorFile.open(path) }
    #expect(error?.kind == .noLayer)
    #expect(error?.message.contains(words) == true)
  }

  @Test("A member that unpacks into too much is refused by the limit, declared or not")
  func bombs() throws {
    let text = Array((Self.document + String(repeating: " ", count: 5000)).utf8)
    let path = try zip([("a.geojson", text)])
    let limits = InflationLimits(bytes: 2000)
    let error = #expect(throws: VectorFileError.self) {
      try VectorFile.open(path, limits: limits)
    }
    #expect(error?.kind == .tooLarge)
    #expect(error?.subject.limit?.contains("2000") == true)
    #expect(throws: VectorFileError.self) {
      try VectorFile.open(try zip([("a.geojson", text)], size: 4_000_000_000))
    }
  }

  @Test("A gzip file is unpacked, and a bomb or a cut one is refused")
  func gzip() throws {
    // printf '{"type":"FeatureCollection","features":[]}' | gzip -n
    let packed: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 42, 169, 44, 72, 85, 178, 82, 114, 75, 77, 44,
      41, 45, 74, 117, 206, 207, 201, 73, 77, 46, 201, 204, 207, 83, 210, 81, 74, 131, 136, 21,
      43, 89, 69, 199, 214, 2, 0, 247, 233, 180, 144, 42, 0, 0, 0,
    ]
    let path = try put(packed, folder.path("a.geojson.gz"))
    let file = try VectorFile.open(path)
    #expect(file.container == .gzip && file.layers[0].name == "a")
    #expect(throws: VectorFileError.self) {
      try VectorFile.open(path, limits: InflationLimits(bytes: 10))
    }
    try put(packed.dropLast(9), folder.path("cut.gz"))
    let error = #expect(throws: VectorFileError.self) {
      try VectorFile.open(folder.path("cut.gz"))
    }
    #expect(error?.message.contains("too early") == true)
  }
}

func put(_ bytes: ArraySlice<UInt8>, _ path: String) throws { try put(Array(bytes), path) }
