import Arpent
import ArpentContours
import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentStore
import Foundation
import TestData
import Testing

/// A town of two stations either side of a street, and one of a single station, in degrees.
private struct SmallTown {
  let folder = TemporaryFolder()

  /// The square of the commune whose west edge is given.
  private func square(_ west: Double) -> String {
    "[[[\(west),48.1],[\(west + 0.01),48.1],[\(west + 0.01),48.11],[\(west),48.11],[\(west),48.1]]]"
  }

  func outlines(_ codes: [String]) -> String {
    let features = codes.enumerated().map { place, code in
      """
      {"type":"Feature","properties":{"insee":"\(code)"},"geometry":{"type":"Polygon",\
      "coordinates":\(square(-4.0 + 0.01 * Double(place)))}}
      """
    }
    return folder.file(
      "outlines.geojson",
      "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}")
  }

  /// Rows of one commune: doors on a lattice, south ones of station 1, north ones of station 2.
  func rows(_ commune: String, west: Double, stations: Int) -> [String] {
    var rows: [String] = []
    for column in 0..<20 {
      for row in 0..<20 {
        let longitude = west + 0.0005 * Double(column) + 0.00025
        let latitude = 48.1 + 0.0005 * Double(row) + 0.00025
        let station = stations > 1 && row >= 10 ? 2 : 1
        rows.append("\(commune)_\(station),\(commune),\(longitude),\(latitude),housenumber,0.9,1")
      }
    }
    return rows
  }

  static let header =
    "id_brut_bv_reu,code_commune_ref,longitude,latitude,geo_type,geo_score,nb_adresses"

  func table(_ rows: [String]) -> String {
    folder.file("addresses.csv", ([Self.header] + rows).joined(separator: "\n") + "\n")
  }

  func task(_ table: String, _ outlines: String, store: String = "s.gpkg") -> BuildZones {
    BuildZones(
      addresses: table, boundary: ZoneSourceOptions(path: outlines, codeField: nil),
      store: folder.path(store),
      vintage: Vintage(
        name: "built", validity: ValidPeriod(from: CalendarDate("2022-09-01")!)))
  }
}

@Suite struct BuildZonesTests {
  private let town = SmallTown()

  @Test("Two communes go into the store as partitions of their outlines, with their provenance")
  func store() throws {
    let table = town.table(
      town.rows("29001", west: -4, stations: 2) + town.rows("29002", west: -3.99, stations: 1))
    let task = town.task(table, town.outlines(["29001", "29002"]))
    let report = try task.run()
    #expect(report.zones.map(\.zone.key.description) == ["29001_0001", "29001_0002", "29002_0001"])
    let store = try ZoneStore.open(task.store, .readOnly)
    let zones = try store.zones(vintage: "built")
    #expect(zones.count == 3)
    // The single station's zone is the outline as it was given, with the one position more at which
    // the neighbour's border ends on it.
    let corners = Set(zones[2].zone.ground.polygons[0].exterior.coordinates)
    #expect(corners.contains(Coordinate(longitude: -3.99, latitude: 48.1)))
    #expect(corners.count == 5)
    for zone in zones.prefix(2) {
      let shared = corners.intersection(zone.zone.ground.polygons[0].exterior.coordinates)
      #expect(shared.count == 2)
    }
    let area = zones[0].zone.ground.area + zones[1].zone.ground.area
    #expect(abs(area - 1e-4) < 1e-12)
    #expect(report.quality.heldOutAgreement! > 0.99)
    #expect(report.quality.addresses.sha256.count == 64)
    #expect(report.problems.contains { $0.kind == "built-from-addresses" })
    // Nothing of the table or of the work stays behind.
    #expect(try town.folder.contents() == ["addresses.csv", "outlines.geojson", "s.gpkg"])
  }

  @Test("What can't be drawn is named: no outline, no position, electors split by name")
  func flags() throws {
    var rows = town.rows("29001", west: -4, stations: 2)
    rows.append("29001_3,29001,,,,,1")
    rows += town.rows("29009", west: -3, stations: 1)
    let lattice = town.rows("29002", west: -3.99, stations: 1)
    rows += lattice + lattice.map { $0.replacing("29002_1,", with: "29002_2,") }
    let report = try town.task(town.table(rows), town.outlines(["29001", "29002"])).run()
    #expect(report.zones.map(\.zone.key.description) == ["29001_0001", "29001_0002"])
    let reasons = report.quality.communes.map { $0.reason?.rawValue ?? $0.status.rawValue }
    #expect(reasons == ["drawn", "not-territorial", "no-outline"])
    #expect(report.quality.communes[0].stations[2].flags == [.noAddresses])
    #expect(
      Set(report.problems.filter { $0.severity == .rejected }.map(\.kind))
        == ["no-addresses", "not-territorial", "no-outline"])
  }

  @Test("The same at any number of threads, and again after a stop")
  func restart() throws {
    let table = town.table(
      town.rows("29001", west: -4, stations: 2) + town.rows("29002", west: -3.99, stations: 2))
    let outlines = town.outlines(["29001", "29002"])
    var one = town.task(table, outlines, store: "one.gpkg")
    one.threads = 1
    let first = try one.run()
    var two = town.task(table, outlines, store: "two.gpkg")
    two.threads = 4
    let second = try two.run()
    #expect(first.zones.map(\.zone) == second.zones.map(\.zone))
    #expect(try first.quality.json() == second.quality.json())
    // A store that can't be opened stops a build at its end; the work is kept, and used again.
    let blocked = town.folder.path("three.gpkg")
    try FileManager.default.createDirectory(
      atPath: blocked, withIntermediateDirectories: false)
    #expect(throws: ArpentError.self) {
      try town.task(table, outlines, store: "three.gpkg").run()
    }
    let work = try FileManager.default.contentsOfDirectory(atPath: blocked + ".building")
    #expect(work.count { $0.hasSuffix(".done") } == 16)
    try FileManager.default.removeItem(atPath: blocked)
    let third = try town.task(table, outlines, store: "three.gpkg").run()
    #expect(third.zones.map(\.zone) == first.zones.map(\.zone))
    #expect(!FileManager.default.fileExists(atPath: blocked + ".building"))
  }

  @Test("Borders keep to a layer of lines in a projected system, named or found out")
  func barriers() throws {
    // The stations' doors part at 48.105; a river runs a little south of it, at 48.1049.
    let table = town.table(town.rows("29001", west: -4, stations: 2))
    func southOfRiver(_ barriers: BarrierOptions?) throws -> Bool {
      var task = town.task(table, town.outlines(["29001"]), store: "\(UUID()).gpkg")
      task.barriers = barriers
      task.folds = 0
      let ground = try task.run().zones[0].zone.ground
      return stride(from: -3.9995, to: -3.9905, by: 0.001).allSatisfy { longitude in
        ground.locate(Coordinate(longitude: longitude, latitude: 48.10489)) == .interior
          && ground.locate(Coordinate(longitude: longitude, latitude: 48.10491)) == .exterior
      }
    }
    func layer(_ name: String, _ line: String, crs: String = "") -> String {
      town.folder.file(
        name,
        """
        {"type":"FeatureCollection",\(crs)"features":[{"type":"Feature","properties":{},"geometry":
        {"type":"MultiLineString","coordinates":[\(line)]}}]}
        """)
    }
    #expect(try !southOfRiver(nil))
    let degrees = layer(
      "river.geojson", "[[-4.001,48.1049],[-3.995,48.1049],[-3.989,48.1049]]")
    #expect(try southOfRiver(BarrierOptions(path: degrees)))
    let metres = layer(
      "lambert.geojson",
      "[[179584.3,6801366.57],[179806.72,6801346.8],[180029.14,6801327.04],[180251.56,6801307.29],[180473.98,6801287.55]]",
      crs: "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2154\"}},")
    #expect(try southOfRiver(BarrierOptions(path: metres)))
    // Degrees taken for metres lie in the sea off Africa, where no border comes by.
    #expect(try !southOfRiver(BarrierOptions(path: degrees, crs: "EPSG:3857")))
    let points = town.folder.file(
      "points.geojson", "{\"type\":\"Point\",\"coordinates\":[-3.995,48.105]}")
    #expect {
      try southOfRiver(BarrierOptions(path: points))
    } throws: { error in
      (error as? ArpentError)?.code == .badInput
        && (error as? ArpentError)?.message.contains("neither lines nor areas") == true
    }
  }

  @Test("A table without positions is refused, and says which heading is missing")
  func noPosition() throws {
    let table = town.folder.file("t.csv", "bureau,adresse\n1,12 rue des Lilas\n")
    #expect {
      try town.task(table, town.outlines(["29001"])).run()
    } throws: { error in
      (error as? ArpentError)?.code == .badInput
        && (error as? ArpentError)?.message.contains("longitude") == true
    }
  }

  @Test(
    "Concarneau and Douarnenez: addresses held out fall into their own zone, in one piece each",
    .enabled(if: RealData.has("fr/mapvotr-sample"), "needs the real data"))
  func brittany() throws {
    var task = town.task(
      RealData.path("fr/mapvotr-sample/derived_addresses_sample.csv"),
      RealData.path("fr/mapvotr-sample/derived_contours_com_sample.geojson"))
    task.boundary.repairs = true
    task.threads = 2
    let report = try task.run()
    #expect(report.summary?.zones == 31)
    let communes = Dictionary(
      uniqueKeysWithValues: report.quality.communes.map { ($0.commune, $0) })
    #expect(try #require(communes["29039"]?.heldOutAgreement) >= 0.965)
    #expect(try #require(communes["29046"]?.heldOutAgreement) >= 0.962)
    #expect(communes["29116"]?.status == .outline)
    for code in ["29039", "29046"] {
      let commune = try #require(communes[code])
      // Rocks off the coast are pieces that no drawing can join.
      let drawn = commune.pieces - (commune.outlineParts - 1)
      #expect(Double(drawn) <= 1.2 * Double(commune.stations.count))
    }
    // Zones of one commune meet in the very same positions after all transformations.
    let check = try CheckZones(
      subject: .store(task.store, validOn: CalendarDate("2022-09-01")!), smallestArea: 0
    ).run()
    #expect(check.problems.isEmpty)
  }
}
