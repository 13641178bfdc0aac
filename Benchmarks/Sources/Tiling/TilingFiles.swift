public import ArpentGeometry
public import Foundation

/// A country and points as plain arrays of the machine's own numbers, for programs in any language:
///
/// - `coordinates.f64`: x and y of every position of every ring, in turn;
/// - `rings.i32`, `polygons.i32`, `zones.i32`: where each ring's positions, each polygon's rings and
///   each zone's polygons start, and one number more for where the last ones end;
/// - points: `NAME.f64`, x and y in turn.
public struct TilingFiles: Sendable {
  public var folder: URL

  public init(folder: String) { self.folder = URL(fileURLWithPath: folder, isDirectory: true) }

  public func write(_ zones: [MultiPolygon]) throws {
    var coordinates: [Coordinate] = []
    var ringStarts: [Int32] = [0]
    var polygonStarts: [Int32] = [0]
    var zoneStarts: [Int32] = [0]
    for zone in zones {
      for polygon in zone.polygons {
        for ring in polygon.rings {
          coordinates += ring.coordinates
          ringStarts.append(Int32(coordinates.count))
        }
        polygonStarts.append(Int32(ringStarts.count - 1))
      }
      zoneStarts.append(Int32(polygonStarts.count - 1))
    }
    try write(coordinates, "coordinates.f64")
    try write(ringStarts, "rings.i32")
    try write(polygonStarts, "polygons.i32")
    try write(zoneStarts, "zones.i32")
  }

  public func readZones() throws -> [MultiPolygon] {
    let coordinates = try read(Coordinate.self, "coordinates.f64")
    let ringStarts = try read(Int32.self, "rings.i32").map(Int.init)
    let polygonStarts = try read(Int32.self, "polygons.i32").map(Int.init)
    let zoneStarts = try read(Int32.self, "zones.i32").map(Int.init)
    return (0..<zoneStarts.count - 1).map { zone in
      MultiPolygon(
        (zoneStarts[zone]..<zoneStarts[zone + 1]).map { polygon in
          var rings = (polygonStarts[polygon]..<polygonStarts[polygon + 1]).map { ring in
            Ring(Array(coordinates[ringStarts[ring]..<ringStarts[ring + 1]]))
          }
          return Polygon(exterior: rings.removeFirst(), interiors: rings)
        })
    }
  }

  public func write(points: [Coordinate], _ name: String) throws {
    try write(points, "\(name).f64")
  }

  public func readPoints(_ name: String) throws -> [Coordinate] {
    try read(Coordinate.self, "\(name).f64")
  }

  /// The values' bytes as they lie in memory.
  public func write<Value: BitwiseCopyable>(_ values: [Value], _ name: String) throws {
    try values.withUnsafeBytes { try Data($0).write(to: folder.appending(path: name)) }
  }

  private func read<Value: BitwiseCopyable>(_: Value.Type, _ name: String) throws -> [Value] {
    let data = try Data(contentsOf: folder.appending(path: name), options: .alwaysMapped)
    return data.withUnsafeBytes { bytes in Array(bytes.bindMemory(to: Value.self)) }
  }
}
