import ArpentGeometry

/// Positions without addresses that carry borders to the outline and beyond it.
enum OutlineSites {
  /// Along every ring at about `spacing` metres, and on a frame round everything, `margin` metres off.
  static func positions(
    round outline: MultiPolygon, spacing: Double, margin: Double
  ) -> [Coordinate] {
    var found: [Coordinate] = []
    for ring in outline.polygons.flatMap(\.rings) {
      let count = max(6, Int(ring.length / spacing))
      found += spaced(ring, count)
    }
    let box = outline.boundingBox
    let frame = Ring([
      Coordinate(x: box.minX - margin, y: box.minY - margin),
      Coordinate(x: box.maxX + margin, y: box.minY - margin),
      Coordinate(x: box.maxX + margin, y: box.maxY + margin),
      Coordinate(x: box.minX - margin, y: box.maxY + margin),
      Coordinate(x: box.minX - margin, y: box.minY - margin),
    ])
    return found + spaced(frame, 32)
  }

  /// `count` positions on a ring, evenly apart.
  private static func spaced(_ ring: Ring, _ count: Int) -> [Coordinate] {
    let step = ring.length / Double(count)
    guard step > 0 else { return [] }
    var found: [Coordinate] = []
    var along = 0.0
    var next = 0.0
    for index in ring.coordinates.indices {
      let a = ring.coordinates[index]
      let b = ring.coordinates[(index + 1) % ring.coordinates.count]
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let length = (dx * dx + dy * dy).squareRoot()
      while next < along + length, found.count < count {
        let share = (next - along) / length
        found.append(Coordinate(x: a.x + share * dx, y: a.y + share * dy))
        next += step
      }
      along += length
    }
    return found
  }
}
