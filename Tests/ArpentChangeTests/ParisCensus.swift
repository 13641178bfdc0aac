import ArpentElections
import ArpentGeometry
import Foundation
import TestData

/// Census of 2011 by IRIS and the polling stations of 2012, Paris, as `spReapportion` published them.
enum ParisCensus {
  static let folder = "fr/paris-2012-spReapportion"

  static func zones() throws -> [Zone] {
    try features("derived_ParisPollingStations2012.geojson").map { properties, ground in
      Zone(
        key: StationKey(commune: "75056", code: properties["ID"] as! String), ground: ground)
    }
  }

  /// The IRIS with the columns of a table, which may be computed from its rows.
  static func units(
    _ columns: ([String: Double]) -> [Double?]
  ) throws -> [StatisticUnit] {
    let census = try table("derived_RP_2011_CS8_Paris.csv")
    return try features("derived_ParisIris2013.geojson").map { properties, ground in
      let id = properties["DCOMIRIS"] as! String
      return StatisticUnit(id: id, ground: ground, values: columns(census[id]!))
    }
  }

  /// Rows of a CSV by their first column.
  static func table(_ name: String) throws -> [String: [String: Double]] {
    let text = try String(contentsOfFile: RealData.path("\(folder)/\(name)"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
    var rows: [String: [String: Double]] = [:]
    for line in lines.dropFirst() {
      rows[String(line[0])] = Dictionary(
        uniqueKeysWithValues: zip(lines[0], line).dropFirst().map { (String($0), Double($1)!) })
    }
    return rows
  }

  private static func features(_ name: String) throws -> [([String: Any], MultiPolygon)] {
    let data = try Data(contentsOf: URL(fileURLWithPath: RealData.path("\(folder)/\(name)")))
    let document = try JSONSerialization.jsonObject(with: data) as! [String: Any]
    return (document["features"] as! [[String: Any]]).map { feature in
      let geometry = feature["geometry"] as! [String: Any]
      let coordinates = geometry["coordinates"]!
      let parts =
        geometry["type"] as! String == "Polygon"
        ? [coordinates as! [[[Double]]]] : coordinates as! [[[[Double]]]]
      let polygons = parts.map { rings in
        let rings = rings.map { Ring($0.map { Coordinate(x: $0[0], y: $0[1]) }) }
        return Polygon(exterior: rings[0], interiors: Array(rings.dropFirst()))
      }
      return (feature["properties"] as! [String: Any], MultiPolygon(polygons))
    }
  }
}
