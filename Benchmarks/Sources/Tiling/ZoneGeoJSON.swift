public import ArpentGeometry
public import Foundation

/// Zones with their communes and codes as a file that any program imports.
public enum ZoneGeoJSON {
  public static func write(
    _ zones: [(commune: String, code: String, ground: MultiPolygon)], to file: URL
  ) throws {
    let features = zones.map { zone in
      let polygons = zone.ground.polygons.map { polygon in
        "[" + ([polygon.exterior] + polygon.interiors).map(text).joined(separator: ",") + "]"
      }
      return "{\"type\":\"Feature\",\"properties\":{\"commune\":\"\(zone.commune)\","
        + "\"code\":\"\(zone.code)\"},\"geometry\":"
        + "{\"type\":\"MultiPolygon\",\"coordinates\":[\(polygons.joined(separator: ","))]}}"
    }
    try "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}"
      .write(to: file, atomically: true, encoding: .utf8)
  }

  private static func text(_ ring: Ring) -> String {
    var corners = ring.coordinates
    if corners.first != corners.last, let first = corners.first { corners.append(first) }
    return "[" + corners.map { "[\($0.x),\($0.y)]" }.joined(separator: ",") + "]"
  }
}
