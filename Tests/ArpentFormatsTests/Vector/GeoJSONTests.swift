import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

@Suite struct GeoJSONTests {
  let folder = TemporaryFolder()

  static let square = "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"

  private func features(_ text: String) throws -> (VectorFile, [Feature]) {
    let file = try VectorFile.open(folder.file("zones.geojson", text))
    var features: [Feature] = []
    try file.readFeatures(of: file.layers[0]) { features.append($0) }
    return (file, features)
  }

  private func geometry(_ text: String) throws -> FeatureGeometry {
    let (_, features) = try features(
      "{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":\(text)}")
    return features[0].geometry
  }

  @Test("Members come in any order, and a crs after the features is found")
  func order() throws {
    let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2154\"}}"
    let list = """
      "features":[{"geometry":{"coordinates":\(Self.square),"type":"Polygon"},
      "properties":{"code":"01"},"type":"Feature"}]
      """
    for text in [
      "{\(crs),\(list),\"type\":\"FeatureCollection\"}",
      "{\(list),\"type\":\"FeatureCollection\",\(crs)}",
    ] {
      let (file, features) = try features(text)
      #expect(file.layers[0].declaredCRS == .authority("EPSG", "2154"))
      #expect(features.count == 1)
      #expect(features[0]["code"] == .string("01"))
      guard case .area(let area, []) = features[0].geometry else {
        Issue.record("no area")
        continue
      }
      #expect(area.polygons.count == 1 && area.coordinateCount == 5)
    }
  }

  @Test(
    "A crs is told in all its spellings",
    arguments: [
      ("\"urn:ogc:def:crs:OGC:1.3:CRS84\"", DeclaredCRS.authority("OGC", "CRS84")),
      ("\"EPSG:4326\"", .authority("EPSG", "4326")),
      ("\"urn:ogc:def:crs:EPSG:9.1:27572\"", .authority("EPSG", "27572")),
      ("\"http://www.opengis.net/def/crs/EPSG/0/3857\"", .authority("EPSG", "3857")),
      ("\"+proj=lcc +lat_1=49\"", .name("+proj=lcc +lat_1=49")),
    ])
  func spellings(_ name: String, _ expected: DeclaredCRS) throws {
    let (file, _) = try features(
      "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\(name)}},"
        + "\"features\":[]}")
    #expect(file.layers[0].declaredCRS == expected)
  }

  @Test("A null crs declares none, and no crs declares RFC 7946's")
  func noCRS() throws {
    let (null, _) = try features("{\"type\":\"FeatureCollection\",\"crs\":null,\"features\":[]}")
    #expect(null.layers[0].declaredCRS == .none)
    let (absent, _) = try features("{\"type\":\"FeatureCollection\",\"features\":[]}")
    #expect(absent.layers[0].declaredCRS == .geoJSONDefault)
  }

  @Test("JavaScript round the object is taken off, and said")
  func javaScript() throws {
    for (start, end) in [("var bureaux = ", ";\n"), ("window.x=", ""), ("callback(", ");")] {
      let (file, features) = try features(
        "\(start){\"type\":\"Polygon\",\"coordinates\":\(Self.square)}\(end)")
      #expect(file.layers[0].problems.map(\.kind) == ["javascript-wrapper"])
      #expect(features.count == 1)
    }
  }

  @Test("A byte order mark, a bare feature and a bare geometry are read")
  func bare() throws {
    let (_, marked) = try features(
      "\u{FEFF}{\"type\":\"Feature\",\"id\":7,\"properties\":null,\"geometry\":null}")
    #expect(marked.map(\.geometry) == [.missing])
    #expect(marked[0]["id"] == .integer(7))
    let (_, bare) = try features("{\"coordinates\":\(Self.square),\"type\":\"Polygon\"}")
    guard case .area = bare[0].geometry else {
      Issue.record("no area")
      return
    }
  }

  @Test("Values keep their kind and their digits")
  func values() throws {
    let (file, features) = try features(
      """
      {"type":"Feature","geometry":null,"properties":{"s":"caf\\u00e9 \\"x\\"\\n","i":-12,"r":1.10,
      "w":3.0,"b":true,"n":null,"a":[1, {"k":"v"}],"big":123456789012345678901234567890,"nan":NaN}}
      """)
    let feature = features[0]
    #expect(feature["s"] == .string("café \"x\"\n"))
    #expect(feature["i"] == .integer(-12))
    #expect(feature["r"] == .real(1.1))
    #expect(feature["w"]?.text == "3")
    #expect(feature["b"]?.text == "true")
    #expect(feature["n"] == .null && feature["n"]?.text == nil)
    #expect(feature["a"] == .json("[1, {\"k\":\"v\"}]"))
    #expect(feature["big"]?.text == "123456789012345678901234567890")
    #expect(feature["nan"] == .null)
    #expect(feature.problems.map(\.kind) == ["not-a-number"])
    #expect(feature["absent"] == nil)
    #expect(
      file.layers[0].fields.map(\.type)
        == [.string, .integer, .real, .real, .boolean, .empty, .json, .json, .empty])
  }

  @Test("Fields are the union of all features, in the order in which they appear")
  func union() throws {
    let (file, features) = try features(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","geometry":null,"properties":{"a":1}},
      {"type":"Feature","geometry":null,"properties":{"b":"x","a":2.5}},
      {"type":"Feature","geometry":null,"properties":{"a":1,"a":3}}]}
      """)
    #expect(file.layers[0].fields.map(\.name) == ["a", "b"])
    #expect(file.layers[0].fields.map(\.type) == [.real, .string])
    #expect(features.map(\.line) == [2, 3, 4])
    #expect(features[1].properties == [.real(2.5), .string("x")])
    #expect(features[2]["a"] == .integer(3))
    #expect(features[2].problems.map(\.kind) == ["duplicate-property"])
  }

  @Test(
    "A geometry that is no area says what it is",
    arguments: [
      ("null", FeatureGeometry.missing),
      ("{\"type\":\"Polygon\",\"coordinates\":[]}", .missing),
      ("{\"type\":\"MultiPolygon\",\"coordinates\":[]}", .missing),
      ("{\"type\":\"Point\",\"coordinates\":[1,2]}", .wrongType("Point")),
      (
        "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4,5]]}",
        .lines(
          [[Coordinate(longitude: 1, latitude: 2), Coordinate(longitude: 3, latitude: 4)]],
          type: "LineString")
      ),
      (
        "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6],[7,8]]]}",
        .lines(
          [
            [Coordinate(longitude: 1, latitude: 2), Coordinate(longitude: 3, latitude: 4)],
            [Coordinate(longitude: 5, latitude: 6), Coordinate(longitude: 7, latitude: 8)],
          ], type: "MultiLineString")
      ),
      ("{\"type\":\"CurvePolygon\",\"coordinates\":[]}", .curved("CurvePolygon")),
      (
        "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]}",
        .wrongType("GeometryCollection")
      ),
    ])
  func noArea(_ text: String, _ expected: FeatureGeometry) throws {
    #expect(try geometry(text) == expected)
  }

  @Test(
    "A polygon that can't be read names the position",
    arguments: [
      (
        "[[[0,0],[1,\"0\"]]]",
        "position 2 of ring 1 of polygon 1: the ordinate \"0\" is not a number"
      ),
      ("[[[0,0],[1,NaN]]]", "position 2 of ring 1 of polygon 1: the ordinate NaN is not a number"),
      ("[[[0,0],[1,1],[1]]]", "position 3 of ring 1 of polygon 1 has 1 ordinate"),
      ("[[[0,0]],[[0,0],7]]", "position 2 of ring 2 of polygon 1 is not an array of numbers"),
      ("[[[0,0],[1e999,0]]]", "not a number that a double can hold"),
      ("\"x\"", "the coordinates are not an array"),
    ])
  func unreadable(_ coordinates: String, _ reason: String) throws {
    let (_, features) = try features(
      "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(coordinates)},"
        + "\"properties\":{\"code\":\"after\"}}")
    guard case .unreadable(let found) = features[0].geometry else {
      Issue.record("read as \(features[0].geometry)")
      return
    }
    #expect(found.contains(reason), "\(found)")
    #expect(features[0]["code"] == .string("after"))
  }

  @Test("Heights and measures are dropped and said; an open ring stays open")
  func ordinates() throws {
    let area = try geometry(
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0,9],[1,0,9],[1,1,9,4]]]}")
    #expect(
      area
        == .area(
          MultiPolygon(
            Polygon(
              exterior: Ring([
                Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 0), Coordinate(x: 1, y: 1),
              ]))), dropped: [.z, .m]))
  }

  @Test("A collection of polygons alone becomes one area, and says so")
  func flattened() throws {
    let part = "{\"type\":\"Polygon\",\"coordinates\":\(Self.square)}"
    let (_, features) = try features(
      "{\"type\":\"GeometryCollection\",\"geometries\":[\(part),\(part)]}")
    guard case .area(let area, _) = features[0].geometry else {
      Issue.record("no area")
      return
    }
    #expect(area.polygons.count == 2)
    #expect(features[0].problems.map(\.kind) == ["collection-flattened"])
  }

  @Test(
    "What is no GeoJSON is refused with its place or its name",
    arguments: [
      ("[1,2]", "line 1, column 1"),
      ("{\"type\":\"Topology\",\"objects\":{},\"arcs\":[]}", "TopoJSON"),
      (
        "{\"type\":\"FeatureCollection\",\n \"features\":[{\"type\":\"Feature\"},\n x]}",
        "feature 2"
      ),
      ("{\"type\":\"FeatureCollection\",\"features\":[{},\n {\"a\":1]}]}", "feature 2 is broken"),
      ("{\"type\":\"FeatureCollection\",\"features\":[", "ends too early"),
      ("{\"a\":1}", "no features"),
      ("{\"type\":\"FeatureCollection\",\"features\":[]} {}", "something follows"),
      ("hello", "not JSON"),
      ("", "empty"),
    ])
  func refused(_ text: String, _ words: String) throws {
    let error = #expect(throws: VectorFileError.self) { _ = try features(text) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    #expect(error?.code == .badInput)
  }

  @Test("A file that is not there is told from one that is bad")
  func absent() throws {
    let error = #expect(throws: VectorFileError.self) {
      try VectorFile.open(folder.path("none.geojson"))
    }
    #expect(error?.code == .noInput)
    #expect(throws: VectorFileError.self) { try VectorFile.open(folder.url.path) }
  }

  @Test("Text that is not UTF-8 is refused with its line")
  func latin() throws {
    let path = folder.path("latin.geojson")
    var bytes = Array("{\"type\":\"Feature\",\n\"properties\":{\"a\":\"caf".utf8)
    bytes += [0xE9] + Array("\"},\"geometry\":null}".utf8)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: VectorFileError.self) { try VectorFile.open(path) }
    #expect(error?.subject.line == 2)
    #expect(error?.message.contains("not UTF-8") == true)
  }

  @Test(
    "No depth breaks the reader",
    arguments: ["[", "{\"a\":", "[{\"coordinates\":["], [10_000, 300_000])
  func depth(_ opening: String, _ count: Int) {
    let bomb = String(repeating: opening, count: count)
    for text in [
      bomb, "{\"type\":\"Feature\",\"geometry\":\(bomb)",
      "{\"type\":\"Polygon\",\"coordinates\":\(bomb)\(String(repeating: "]", count: count))}",
      "{\"type\":\"Feature\",\"properties\":{\"a\":\(String(repeating: "[", count: count))"
        + "\(String(repeating: "]", count: count))},\"geometry\":null}",
    ] {
      // Either answer is right: that it comes is what is tested.
      let outcome = Result { try features(text) }
      if case .failure(let error) = outcome { #expect(error is VectorFileError) }
    }
  }

  @Test(
    "Wrapped and unwrapped copies of a city's file give equal features",
    .enabled(if: RealData.has("fr/nantes-2014-makina")),
    arguments: [("toulouse", 249), ("nantes", 209), ("rennes", 106)])
  func cities(_ city: String, _ count: Int) throws {
    func read(_ name: String) throws -> [Feature] {
      let file = try VectorFile.open(RealData.path("fr/\(city)-2014-makina/\(name)"))
      var features: [Feature] = []
      try file.readFeatures(of: file.layers[0]) {
        var feature = $0
        feature.line = nil
        features.append(feature)
      }
      return features
    }
    let wrapped = try read("bureaux.geojson")
    #expect(wrapped.count == count)
    #expect(try read("derived_bureaux_unwrapped.geojson") == wrapped)
  }
}
