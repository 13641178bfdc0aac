import ArpentContours
import ArpentElections
import ArpentGeometry
import Foundation

/// Lines that borders keep to, out of a GeoJSON file (RFC 7946: longitude and latitude): its lines, and
/// the rings of its polygons.
struct BarrierFile: Sendable {
  private struct Line {
    var positions: [Coordinate]
    var box: BoundingBox
  }

  private let lines: [Line]

  /// No lines.
  static let none = BarrierFile(lines: [])

  private init(lines: [Line]) { self.lines = lines }

  init(path: String) throws(ArpentError) {
    let root: Any
    do {
      root = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      let isThere = FileManager.default.fileExists(atPath: path)
      throw ArpentError(
        isThere ? .badInput : .noInput,
        isThere ? "the barriers are no GeoJSON" : "the barriers can't be opened",
        Subject(file: path), cause: error)
    }
    var found: [[Coordinate]] = []
    Self.collect(root, into: &found)
    guard found.allSatisfy({ $0.allSatisfy(\.isGeographic) }) else {
      throw ArpentError(
        .badInput, "the barriers must be in longitude and latitude (RFC 7946)",
        Subject(file: path))
    }
    lines = found.filter { $0.count > 1 }.map { Line(positions: $0, box: BoundingBox(of: $0)) }
  }

  /// The lines that come near a place, which is given in longitude and latitude.
  func near(_ box: BoundingBox) -> [[Coordinate]] {
    lines.filter { $0.box.intersects(box) }.map(\.positions)
  }

  private static func collect(_ value: Any, into found: inout [[Coordinate]]) {
    guard let object = value as? [String: Any], let type = object["type"] as? String else { return }
    switch type {
    case "FeatureCollection":
      for feature in object["features"] as? [Any] ?? [] { collect(feature, into: &found) }
    case "Feature":
      if let geometry = object["geometry"] { collect(geometry, into: &found) }
    case "GeometryCollection":
      for geometry in object["geometries"] as? [Any] ?? [] { collect(geometry, into: &found) }
    case "LineString": found += [positions(object["coordinates"])]
    case "MultiLineString", "Polygon":
      found += (object["coordinates"] as? [Any] ?? []).map(positions)
    case "MultiPolygon":
      for polygon in object["coordinates"] as? [[Any]] ?? [] { found += polygon.map(positions) }
    default: break
    }
  }

  private static func positions(_ value: Any?) -> [Coordinate] {
    (value as? [[Double]] ?? []).compactMap {
      $0.count > 1 ? Coordinate(longitude: $0[0], latitude: $0[1]) : nil
    }
  }
}
