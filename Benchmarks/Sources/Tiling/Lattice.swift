import ArpentGeometry

/// The corners where zones meet: an even lattice, bent so that its lines crowd together near towns.
struct Lattice {
  let side: Int
  private var corners: [Coordinate]

  init(
    side: Int, box: BoundingBox, towns: [(center: Coordinate, radius: Double)],
    dice: inout TilingDice
  ) {
    self.side = side
    corners = []
    corners.reserveCapacity((side + 1) * (side + 1))
    let (stepX, stepY) = (box.width / Double(side), box.height / Double(side))
    for row in 0...side {
      for column in 0...side {
        var x = box.minX + Double(column) * stepX
        var y = box.minY + Double(row) * stepY
        let isInner = row > 0 && row < side && column > 0 && column < side
        if isInner {
          x += dice.within(-0.22, 0.22) * stepX
          y += dice.within(-0.22, 0.22) * stepY
          // Each town draws what lies around it towards its middle, less and less with distance:
          // r -> r * (1 - 0.85 / (1 + (r / radius)^2)), which keeps the order along every ray.
          for town in towns {
            let (dx, dy) = (x - town.center.x, y - town.center.y)
            let r2 = (dx * dx + dy * dy) / (town.radius * town.radius)
            let pull = r2 > 64 ? 0 : 0.85 / (1 + r2) - 0.85 / 65
            x -= dx * pull
            y -= dy * pull
          }
          x = min(max(x, box.minX), box.maxX)
          y = min(max(y, box.minY), box.maxY)
        }
        corners.append(Coordinate(x: x, y: y))
      }
    }
  }

  func corner(_ row: Int, _ column: Int) -> Coordinate { corners[row * (side + 1) + column] }

  func center(row: Int, column: Int) -> Coordinate {
    let four = [
      corner(row, column), corner(row, column + 1), corner(row + 1, column + 1),
      corner(row + 1, column),
    ]
    return Coordinate(
      x: four.reduce(0) { $0 + $1.x } / 4, y: four.reduce(0) { $0 + $1.y } / 4)
  }

  /// The shortest side of a zone.
  func least(row: Int, column: Int) -> Double {
    func length(_ a: Coordinate, _ b: Coordinate) -> Double {
      ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }
    let a = corner(row, column)
    let b = corner(row, column + 1)
    let c = corner(row + 1, column + 1)
    let d = corner(row + 1, column)
    return min(min(length(a, b), length(b, c)), min(length(c, d), length(d, a)))
  }
}
