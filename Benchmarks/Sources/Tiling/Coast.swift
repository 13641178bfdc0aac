import ArpentGeometry

/// The country's outline: an irregular hexagon with a ragged shore, and an island.
struct Coast {
  private let land: [MultiPolygon]

  init(width: Int, height: Int, seed: UInt64) {
    func shore(_ corners: [(Double, Double)], _ number: Int) -> MultiPolygon {
      let places = corners.map { Coordinate(x: $0.0 * Double(width), y: $0.1 * Double(height)) }
      var line: [Coordinate] = []
      for i in places.indices {
        Border(
          from: places[i], to: places[(i + 1) % places.count], segments: 64,
          dice: Dice(seed: seed, for: 2, number, i)
        ).append(to: &line)
      }
      line.append(line[0])
      return MultiPolygon(Polygon(exterior: Ring(line)))
    }
    land = [
      shore(
        [
          (0.25, 0.09), (0.56, 0.01), (0.87, 0.08), (0.81, 0.55), (0.99, 0.80), (0.55, 0.99),
          (0.28, 0.78), (0.01, 0.70), (0.22, 0.52),
        ], 0),
      shore([(0.93, 0.03), (0.98, 0.02), (0.99, 0.14), (0.94, 0.15)], 1),
    ]
  }

  func holds(_ cell: Cell) -> Bool {
    let half = Double(cell.size) / 2
    let middle = Coordinate(x: Double(cell.x) + half, y: Double(cell.y) + half)
    return land.contains { $0.locate(middle) == .interior }
  }
}
