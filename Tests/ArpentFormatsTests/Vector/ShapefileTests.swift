import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

@Suite struct ShapefileTests {
  let folder = TemporaryFolder()

  private static func outer(_ x: Double) -> [Coordinate] {
    SampleShapefile.square(x, 0, 10, clockwise: true)
  }

  private static let two = SampleShapefile(shapes: [[outer(0)], [outer(20)]])

  private static func names(_ names: [String], language: UInt8 = 0) -> [UInt8] {
    SampleShapefile.dbf(
      columns: [("nom", "C", 12)], rows: names.map { [Array($0.utf8)] }, language: language)
  }

  private func read(_ name: String) throws -> (VectorLayer, [Feature]) {
    let file = try VectorFile.open(folder.path(name))
    var features: [Feature] = []
    try file.readFeatures(of: file.layers[0]) { features.append($0) }
    return (file.layers[0], features)
  }

  private func write(
    _ name: String, _ shapes: SampleShapefile, shx: Bool = true, dbf: [UInt8]?, cpg: String? = nil
  ) throws {
    try put(shapes.shp, folder.path("\(name).shp"))
    if shx { try put(shapes.shx, folder.path("\(name).shx")) }
    if let dbf { try put(dbf, folder.path("\(name).dbf")) }
    if let cpg { try put(Array(cpg.utf8), folder.path("\(name).cpg")) }
  }

  @Test("A shapefile is found by any of its files, with blanks and dots in its name")
  func siblings() throws {
    try write("2015 ED v1.2 Final", Self.two, dbf: Self.names(["a", "b"]))
    for suffix in ["shp", "shx", "dbf"] {
      let (layer, features) = try read("2015 ED v1.2 Final.\(suffix)")
      #expect(layer.name == "2015 ED v1.2 Final")
      #expect(features.map { $0["nom"] } == [.string("a"), .string("b")])
      #expect(layer.problems == [])
    }
  }

  @Test("Without a table, and without an index, the shapes are read and the lack is said")
  func missingParts() throws {
    try write("bare", Self.two, shx: false, dbf: nil)
    let (layer, features) = try read("bare.shp")
    #expect(Set(layer.problems.map(\.kind)) == ["index-rebuilt", "table-missing"])
    #expect(features.count == 2)
    #expect(layer.fields == [])
  }

  @Test("A table longer or shorter than the shapes leaves nothing out", arguments: [1, 3])
  func lengths(_ rows: Int) throws {
    try write("odd", Self.two, dbf: Self.names(["a", "b", "c"].prefix(rows).map { $0 }))
    let (layer, features) = try read("odd.shp")
    #expect(features.count == max(2, rows))
    #expect(layer.featureCount == features.count)
    #expect(layer.problems.map(\.kind) == [rows < 2 ? "records-missing" : "shapes-missing"])
    if rows == 3 { #expect(features[2].geometry == .missing) }
    if rows == 1 { #expect(features[1]["nom"] == .null) }
  }

  @Test("A null shape is a missing geometry, and a deleted record is left out and said")
  func nulls() throws {
    var shapes = Self.two
    shapes.shapes.append(nil)
    let table = SampleShapefile.dbf(
      columns: [("nom", "C", 3)], rows: ["a", "b", "c"].map { [Array($0.utf8)] }, deleted: [0])
    try write("nulls", shapes, dbf: table)
    let (layer, features) = try read("nulls.shp")
    #expect(features.map(\.number) == [2, 3])
    #expect(features[1].geometry == .missing)
    #expect(layer.featureCount == 2)
    #expect(layer.problems.map(\.kind) == ["deleted-records"])
  }

  @Test("A .shp that is cut off gives its whole records, and says which one is not")
  func truncated() throws {
    try write("cut", Self.two, dbf: Self.names(["a", "b"]))
    try put(Array(Self.two.shp.dropLast(40)), folder.path("cut.shp"))
    let (layer, features) = try read("cut.shp")
    #expect(layer.problems.map(\.kind) == ["shapefile-truncated"])
    guard case .area = features[0].geometry, case .unreadable(let reason) = features[1].geometry
    else {
      Issue.record("\(features.map(\.geometry))")
      return
    }
    #expect(reason.contains("past the end"))
  }

  @Test(
    "Text is read in the encoding that it has, declared or not",
    arguments: [
      ("Étampes", "UTF-8", UInt8(0), nil), ("Étampes", nil, 0, "text-encoding"),
      ("Étampes", nil, 0x57, "text-encoding"), ("Étampes", "ISO-8859-1", 0, nil),
      ("Étampes", "nonsense", 0, "text-encoding"),
    ] as [(String, String?, UInt8, String?)])
  func encodings(_ name: String, _ page: String?, _ language: UInt8, _ problem: String?) throws {
    let latin = page == "ISO-8859-1"
    let bytes = latin ? Array(name.unicodeScalars.map { UInt8($0.value) }) : Array(name.utf8)
    let table = SampleShapefile.dbf(
      columns: [("nom", "C", 12)], rows: [[bytes], [bytes]], language: language)
    try write("text", Self.two, dbf: table, cpg: page)
    let (layer, features) = try read("text.shp")
    #expect(features[0]["nom"] == .string(name))
    #expect(layer.problems.map(\.kind) == (problem.map { [$0] } ?? []))
  }

  @Test("Bytes that are no UTF-8 are read as Windows-1252, and a DOS page by its byte")
  func bytes() throws {
    let table = { (bytes: [UInt8], language: UInt8) in
      SampleShapefile.dbf(columns: [("nom", "C", 4)], rows: [[bytes], [bytes]], language: language)
    }
    try write("ansi", Self.two, dbf: table([0xC9, 0x41, 0x80], 0))
    #expect(try read("ansi.shp").1[0]["nom"] == .string("ÉA€"))
    try write("dos", Self.two, dbf: table([0x90, 0x82], 2))
    #expect(try read("dos.shp").1[0]["nom"] == .string("Éé"))
  }

  @Test("Columns have their kinds, and shared names are told apart")
  func columns() throws {
    let table = SampleShapefile.dbf(
      columns: [("n", "N", 5), ("n", "C", 5), ("l", "L", 1), ("wide", "N", 22)],
      rows: [
        ["00042", "042", "T", "1234567890123456789012"], ["*****", "", "?", "1.5"],
      ].map { $0.map { Array($0.utf8) } })
    try write("kinds", Self.two, dbf: table)
    let (layer, features) = try read("kinds.shp")
    #expect(layer.fields.map(\.name) == ["n", "n_1", "l", "wide"])
    #expect(layer.problems.map(\.kind) == ["duplicate-fields"])
    #expect(
      features[0].properties
        == [.integer(42), .string("042"), .boolean(true), .json("1234567890123456789012")])
    #expect(features[1].properties == [.null, .null, .null, .real(1.5)])
  }

  @Test("Holes and islands fall into place whichever way the rings run", arguments: [0, 1, 2, 3])
  func nesting(_ variant: Int) throws {
    let reversed = variant & 1 == 1
    let square = { (x: Double, size: Double, clockwise: Bool) in
      SampleShapefile.square(x, x, size, clockwise: clockwise != reversed)
    }
    // An island in a hole in an outer ring, whose hole touches it, and another polygon.
    var rings = [
      square(0, 100, true), square(0, 50, false), square(10, 20, true), square(200, 5, true),
    ]
    if variant & 2 == 2 { rings.reverse() }
    try write("rings", SampleShapefile(shapes: [rings]), dbf: Self.names(["a"]))
    let feature = try read("rings.shp").1[0]
    guard case .area(let area, _) = feature.geometry else {
      Issue.record("no area")
      return
    }
    #expect(area.polygons.count == 3)
    let sizes = area.polygons.map {
      [abs($0.exterior.signedArea)] + $0.interiors.map { abs($0.signedArea) }
    }
    #expect(Set(sizes) == [[10000, 2500], [400], [25]])
    #expect(feature.problems.map(\.kind) == (reversed ? ["ring-direction"] : []))
  }

  @Test("Heights are dropped and said, and lines are no areas")
  func types() throws {
    try write("z", SampleShapefile(type: 15, shapes: [[Self.outer(0)]]), dbf: Self.names(["a"]))
    guard case .area(_, [.z]) = try read("z.shp").1[0].geometry else {
      Issue.record("no area with z")
      return
    }
    try write("l", SampleShapefile(type: 3, shapes: [[Self.outer(0)]]), dbf: Self.names(["a"]))
    #expect(
      try read("l.shp").1[0].geometry
        == .lines([Self.outer(0).map { Coordinate(x: $0.x, y: $0.y) }], type: "PolyLine"))
  }

  @Test("The text of a .prj is the declared system")
  func prj() throws {
    try write("prj", Self.two, dbf: nil)
    #expect(try read("prj.shp").0.declaredCRS == .none)
    try put(Array("GEOGCS[\"x\"]\n".utf8), folder.path("prj.PRJ"))
    #expect(try read("prj.shp").0.declaredCRS == .wkt("GEOGCS[\"x\"]"))
  }

  @Test(
    "A table in UTF-8 that does not say so keeps its accents",
    .enabled(if: RealData.has("fr/bondy-beababa-cartos")))
  func bondy() throws {
    let file = try VectorFile.open(
      RealData.path("fr/bondy-beababa-cartos/georef-france-iris.zip"))
    #expect(file.container == .zip)
    var texts: [String] = []
    try file.readFeatures(of: file.layers[0]) { texts += $0.properties.compactMap(\.text) }
    #expect(texts.contains { $0.contains("Île-de-France") })
    #expect(!texts.contains { $0.contains("Ã") })
  }
}
