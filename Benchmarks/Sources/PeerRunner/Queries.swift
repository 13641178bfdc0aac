import ArpentGeometry
import Foundation

/// Points with answers known from elsewhere, one area a line:
/// `{"polygons": MultiPolygon coordinates, "queries": [[x, y, "i" | "b" | "e"], ...]}`.
private struct Area: Decodable {
  struct Query: Decodable {
    var point: Coordinate
    var answer: String

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      point = Coordinate(x: try values.decode(Double.self), y: try values.decode(Double.self))
      answer = try values.decode(String.self)
    }
  }

  var polygons: [[[[Double]]]]
  var queries: [Query]

  var zone: MultiPolygon {
    MultiPolygon(
      polygons.map { polygon in
        var rings = polygon.map { ring in Ring(ring.map { Coordinate(x: $0[0], y: $0[1]) }) }
        return Polygon(exterior: rings.removeFirst(), interiors: rings)
      })
  }
}

func answerQueries(_ path: String) throws {
  var areas = 0
  var checked = 0
  var mismatches = 0
  for line in try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A) {
    let area = try JSONDecoder().decode(Area.self, from: line)
    let index = ZoneIndex(zones: [area.zone])
    areas += 1
    for query in area.queries {
      let expected: ZoneIndex.Kind =
        switch query.answer {
        case "i": .interior
        case "b": .boundary
        default: .outside
        }
      checked += 1
      if index.locate(query.point).kind != expected { mismatches += 1 }
    }
  }
  report(["areas": areas, "checked": checked, "mismatches": mismatches])
}
