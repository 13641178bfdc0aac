import ArpentGeometry

/// Where three borders meet, inside a triangle of sites of three stations.
struct Junction {
  /// Of the triangle.
  let corners: [Coordinate]
  private(set) var position: Coordinate

  /// In the triangle's middle.
  init(corners: [Coordinate]) {
    self.corners = corners
    position = Self.middle(of: corners)
  }

  /// Moves to the point whose distances to the targets have the least sum (Weiszfeld 1937, twenty
  /// steps), or as far towards it as the triangle, less a margin, allows.
  mutating func move(toward targets: [Coordinate]) {
    var point = position
    for _ in 0..<20 {
      var (x, y, all) = (0.0, 0.0, 0.0)
      for target in targets {
        let (dx, dy) = (target.x - point.x, target.y - point.y)
        let weight = 1 / max(0.001, (dx * dx + dy * dy).squareRoot())
        x += weight * target.x
        y += weight * target.y
        all += weight
      }
      point = Coordinate(x: x / all, y: y / all)
    }
    let middle = Self.middle(of: corners)
    var reach = 1.0
    for index in 0..<3 {
      let share = barycentric(point, index)
      if share < Self.margin { reach = min(reach, (1.0 / 3 - Self.margin) / (1.0 / 3 - share)) }
    }
    position = Coordinate(
      x: middle.x + reach * (point.x - middle.x), y: middle.y + reach * (point.y - middle.y))
  }

  private static let margin = 0.05

  private static func middle(of corners: [Coordinate]) -> Coordinate {
    Coordinate(
      x: (corners[0].x + corners[1].x + corners[2].x) / 3,
      y: (corners[0].y + corners[1].y + corners[2].y) / 3)
  }

  /// The point's weight of a corner: 1 there, 0 on the opposite side.
  private func barycentric(_ point: Coordinate, _ index: Int) -> Double {
    func cross(_ o: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
      (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)
    }
    let (next, last) = (corners[(index + 1) % 3], corners[(index + 2) % 3])
    return cross(next, last, point) / cross(next, last, corners[index])
  }
}
