import ArpentElections
import ArpentFormats
import Foundation
import TestData
import Testing

/// Files that importers choke on: unclosed rings, lines in the place of polygons, missing tables,
/// shared column names, null shapes, a text file named `.shp`.
@Suite struct DamagedLayersTests {
  @Test(
    "A damaged layer is read as far as it goes, and what is wrong is said",
    .enabled(if: RealData.has("us/torture")), arguments: layers)
  func amounts(_ layer: RealLayer) throws {
    #expect(try layer.found(at: RealData.path(layer.path)) == layer.expected)
  }

  @Test(
    "The 30 layers of a county with one file a precinct read whole",
    .enabled(if: RealData.has("us/torture")))
  func jefferson() throws {
    let folder = RealData.path("us/torture/12-florida/county/2016/JEF")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".shp") }
    var features = 0
    var areas = 0
    for name in files {
      let file = try VectorFile.open("\(folder)/\(name)")
      let summary = try LayerSummary(file, file.layers[0])
      features += summary.features
      areas += summary.areas
    }
    #expect(files.count == 30)
    #expect(features == 32)
    #expect(areas == 32)
  }

  @Test(
    "Columns that share a name are told apart, and the change is said",
    .enabled(if: RealData.has("us/torture")))
  func sharedNames() throws {
    let file = try VectorFile.open(
      RealData.path("us/torture/12-florida/county/2016/JEF/precinct12.shp"))
    let layer = file.layers[0]
    #expect(Set(layer.fields.map(\.name)).count == layer.fields.count)
    #expect(layer.problems.map(\.kind) == ["duplicate-fields"])
  }

  @Test(
    "A .shp that holds XML is refused by what it is", .enabled(if: RealData.has("us/torture")))
  func darke() {
    let path = RealData.path("us/torture/39-ohio/39037-darke/Darke_020813BoE.shp")
    let error = #expect(throws: VectorFileError.self) { try VectorFile.open(path) }
    #expect(error?.kind == .malformed)
    #expect(error?.message.contains("does not begin as a shapefile does") == true)
  }

  @Test(
    "Every file in the folders of damaged layers opens or is refused with a reason",
    .enabled(if: RealData.has("us/torture")))
  func everyFile() throws {
    let folder = RealData.path("us/torture")
    let walker = try #require(FileManager.default.enumerator(atPath: folder))
    var opened = 0
    var refused = 0
    var silent: [String] = []
    for case let name as String in walker {
      var isFolder: ObjCBool = false
      let path = "\(folder)/\(name)"
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if isFolder.boolValue { continue }
      do {
        let file = try VectorFile.open(path)
        for layer in file.layers { try file.readFeatures(of: layer) { _ in } }
        opened += 1
      } catch let error as VectorFileError {
        refused += 1
        if error.message.count < 20 || error.subject.file == nil { silent.append(name) }
      }
    }
    #expect(silent == [])
    #expect(opened >= 50)
    #expect(refused >= 2)
  }

  static let layers: [RealLayer] = [
    .init(
      "us/torture/12-florida/county/2016/BAK/BAK20121106v6_PctMap.shp", "BAK20121106v6_PctMap",
      features: 9, areas: 9, polygons: 9, rings: 9, positions: 11623, area: 0.143090425594),
    .init(
      "us/torture/12-florida/county/2016/LEE/LEE_PCT_2012_region.shp", "LEE_PCT_2012_region",
      features: 125, areas: 125, polygons: 134, rings: 136, positions: 13729, area: 0.284398386192),
    .init(
      "us/torture/12-florida/county/2016/STJ/STJ20121106v6_PctMap.shp", "STJ20121106v6_PctMap",
      features: 46, areas: 46, polygons: 46, rings: 46, positions: 21883, area: 0.198761584645),
    .init(
      "us/torture/12-florida/county/2016/STJ/election_precinct.shp", "election_precinct",
      features: 46, areas: 46, polygons: 46, rings: 46, positions: 24979, area: 22900979094),
    .init(
      "us/torture/20-kansas/2016/20227-shawnee/precincts.geojson.gz", "precincts", features: 291,
      areas: 291, polygons: 297, rings: 302, positions: 71930, area: 0.198695144092,
      kinds: ["collection-flattened"]),
    .init(
      "us/torture/32-nevada/county/2016/nevadahumboldt.zip", "nevadahumboldt", features: 15,
      areas: 15, polygons: 15, rings: 15, positions: 2949, area: 270978809787,
      kinds: ["text-encoding"]),
    .init(
      "us/torture/35-new-mexico/counties/tl_2016_35_cousub.zip", "tl_2016_35_cousub", features: 130,
      areas: 130, polygons: 132, rings: 136, positions: 344457, area: 30.8935619067),
    .init(
      "us/torture/36-new-york/001-albany/2012/2012_EDs-Albany.shp", "2012_EDs-Albany",
      features: 325, areas: 322, missing: 3, polygons: 325, rings: 325, positions: 41166,
      area: 14865310202.5),
    .init(
      "us/torture/36-new-york/011-cayuga/2012/Election_Districts.shp", "Election_Districts",
      features: 48, areas: 48, polygons: 48, rings: 48, positions: 6917, area: 20464814338.5),
    .init(
      "us/torture/36-new-york/011-cayuga/2014/Cayuga_County_NY_Elect_Dists.shp",
      "Cayuga_County_NY_Elect_Dists", features: 48, areas: 47, unreadable: 1, polygons: 47,
      rings: 47, positions: 6886, area: 20464814338.5),
    .init(
      "us/torture/36-new-york/015-chemung/2012/2012_EDs-Chemung.shp", "2012_EDs-Chemung",
      // Lines; two of them have no position.
      features: 105, areas: 0, missing: 2, wrongType: 103, polygons: 0, rings: 0, positions: 0,
      area: 0),
    .init(
      "us/torture/36-new-york/075-oswego/2014/OswegoCoEleDist.shp", "OswegoCoEleDist",
      features: 112, areas: 112, polygons: 112, rings: 112, positions: 4630, area: 20525519524.9),
    .init(
      "us/torture/36-new-york/075-oswego/2014/funal_run_4.shp", "funal_run_4", features: 27,
      areas: 27, polygons: 27, rings: 27, positions: 14459, area: 0.377979485723),
    .init(
      "us/torture/36-new-york/113-warren/2012/2012_EDs-Warren.shp", "2012_EDs-Warren", features: 70,
      areas: 70, polygons: 71, rings: 71, positions: 101605, area: 26068067299.3),
    .init(
      "us/torture/39-ohio/39007-ashtabula/ATB_PREC.zip", "ATB_PREC", features: 104, areas: 104,
      polygons: 113, rings: 116, positions: 13243, area: 19793104729.3),
    .init(
      "us/torture/39-ohio/39007-ashtabula/Ashtabula_County_edited.zip", "Ashtabula_County_edited",
      features: 104, areas: 104, polygons: 113, rings: 116, positions: 13243, area: 19793104729.3),
    .init(
      "us/torture/39-ohio/39157-tuscarawas/TUS_PREC.zip", "TUS_PREC", features: 81, areas: 81,
      polygons: 125, rings: 150, positions: 11420, area: 15931582454.6, kinds: ["ring-direction"]),
    .init(
      "us/torture/51-virginia/statewide/2013/vaprecincts2013.shp", "vaprecincts2013",
      features: 2417, areas: 2417, polygons: 2452, rings: 2469, positions: 90040,
      area: 10.7018809558),
    .init(
      "us/torture/hawaii-date-ids/Hawaii.geojson.gz", "Hawaii_precincts", features: 43, areas: 43,
      polygons: 44, rings: 44, positions: 69523, area: 0.773620529381),
    .init(
      "us/torture/mn-cd8-2025/mn-cd8-precincts.json.gz", "precincts", features: 837, areas: 825,
      wrongType: 12, polygons: 954, rings: 1061, positions: 78243, area: 10.392623705),
  ]
}
