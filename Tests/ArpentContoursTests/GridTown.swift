import ArpentContours
import ArpentGeometry

/// A made-up town: streets every hundred metres both ways, doors every ten on both sides, six metres
/// off the middle; a zone is a block of streets, its borders are the middles of streets.
struct GridTown {
  var columns = 3
  var rows = 2
  /// Streets that a zone takes each way.
  var streets = 3
  var outline: MultiPolygon {
    let (width, height) = (Double(columns * streets) * 100, Double(rows * streets) * 100)
    return MultiPolygon(
      Polygon(
        exterior: Ring([
          at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0),
        ])))
  }

  /// The zone that a position belongs to.
  func zone(_ position: Coordinate) -> Int {
    let side = Double(streets) * 100
    let column = min(columns - 1, max(0, Int(position.x / side)))
    let row = min(rows - 1, max(0, Int(position.y / side)))
    return row * columns + column
  }

  var zoneCount: Int { columns * rows }

  /// Doors along the streets that run north, numbered from the south: odd ones on the west side.
  var addresses: [Address] {
    var found: [Address] = []
    for street in 0...columns * streets {
      let middle = Double(street) * 100
      for step in 0..<rows * streets * 10 {
        for side in [-6.0, 6] {
          let position = at(middle + side, Double(step) * 10 + 5)
          guard outline.locate(position) == .interior else { continue }
          found.append(
            Address(
              position: position, station: zone(position), match: .housenumber, street: street,
              number: 2 * step + (side < 0 ? 1 : 2)))
        }
      }
    }
    return found
  }

  /// The share of the ground that lies in the right zone, over a lattice of two metres.
  func agreement(_ grounds: [MultiPolygon?]) -> Double {
    let index = ZoneIndex(zones: grounds.map { $0 ?? MultiPolygon([]) }, threads: 1)
    let box = outline.boundingBox
    var (right, all) = (0, 0)
    for x in stride(from: box.minX + 1, to: box.maxX, by: 2) {
      for y in stride(from: box.minY + 1, to: box.maxY, by: 2) {
        all += 1
        if index.holds(at(x, y), in: zone(at(x, y))) { right += 1 }
      }
    }
    return Double(right) / Double(all)
  }
}

func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }
