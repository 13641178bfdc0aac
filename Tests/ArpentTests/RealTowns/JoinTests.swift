import Arpent
import ArpentElections
import ArpentStore
import TestData
import Testing

/// A real town's zones and a results file that must find every one of them.
struct RealTown: Sendable, CustomTestStringConvertible {
  var name: String
  var zones: String
  var code: String
  var commune: ZoneSourceOptions.Commune
  var results: String
  var date: String
  var zoneCount: Int
  var crs: String?
  var repairs = false
  /// The commune that the results are about, where the layer has neighbours too.
  var only: String?

  var testDescription: String { "\(name), \(date)" }

  static let all: [RealTown] = [
    RealTown(
      name: "Paris 2017", zones: "fr/paris-2017-secteurs/secteurs-des-bureaux-de-vote.geojson",
      code: "id_bv", commune: .code("75056"),
      results: "fr/results-aktiur-france/2017-presidentielle-1_par_bureau_large.csv.gz",
      date: "2017-04-23", zoneCount: 896),
    RealTown(
      name: "Paris 2017", zones: "fr/paris-2017-secteurs/secteurs-des-bureaux-de-vote.geojson",
      code: "id_bv", commune: .code("75056"),
      results: "fr/results-aktiur-france/2017-presidentielle-2_par_bureau_large.csv.gz",
      date: "2017-05-07", zoneCount: 896),
    RealTown(
      name: "Toulouse 2014", zones: "fr/toulouse-2014-makina/bureaux.geojson",
      code: "ASSOCIANT", commune: .code("31555"),
      results: "fr/results-aktiur-france/2014-europeennes_par_bureau_large.csv.gz",
      date: "2014-05-25", zoneCount: 249, repairs: true),
    RealTown(
      name: "Lyon 2012",
      zones: "fr/lyon-2012-juba/vdl_vie_citoyenne.contour_de_bureau_de_vote.shp",
      code: "num_bureau", commune: .code("69123"),
      results: "fr/results-aktiur-france/2014-europeennes_par_bureau_large.csv.gz",
      date: "2014-05-25", zoneCount: 288, crs: "EPSG:4326", repairs: true),
    RealTown(
      name: "Rennes 2014", zones: "fr/rennes-2014-makina/bureaux.geojson", code: "NUM_BUREAU",
      commune: .code("35238"),
      results: "fr/results-aktiur-france/2014-europeennes_par_bureau_large.csv.gz",
      date: "2014-05-25", zoneCount: 106, repairs: true),
    RealTown(
      name: "Nantes 2014", zones: "fr/nantes-2014-makina/bureaux.geojson", code: "ASSOCIANT",
      commune: .code("44109"),
      results: "fr/results-aktiur-france/2014-europeennes_par_bureau_large.csv.gz",
      date: "2014-05-25", zoneCount: 209, repairs: true),
    RealTown(
      name: "Brest", zones: "fr/brest-lfi/BureauxVoteBrest.geojson", code: "BVOTE",
      commune: .field("DEPCO"), results: "fr/brest-lfi/circos23-tour1.csv", date: "2024-06-30",
      zoneCount: 104, only: "29019"),
    RealTown(
      name: "Brest", zones: "fr/brest-lfi/BureauxVoteBrest.geojson", code: "BVOTE",
      commune: .field("DEPCO"), results: "fr/brest-lfi/circos23-tour2.csv", date: "2024-07-07",
      zoneCount: 104, only: "29019"),
  ]
}

@Suite(.enabled(if: RealData.root != nil, "needs the real data"))
struct JoinTests {
  @Test(
    "Every zone of a town finds its result, from the files as they are", arguments: RealTown.all)
  func join(town: RealTown) throws {
    let folder = TemporaryFolder()
    let store = folder.path("town.gpkg")
    var source = ZoneSourceOptions(path: RealData.path(town.zones), codeField: town.code)
    source.commune = town.commune
    source.crs = town.crs
    source.repairs = town.repairs
    let imported = try ImportZones(
      source: source, store: store,
      vintage: Vintage(name: "v", validity: ValidPeriod(from: CalendarDate("2010-01-01")!))
    ).run()
    #expect(imported.summary != nil, "\(imported.reading.problems)")
    let report = try ImportResults(
      path: RealData.path(town.results), store: store,
      election: Election(id: "e", date: CalendarDate(town.date)!)
    ).run()
    let zones = try ZoneStore.open(store, .readOnly).zones(validOn: CalendarDate(town.date)!)
      .filter { town.only == nil || $0.zone.key.commune == town.only }
    #expect(zones.count == town.zoneCount)
    let stranded = report.withoutResults.filter { town.only == nil || $0.commune == town.only }
    #expect(stranded == [])
  }

  @Test("Lyon's shapefile contradicts its own reference system, and is refused with a way out")
  func lyon() throws {
    let folder = TemporaryFolder()
    var source = ZoneSourceOptions(
      path: RealData.path(
        "fr/lyon-2012-juba/vdl_vie_citoyenne.contour_de_bureau_de_vote.shp"),
      codeField: "num_bureau")
    source.commune = .code("69123")
    let task = ImportZones(
      source: source, store: folder.path("lyon.gpkg"),
      vintage: Vintage(name: "v", validity: ValidPeriod(from: CalendarDate("2012-01-01")!)))
    let error = #expect(throws: ArpentError.self) { try task.run() }
    #expect(error?.code == .badInput)
    #expect(error?.message.contains("--crs EPSG:4326") == true)
    #expect(try folder.contents() == [])
  }
}
