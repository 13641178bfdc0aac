import ArpentGeometry
import Foundation

/// A ground as bytes: counts of polygons, rings and positions as 32-bit numbers, positions as pairs of
/// doubles, in the machine's order. For files that only the run that wrote them reads.
struct PackedGround: Codable {
  private var bytes: Data

  init(_ ground: MultiPolygon) {
    var bytes = Data()
    func add(_ count: Int) {
      withUnsafeBytes(of: Int32(count)) { bytes.append(contentsOf: $0) }
    }
    add(ground.polygons.count)
    for polygon in ground.polygons {
      add(polygon.rings.count)
      for ring in polygon.rings {
        add(ring.coordinates.count)
        ring.coordinates.withUnsafeBytes { bytes.append(contentsOf: $0) }
      }
    }
    self.bytes = bytes
  }

  init(from decoder: any Decoder) throws {
    bytes = try decoder.singleValueContainer().decode(Data.self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(bytes)
  }

  var ground: MultiPolygon {
    bytes.withUnsafeBytes { raw in
      var at = 0
      func count() -> Int {
        defer { at += 4 }
        return Int(raw.loadUnaligned(fromByteOffset: at, as: Int32.self))
      }
      func ring() -> Ring {
        let positions = count()
        return Ring(
          (0..<positions).map { _ in
            defer { at += 16 }
            return Coordinate(
              x: raw.loadUnaligned(fromByteOffset: at, as: Double.self),
              y: raw.loadUnaligned(fromByteOffset: at + 8, as: Double.self))
          })
      }
      return MultiPolygon(
        (0..<count()).map { _ in
          let rings = (0..<count()).map { _ in ring() }
          return Polygon(exterior: rings[0], interiors: Array(rings.dropFirst()))
        })
    }
  }
}
