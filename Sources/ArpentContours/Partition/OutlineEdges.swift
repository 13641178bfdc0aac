import ArpentGeometry

/// The edges of an outline, found by place.
///
/// A border that bends on the outline, where sites without addresses stand, would have a position a
/// fraction of a grid step off it: inside in one plane, outside in another. Borders must cross the
/// outline between two of their positions.
struct OutlineEdges {
  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  /// In metres.
  private static let cellSize = 100.0
  /// Positions nearer to the outline than this are taken out of borders; in metres.
  private static let room = 1.0

  private var edges: [(a: Coordinate, b: Coordinate)] = []
  private var cells: [Cell: [Int]] = [:]

  init(_ outline: MultiPolygon) {
    for ring in outline.polygons.flatMap(\.rings) {
      for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
        let pieces = max(1, Int(max(abs(b.x - a.x), abs(b.y - a.y)) / Self.cellSize) * 2 + 1)
        var last: Cell?
        for piece in 0...pieces {
          let share = Double(piece) / Double(pieces)
          let cell = Self.cell(
            Coordinate(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y)))
          if cell != last { cells[cell, default: []].append(edges.count) }
          last = cell
        }
        edges.append((a, b))
      }
    }
  }

  private static func cell(_ position: Coordinate) -> Cell {
    Cell(
      column: Int((position.x / cellSize).rounded(.down)),
      row: Int((position.y / cellSize).rounded(.down)))
  }

  /// The line without its inner positions that lie on the outline, or nearly so.
  func cleared(_ line: [Coordinate]) -> [Coordinate] {
    guard line.count > 2 else { return line }
    return line.indices.filter {
      $0 == line.startIndex || $0 == line.endIndex - 1 || !isNear(line[$0])
    }.map { line[$0] }
  }

  private func isNear(_ position: Coordinate) -> Bool {
    let here = Self.cell(position)
    for column in here.column - 1...here.column + 1 {
      for row in here.row - 1...here.row + 1 {
        for number in cells[Cell(column: column, row: row)] ?? [] {
          let (a, b) = edges[number]
          let (dx, dy) = (b.x - a.x, b.y - a.y)
          let square = dx * dx + dy * dy
          let along =
            square > 0
            ? min(1, max(0, ((position.x - a.x) * dx + (position.y - a.y) * dy) / square)) : 0
          let (ex, ey) = (position.x - a.x - along * dx, position.y - a.y - along * dy)
          if ex * ex + ey * ey < Self.room * Self.room { return true }
        }
      }
    }
    return false
  }
}
