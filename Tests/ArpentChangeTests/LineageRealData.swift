import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentOverlay
import ArpentProjection
import TestData

/// Editions of real zones as their publishers draw them, in metres, with other fields at hand.
struct RealEdition {
  var zones: [Zone] = []
  var features: [Feature] = []

  /// - Parameter key: `nil` for what is no zone.
  init(_ path: String, metres: String, key: (Feature) -> StationKey?) throws {
    let file = try VectorFile.open(RealData.path(path))
    let layer = try file.layer(named: nil)
    let declared: String =
      switch layer.declaredCRS {
      case .wkt(let text): text
      default: "EPSG:4326"
      }
    let plane = try Transformation(from: CRS(declared), to: CRS(metres))
    var grounds: [StationKey: [MultiPolygon]] = [:]
    var order: [StationKey] = []
    var read: [Feature] = []
    try file.readFeatures(of: layer) { feature in
      guard let key = key(feature), case .area(let drawn, _) = feature.geometry else { return }
      let flat = try plane.apply(drawn)
      let ground =
        GeometryValidity.isValid(flat) ? flat : try GeometryRepair.repair(flat).ground ?? flat
      if grounds[key] == nil { order.append(key) }
      grounds[key, default: []].append(ground)
      read.append(feature)
    }
    features = read
    // Features of one key are parts of one zone.
    zones = try order.map { key in
      let parts = grounds[key]!
      return Zone(key: key, ground: parts.count == 1 ? parts[0] : try MultiPolygon.union(of: parts))
    }
  }

  static func paris2012() throws -> RealEdition {
    try RealEdition(
      "\(ParisCensus.folder)/derived_ParisPollingStations2012.geojson", metres: "EPSG:2154"
    ) { StationCode.reconcile(commune: "75056", code: $0["ID"]!.text!) }
  }

  static func paris2017() throws -> RealEdition {
    try RealEdition(
      "fr/paris-2017-secteurs/secteurs-des-bureaux-de-vote.geojson", metres: "EPSG:2154"
    ) { StationCode.reconcile(commune: "75056", code: $0["id_bv"]!.text!) }
  }

  static func chicago2012() throws -> RealEdition {
    try chicago("PRECINCTS_2012.zip", "WARD", "PRECINCT")
  }

  /// Its column `Ward_Prec` says 21021 twice; ward and precinct tell the two apart.
  static func chicago2023() throws -> RealEdition {
    try chicago("WardPrecincts_2023.zip", "FIRST_ward", "FIRST_prec")
  }

  private static func chicago(_ file: String, _ ward: String, _ precinct: String) throws
    -> RealEdition
  {
    try RealEdition("us/chicago/\(file)", metres: "EPSG:32616") {
      StationKey(commune: $0[ward]!.text!, code: $0[precinct]!.text!)
    }
  }

  /// Water has no number, and is no precinct.
  static func sanFrancisco(_ year: Int) throws -> RealEdition {
    try RealEdition("us/sf/precincts\(year).txt.gz", metres: "EPSG:32610") {
      $0["PREC_\(year)"]?.text.map { StationKey(commune: "", code: $0) }
    }
  }
}
