/// A corner of cells, in steps of the finest lattice.
struct Node: Hashable {
  var x: Int
  var y: Int
}

/// A square of the quadtree that the country is cut into.
struct Cell: Hashable {
  /// Divisions of a base cell at most.
  static let deepest = 7
  static let baseSize = 1 << deepest
  /// Cells of this size are communes; smaller ones are the stations of a town.
  static let communeSize = baseSize >> 2

  var x: Int
  var y: Int
  var size: Int

  var children: [Cell] {
    let half = size / 2
    return [
      Cell(x: x, y: y, size: half), Cell(x: x + half, y: y, size: half),
      Cell(x: x, y: y + half, size: half), Cell(x: x + half, y: y + half, size: half),
    ]
  }

  /// Counter-clockwise from the lower left.
  var corners: [Node] {
    [
      Node(x: x, y: y), Node(x: x + size, y: y), Node(x: x + size, y: y + size),
      Node(x: x, y: y + size),
    ]
  }

  /// The commune that the cell is, or lies in.
  var commune: Cell {
    let mask = ~(Cell.communeSize - 1)
    return size > Cell.communeSize
      ? self : Cell(x: x & mask, y: y & mask, size: Cell.communeSize)
  }
}
