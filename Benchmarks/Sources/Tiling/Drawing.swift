import ArpentGeometry

/// Turns cells into rings. A side is drawn from what its two ends are, so that the zones on both
/// sides of it get the same positions.
struct Drawing {
  private let seed: UInt64
  /// The size of the smallest cell at each corner: how far the corner may stray.
  private var smallest: [Node: Int] = [:]
  /// Segments of a side, for the root of its length.
  var detail = 1.0

  init(_ cells: Set<Cell>, seed: UInt64) {
    self.seed = seed
    smallest.reserveCapacity(cells.count * 2)
    for cell in cells {
      for corner in cell.corners {
        smallest[corner] = min(smallest[corner] ?? .max, cell.size)
      }
    }
  }

  /// The outline of cells that join by whole sides, closed, counter-clockwise, in lattice steps.
  func outline(_ cells: [Cell]) -> Ring {
    let sides = outerSides(cells)
    var line: [Coordinate] = []
    for side in sides { append(side, to: &line) }
    line.append(line[0])
    return Ring(line)
  }

  /// Segments that the outline has, without drawing it.
  func segments(_ cells: [Cell]) -> Int { outerSides(cells).reduce(0) { $0 + segments($1) } }

  /// The ring in the middle of a cell, clear of whatever its sides do.
  func enclave(in cell: Cell) -> Ring {
    let root = 0.70710678118654757
    let compass = [
      (1.0, 0.0), (root, root), (0, 1), (-root, root), (-1, 0), (-root, -root), (0, -1),
      (root, -root),
    ]
    var dice = Dice(seed: seed, for: 6, cell.x, cell.y, cell.size)
    let size = Double(cell.size)
    let places = compass.map { direction in
      let radius = size * (0.1 + 0.03 * dice.around())
      return Coordinate(
        x: Double(cell.x) + size / 2 + direction.0 * radius,
        y: Double(cell.y) + size / 2 + direction.1 * radius)
    }
    var line: [Coordinate] = []
    for i in places.indices {
      Border(
        from: places[i], to: places[(i + 1) % places.count], segments: 1 + Int(detail / 2),
        dice: Dice(seed: seed, for: 7, cell.x, cell.y, cell.size, i)
      ).append(to: &line)
    }
    line.append(line[0])
    return Ring(line)
  }

  private struct Side: Hashable {
    var from: Node
    var to: Node
    var reversed: Side { Side(from: to, to: from) }
    var length: Int { abs(to.x - from.x) + abs(to.y - from.y) }
  }

  private func outerSides(_ cells: [Cell]) -> [Side] {
    var sides: [Side] = []
    for cell in cells {
      let corners = cell.corners
      for i in 0..<4 { split(Side(from: corners[i], to: corners[(i + 1) % 4]), &sides) }
    }
    if cells.count == 1 { return sides }
    // What two of the cells share is inside; the rest is chained into one ring.
    let all = Set(sides)
    var next: [Node: Side] = [:]
    for side in sides where !all.contains(side.reversed) { next[side.from] = side }
    var chain: [Side] = []
    var place = cells[0].corners[0]
    while let side = next.removeValue(forKey: place) {
      chain.append(side)
      place = side.to
    }
    precondition(next.isEmpty && place == cells[0].corners[0], "the cells make one ring")
    return chain
  }

  /// A side ends wherever a smaller neighbour has a corner on it.
  private func split(_ side: Side, _ sides: inout [Side]) {
    let middle = Node(x: (side.from.x + side.to.x) / 2, y: (side.from.y + side.to.y) / 2)
    if side.length > 1, smallest[middle] != nil {
      split(Side(from: side.from, to: middle), &sides)
      split(Side(from: middle, to: side.to), &sides)
    } else {
      sides.append(side)
    }
  }

  private func dice(_ side: Side) -> Dice {
    Dice(seed: seed, for: side.from.x, side.from.y, side.to.x, side.to.y)
  }

  private func isForward(_ side: Side) -> Bool {
    (side.from.x, side.from.y) < (side.to.x, side.to.y)
  }

  private func segments(_ side: Side) -> Int {
    var dice = dice(isForward(side) ? side : side.reversed)
    return max(1, Int(detail * Double(side.length).squareRoot() * (0.5 + dice.unit())))
  }

  private func append(_ side: Side, to line: inout [Coordinate]) {
    let forward = isForward(side) ? side : side.reversed
    let border = Border(
      from: place(forward.from), to: place(forward.to), segments: segments(forward),
      dice: dice(forward))
    if forward == side {
      border.append(to: &line)
    } else {
      var drawn: [Coordinate] = []
      border.append(to: &drawn)
      line.append(place(forward.to))
      line.append(contentsOf: drawn.dropFirst().reversed())
    }
  }

  /// A corner, strayed by so little that sides leave it more than twice ``Border/spread`` apart.
  private func place(_ node: Node) -> Coordinate {
    var dice = Dice(seed: seed, for: 8, node.x, node.y)
    let reach = 0.15 * Double(smallest[node]!)
    return Coordinate(
      x: Double(node.x) + reach * dice.around(), y: Double(node.y) + reach * dice.around())
  }
}
