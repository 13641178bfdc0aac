import ArpentGeometry
import ArpentProjection
import Testing

@Suite struct CRSTextTests {
  @Test(
    "Every usual way to write Lambert-93 names the same system",
    arguments: [
      "EPSG:2154", "epsg:2154", "2154", " EPSG:2154\n", "urn:ogc:def:crs:EPSG::2154",
      "urn:ogc:def:crs:EPSG:9.8.6:2154", "http://www.opengis.net/def/crs/EPSG/0/2154",
      "https://www.opengis.net/def/crs/EPSG/0/2154",
      "http://www.opengis.net/gml/srs/epsg.xml#2154", "+init=epsg:2154", Definitions.lambert93ESRI,
      "\u{FEFF}" + Definitions.lambert93ESRI + "\n\0", Definitions.lambert93GDAL,
    ])
  func lambert93(text: String) throws {
    let crs = try CRS(text)
    #expect(crs.identifier == "EPSG:2154")
    #expect(try crs == CRS("EPSG:2154"))
  }

  @Test(
    "CRS84 and EPSG:4326 are one system, since the axes are always x, y",
    arguments: [
      "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "CRS84",
      "http://www.opengis.net/def/crs/OGC/1.3/CRS84", Definitions.wgs84ESRI,
    ])
  func crs84(text: String) throws {
    #expect(try CRS(text) == CRS.longitudeLatitude())
  }

  @Test("An ESRI definition is recognised as the registered system", arguments: Definitions.esri)
  func esri(sample: (code: String, text: String)) throws {
    #expect(try CRS(sample.text).identifier == sample.code)
  }

  @Test("A system says its unit, its kind and its area of use")
  func facts() throws {
    let lambert = try CRS("EPSG:2154")
    #expect(!lambert.isGeographic)
    #expect(lambert.unitName == "metre")
    #expect(lambert.unitInMetres == 1)
    #expect(lambert.name == "RGF93 v1 / Lambert-93")
    let area = try #require(lambert.areaOfUse)
    #expect(area.contains(Coordinate(longitude: 2.35, latitude: 48.86)))
    #expect(!area.contains(Coordinate(longitude: -74, latitude: 40.7)))
    let newYork = try CRS("EPSG:2263")
    #expect(newYork.unitName == "US survey foot")
    #expect(abs(try #require(newYork.unitInMetres) - 1200.0 / 3937.0) < 1e-12)
    let globe = try CRS.longitudeLatitude()
    #expect(globe.isGeographic)
    #expect(globe.unitName == "degree")
    #expect(globe.unitInMetres == nil)
  }

  @Test("A compound or three-dimensional system is reduced to its horizontal part")
  func horizontalPart() throws {
    #expect(try CRS("EPSG:5698").identifier == "EPSG:2154")  // Lambert-93 + IGN69 height
    #expect(try CRS("EPSG:2154+5720").identifier == "EPSG:2154")
    #expect(try CRS("EPSG:4979").isGeographic)
  }

  @Test(
    "What is no horizontal system is refused, with its text",
    arguments: [
      "", "   ", "EPSG:1", "nonsense", "EPSG:5720", "EPSG:4978", "PROJCS[\"broken\"",
      "LOCAL_CS[\"site\",UNIT[\"metre\",1]]", "+proj=lcc",
    ])
  func refused(text: String) {
    #expect(throws: ProjectionError.self) { try CRS(text) }
  }

  @Test("A definition without a registered twin still works")
  func unregistered() throws {
    let crs = try CRS("+proj=laea +lat_0=10 +lon_0=20 +datum=WGS84 +units=m")
    #expect(crs.identifier == nil)
    let moved = try Transformation(from: .longitudeLatitude(), to: crs)
      .apply(Coordinate(longitude: 20, latitude: 10))
    #expect(abs(moved.x) < 1e-6 && abs(moved.y) < 1e-6)
  }
}
