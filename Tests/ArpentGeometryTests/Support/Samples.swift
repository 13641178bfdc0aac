import Foundation
import TestData

import struct ArpentGeometry.Coordinate
import struct ArpentGeometry.MultiPolygon
import struct ArpentGeometry.Polygon
import struct ArpentGeometry.Ring

/// Files of the real data, as these tests need them.
enum Samples {
  static func data(_ path: String) throws -> Data {
    let file = RealData.path(path)
    guard path.hasSuffix(".gz") else { return try Data(contentsOf: URL(fileURLWithPath: file)) }
    let gunzip = Process()
    gunzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gunzip.arguments = ["gunzip", "-c", file]
    let pipe = Pipe()
    gunzip.standardOutput = pipe
    try gunzip.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    gunzip.waitUntilExit()
    guard gunzip.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
    return data
  }

  static func json(_ path: String) throws -> JSON { try JSON(data(path)) }

  static func multiPolygon(_ polygons: [JSON]) -> MultiPolygon {
    MultiPolygon(
      polygons.map { polygon in
        let rings = polygon.array.map { ring in
          Ring(ring.array.map { Coordinate(x: $0.array[0].number, y: $0.array[1].number) })
        }
        return Polygon(exterior: rings.first ?? Ring([]), interiors: Array(rings.dropFirst()))
      })
  }

  /// The zones of a GeoJSON collection, with one of their properties; those without ground left out.
  static func zones(_ path: String, key: String) throws -> [(key: String, zone: MultiPolygon)] {
    try json(path)["features"].array.compactMap { feature in
      let geometry = feature["geometry"]
      let coordinates = geometry["coordinates"]
      switch geometry["type"].text {
      case "Polygon": return (feature["properties"][key].text, multiPolygon([coordinates]))
      case "MultiPolygon": return (feature["properties"][key].text, multiPolygon(coordinates.array))
      default: return nil
      }
    }
  }
}
