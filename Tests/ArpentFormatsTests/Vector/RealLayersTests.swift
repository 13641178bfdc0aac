import ArpentFormats
import TestData
import Testing

/// Layers of polygon files as their publishers left them. The figures are GDAL's (counts, positions,
/// areas in squared units of the layer), except that GDAL leaves out rings that are not closed.
@Suite struct RealLayersTests {
  @Test(
    "A published layer amounts to what other programs find in it", .enabled(if: RealData.has("us")),
    arguments: layers)
  func amounts(_ layer: RealLayer) throws {
    #expect(try layer.found(at: RealData.path(layer.path)) == layer.expected)
  }

  static let layers: [RealLayer] = [
    .init(
      "fr/bondy-beababa-cartos/bvTremblay.gpkg", "bvTremblay", features: 23, areas: 0,
      wrongType: 23, polygons: 0, rings: 0, positions: 0, area: 0),
    .init(
      "fr/bondy-beababa-cartos/carreaux.gpkg", "bondy", features: 164, areas: 164, polygons: 165,
      rings: 165, positions: 874, area: 5213687.55439),
    .init(
      "fr/bondy-beababa-cartos/carreaux.gpkg", "perimetre", features: 19, areas: 19, polygons: 19,
      rings: 19, positions: 102, area: 390080.734705),
    .init(
      "fr/bondy-beababa-cartos/carreaux.gpkg", "resteBondy", features: 256, areas: 256,
      polygons: 260, rings: 260, positions: 1635, area: 7065801.35379),
    .init(
      "fr/bondy-beababa-cartos/georef-france-iris.zip", "georef-france-iris-millesime",
      features: 23, areas: 23, polygons: 23, rings: 23, positions: 880, area: 0.000714244112118,
      kinds: ["duplicate-fields", "text-encoding"]),
    .init(
      "fr/bondy-beababa-cartos/iris.gpkg", "inter", features: 8033, areas: 0, wrongType: 8033,
      polygons: 0, rings: 0, positions: 0, area: 0),
    .init(
      "fr/bondy-beababa/data_bvBondy.geojson", "bvBondy", features: 32, areas: 32, polygons: 48,
      rings: 50, positions: 5064, area: 0.000646169392892),
    .init(
      "fr/bondy-beababa/data_monBV.geojson", "monBV", features: 3, areas: 3, polygons: 4, rings: 4,
      positions: 1372, area: 0.000515428310788),
    .init(
      "fr/brest-lfi/BureauxVoteBrest.geojson", "LIM_ADM_BureauxVote_s", features: 122, areas: 122,
      polygons: 122, rings: 122, positions: 18001, area: 0.013137813963),
    .init(
      "fr/brest-lfi/brest_contours.geojson", "LIM_ADM_BureauxVote_s", features: 122, areas: 122,
      polygons: 122, rings: 122, positions: 18001, area: 0.013137813963),
    .init(
      "fr/brest-lfi/circos23_tour1.geojson", "circos23_tour1", features: 200, areas: 200,
      polygons: 566, rings: 742, positions: 50369, area: 0.0784999419431),
    .init(
      "fr/brest-lfi/circos23_tour2.geojson", "circos23_tour2", features: 200, areas: 200,
      polygons: 566, rings: 742, positions: 50369, area: 0.0784999419431),
    .init(
      "fr/brest-lfi/etalab_exemple.geojson", "etalab_exemple", features: 7, areas: 7, polygons: 12,
      rings: 16, positions: 2265, area: 0.00451506647104),
    .init(
      "fr/brest-lfi/etalab_test.geojson", "etalab_test", features: 7, areas: 7, polygons: 12,
      rings: 16, positions: 2265, area: 0.00451506647104),
    .init(
      "fr/lyon-2012-juba/arrondissements.shp", "arrondissements", features: 9, areas: 9,
      polygons: 14, rings: 16, positions: 3066, area: 0.00554876922194),
    .init(
      "fr/lyon-2012-juba/original-before-manual-fix/vdl_vie_citoyenne.contour_de_bureau_de_vote.shp",
      "vdl_vie_citoyenne.contour_de_bureau_de_vote", features: 288, areas: 288, polygons: 360,
      rings: 374, positions: 21966, area: 0.00554906917693),
    .init(
      "fr/lyon-2012-juba/vdl_vie_citoyenne.contour_de_bureau_de_vote.shp",
      "vdl_vie_citoyenne.contour_de_bureau_de_vote", features: 288, areas: 288, polygons: 358,
      rings: 373, positions: 21939, area: 0.00554906702653),
    .init(
      "fr/mapvotr-sample/derived_contours_com_sample.geojson", "derived_contours_com_sample",
      features: 3, areas: 3, polygons: 19, rings: 19, positions: 8800, area: 0.00828270475123),
    .init(
      "fr/nantes-2014-makina/bureaux.geojson", "bureaux", features: 209, areas: 209, polygons: 209,
      rings: 209, positions: 12284, area: 0.00781477700127, kinds: ["javascript-wrapper"]),
    .init(
      "fr/nantes-2014-makina/derived_bureaux_unwrapped.geojson", "derived_bureaux_unwrapped",
      features: 209, areas: 209, polygons: 209, rings: 209, positions: 12284, area: 0.00781477700127
    ),
    .init(
      "fr/paris-2012-spReapportion/derived_ParisIris2013.geojson", "derived_ParisIris2013",
      features: 992, areas: 992, polygons: 997, rings: 998, positions: 25160, area: 0.0129161350173),
    .init(
      "fr/paris-2012-spReapportion/derived_ParisPollingStations2012.geojson",
      "derived_ParisPollingStations2012", features: 867, areas: 867, polygons: 869, rings: 869,
      positions: 12309, area: 0.0104606431944),
    .init(
      "fr/paris-2017-secteurs/secteurs-des-bureaux-de-vote.geojson", "secteurs-des-bureaux-de-vote",
      features: 896, areas: 896, polygons: 896, rings: 896, positions: 12131, area: 0.0104296241847),
    .init(
      "fr/rennes-2014-makina/bureaux.geojson", "bureaux", features: 106, areas: 106, polygons: 106,
      rings: 106, positions: 10624, area: 0.0060826337533, kinds: ["javascript-wrapper"]),
    .init(
      "fr/rennes-2014-makina/derived_bureaux_unwrapped.geojson", "derived_bureaux_unwrapped",
      features: 106, areas: 106, polygons: 106, rings: 106, positions: 10624, area: 0.0060826337533),
    .init(
      "fr/toulouse-2014-makina/bureaux.geojson", "bureaux", features: 249, areas: 249,
      polygons: 249, rings: 249, positions: 7982, area: 0.013213155, kinds: ["javascript-wrapper"]),
    .init(
      "fr/toulouse-2014-makina/derived_bureaux_unwrapped.geojson", "derived_bureaux_unwrapped",
      features: 249, areas: 249, polygons: 249, rings: 249, positions: 7982, area: 0.013213155),
    .init(
      "us/baltimore-county/nyt2020_Baltimore.geojson.gz", "Baltimore_precincts", features: 236,
      areas: 236, polygons: 245, rings: 245, positions: 21431, area: 0.168390411197),
    .init(
      "us/chicago/1983_precincts.geojson.gz", "1983_precincts", features: 2925, areas: 2925,
      polygons: 2925, rings: 2926, positions: 46649, area: 0.0620291630896),
    .init(
      "us/chicago/PRECINCTS_07232004.zip", "PRECINCTS_07232004", features: 2713, areas: 2713,
      polygons: 2713, rings: 2714, positions: 232350, area: 6539710511.12),
    .init(
      "us/chicago/PRECINCTS_2012.zip", "PRECINCTS_2012", features: 2069, areas: 2069,
      polygons: 2072, rings: 2072, positions: 174180, area: 6435360184.54),
    .init(
      "us/chicago/Precincts2010.zip", "Precincts2010", features: 2576, areas: 2576, polygons: 2580,
      rings: 2581, positions: 244832, area: 6533195782.58),
    .init(
      "us/chicago/Precincts_Request.zip", "PRECINCTS_1990", features: 2547, areas: 2547,
      polygons: 2547, rings: 2548, positions: 128085, area: 6538087532.85),
    .init(
      "us/chicago/WardPrecincts.zip", "WardPrecincts", features: 2372, areas: 2372, polygons: 2377,
      rings: 2378, positions: 236321, area: 6533195782.6),
    .init(
      "us/chicago/WardPrecincts_2023.zip", "WardPrecincts_2023", features: 1291, areas: 1291,
      polygons: 1291, rings: 1292, positions: 128271, area: 0.0649093585588),
    .init(
      "us/chicago/mggg_Chicago_Precincts.zip", "Chicago_Precincts", features: 2069, areas: 2069,
      polygons: 2072, rings: 2072, positions: 174180, area: 597423740.829),
    .init(
      "us/geomander/converted/checkerboard.geojson.gz", "checkerboard", features: 64, areas: 64,
      polygons: 64, rings: 64, positions: 320, area: 64),
    .init(
      "us/geomander/converted/nrcsd.geojson.gz", "nrcsd", features: 1, areas: 1, polygons: 1,
      rings: 1, positions: 425, area: 0.01683760721),
    .init(
      "us/geomander/converted/orange.geojson.gz", "orange", features: 118, areas: 118,
      polygons: 118, rings: 121, positions: 1286, area: 0.007421446668),
    .init(
      "us/geomander/converted/precincts.geojson.gz", "precincts", features: 278, areas: 278,
      polygons: 278, rings: 279, positions: 12121, area: 0.0496458575238),
    .init(
      "us/geomander/converted/rockland.geojson.gz", "rockland", features: 4764, areas: 4764,
      polygons: 4764, rings: 4863, positions: 37193, area: 0.055381575336),
    .init(
      "us/geomander/converted/towns.geojson.gz", "towns", features: 7, areas: 7, polygons: 7,
      rings: 7, positions: 1979, area: 0.0159262210056),
    .init(
      "us/geomander/converted/va18sub.geojson.gz", "va18sub", features: 90, areas: 90, polygons: 90,
      rings: 90, positions: 7282, area: 0.0646446186305),
    .init(
      "us/geomander/converted/va_blocks.geojson.gz", "va_blocks", features: 6354, areas: 6354,
      polygons: 6354, rings: 6634, positions: 44205, area: 0.0646953871585),
    .init(
      "us/geomander/converted/va_vtd.geojson.gz", "va_vtd", features: 93, areas: 93, polygons: 93,
      rings: 93, positions: 3471, area: 0.0646591663225),
    .init(
      "us/maup/examples/Shapefiles/CO_bad_gap_region.zip", "bad_gap_region", features: 15,
      areas: 15, polygons: 15, rings: 15, positions: 16910, area: 9982801519.15),
    .init(
      "us/maup/examples/Shapefiles/DenverCo_blocks.zip", "DenverCo_blocks", features: 10149,
      areas: 10149, polygons: 10149, rings: 10173, positions: 215139, area: 4313528939.04),
    .init(
      "us/maup/examples/Shapefiles/DenverCo_precincts2016_orig.zip", "DenverCo_precincts2016_orig",
      features: 346, areas: 346, polygons: 349, rings: 356, positions: 40578, area: 4319247059.27),
    .init(
      "us/maup/examples/Shapefiles/DenverCo_precincts2016_repaired.zip",
      "DenverCo_precincts2016_repaired", features: 346, areas: 346, polygons: 349, rings: 356,
      positions: 41340, area: 4313528940.07),
    .init(
      "us/maup/examples/Shapefiles/DenverCo_precincts2018_orig.zip", "DenverCo_precincts2018_orig",
      features: 356, areas: 356, polygons: 359, rings: 366, positions: 41167, area: 4319247060.11),
    .init(
      "us/maup/examples/Shapefiles/DenverCo_precincts2018_repaired.zip",
      "DenverCo_precincts2018_repaired", features: 356, areas: 356, polygons: 359, rings: 366,
      positions: 42650, area: 4313528940.07),
    .init(
      "us/maup/examples/Shapefiles/DenverCo_precincts2020_orig.zip", "DenverCo_precincts2020_orig",
      features: 356, areas: 356, polygons: 359, rings: 365, positions: 55356, area: 4304477313.09),
    .init(
      "us/maup/examples/Shapefiles/DenverCo_precincts2020_repaired.zip",
      "DenverCo_precincts2020_repaired", features: 356, areas: 356, polygons: 360, rings: 367,
      positions: 56932, area: 4313528940.07),
    .init(
      "us/maup/examples/blocks.zip", "blocks", features: 3014, areas: 3014, polygons: 3016,
      rings: 3025, positions: 46963, area: 0.0052819561835),
    .init(
      "us/maup/examples/districts.zip", "districts", features: 15, areas: 15, polygons: 15,
      rings: 15, positions: 4149, area: 0.0052819561835),
    .init(
      "us/maup/examples/new_precincts.zip", "new_precincts", features: 55, areas: 55, polygons: 57,
      rings: 57, positions: 4631, area: 0.002683955384),
    .init(
      "us/maup/examples/precincts.zip", "precincts", features: 59, areas: 59, polygons: 63,
      rings: 63, positions: 5107, area: 0.00288074184112),
    .init(
      "us/nyc/nyed_2014.zip", "nyed", features: 5306, areas: 5306, polygons: 5581, rings: 5584,
      positions: 215236, area: 8429098584.54),
    .init(
      "us/nyc/nyed_2016.zip", "nyed", features: 5390, areas: 5390, polygons: 5626, rings: 5629,
      positions: 218307, area: 8428420620.55),
    .init(
      "us/nyc/nyed_2017.zip", "nyed", features: 5389, areas: 5389, polygons: 5624, rings: 5627,
      positions: 218523, area: 8428422667.03),
    .init(
      "us/nyt2020/DE.geojson.gz", "DE", features: 435, areas: 435, polygons: 500, rings: 501,
      positions: 46890, area: 0.541786448996),
    .init(
      "us/nyt2020/MD.geojson.gz", "MD", features: 1990, areas: 1990, polygons: 2327, rings: 2332,
      positions: 232512, area: 2.77216397432),
    .init(
      "us/nyt2020/PA.geojson.gz", "PA", features: 9094, areas: 9094, polygons: 9145, rings: 9347,
      positions: 747153, area: 12.5357430882),
    .init(
      "us/nyt2020/VT.geojson.gz", "VT", features: 246, areas: 246, polygons: 247, rings: 249,
      positions: 48813, area: 2.72776157013),
    .init(
      "us/nyt2020/WV.geojson.gz", "WV", features: 1706, areas: 1706, polygons: 1711, rings: 1726,
      positions: 487851, area: 6.4938375352),
    .init(
      "us/sf/precincts2012.txt.gz", "SF_DOE_Precincts_20120702", features: 605, areas: 605,
      polygons: 609, rings: 609, positions: 28590, area: 0.0127160583053),
    .init(
      "us/sf/precincts2017.txt.gz", "SF_DOE_Precincts_2017", features: 612, areas: 612,
      polygons: 616, rings: 616, positions: 28694, area: 0.0127160692138),
    .init(
      "us/sf/precincts2019.txt.gz", "SF_DOE_PREC_2019", features: 617, areas: 617, polygons: 622,
      rings: 622, positions: 28785, area: 0.0127160789987),
    .init(
      "us/vermont/polygons/VT_House_Districts_2002.geojson.gz", "VT_House_Districts_2002",
      features: 112, areas: 112, polygons: 112, rings: 114, positions: 32349, area: 2.79796675701),
    .init(
      "us/vermont/polygons/VT_House_Districts_2012.geojson.gz", "VT_House_Districts_2012",
      features: 104, areas: 104, polygons: 105, rings: 106, positions: 55240, area: 2.79840306489),
    .init(
      "us/vermont/polygons/VT_towns.zip", "VT_town_results", features: 246, areas: 246,
      polygons: 247, rings: 249, positions: 56877, area: 2.72826510475),
    .init(
      "us/vermont/polygons/Voting_Tabulation_Areas_2012.zip", "BoundaryOther_VOTETAB2012",
      features: 284, areas: 284, polygons: 285, rings: 286, positions: 60695, area: 24898666174.3),
    .init(
      "us/vermont/polygons/nyt2020_VT.geojson.gz", "nyt2020_VT", features: 246, areas: 246,
      polygons: 247, rings: 249, positions: 48813, area: 2.72776157013),
    .init(
      "us/vermont/polygons/tl_2012_50_vtd10.zip", "tl_2012_50_vtd10", features: 284, areas: 284,
      polygons: 286, rings: 287, positions: 67189, area: 2.79840306379),
  ]
}
