/// Which cells of a block of equal cells an edge enters or comes near.
struct CellCover {
  /// Lower left corner of the block and side of its cells, in units.
  var x: Double
  var y: Double
  var side: Double
  var columns: Int
  var rows: Int
  /// Units round a cell within which an edge belongs to it.
  var margin: Double

  init(x: Double, y: Double, depth: Int, columns: Int, rows: Int) {
    self.init(
      x: x, y: y, depth: depth, columns: columns, rows: rows,
      margin: CellCover.margin(depth: depth))
  }

  init(x: Double, y: Double, depth: Int, columns: Int, rows: Int, margin: Double) {
    self.x = x
    self.y = y
    side = Double(UInt64(1) << UInt64(32 - depth))
    self.columns = columns
    self.rows = rows
    self.margin = margin
  }

  static func margin(depth: Int) -> Double {
    Double(LeafLayout.margin) * Double(UInt64(1) << UInt64(32 - Frame.quantumBits - depth))
  }

  /// Calls `body` with the row and column of each cell that the segment, given in units with its
  /// lower end first, comes within the margin of. May name a cell a little farther off.
  @inline(__always)
  func forEachCell(
    ax: Double, ay: Double, bx: Double, by: Double, _ body: (_ row: Int, _ column: Int) -> Void
  ) {
    let inverse = 1 / side
    let firstRow = index(ay - margin, from: y, inverse, limit: rows)
    let lastRow = index(by + margin, from: y, inverse, limit: rows)
    if by + margin < y || ay - margin > y + Double(rows) * side { return }
    for row in firstRow...lastRow {
      var low = min(ax, bx)
      var high = max(ax, bx)
      if firstRow != lastRow && by > ay {
        let bottom = y + Double(row) * side - margin
        let top = bottom + side + 2 * margin
        let slope = (bx - ax) / (by - ay)
        let xBottom = ay >= bottom ? ax : ax + (bottom - ay) * slope
        let xTop = by <= top ? bx : ax + (top - ay) * slope
        // A unit of slack covers the rounding of these three steps.
        low = max(low, min(xBottom, xTop) - 1)
        high = min(high, max(xBottom, xTop) + 1)
      }
      low -= margin
      high += margin
      if high < x || low > x + Double(columns) * side { continue }
      let first = index(low, from: x, inverse, limit: columns)
      let last = index(high, from: x, inverse, limit: columns)
      if first > last { continue }
      for column in first...last { body(row, column) }
    }
  }

  @inline(__always)
  private func index(_ value: Double, from origin: Double, _ inverse: Double, limit: Int) -> Int {
    let place = ((value - origin) * inverse).rounded(.down)
    return place <= 0 ? 0 : place >= Double(limit - 1) ? limit - 1 : Int(place)
  }
}
