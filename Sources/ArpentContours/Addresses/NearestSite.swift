/// Finds the site nearest to a position: a grid of buckets, about two sites each.
struct NearestSite {
  private let points: [GridPoint]
  private let low: GridPoint
  private let size: Int
  private let columns: Int
  private let rows: Int
  /// Where each bucket's places begin in ``places``, row by row.
  private let starts: [Int32]
  private let places: [Int32]

  /// - Precondition: `points` is not empty.
  init(_ points: [GridPoint]) {
    let (lowX, highX) = (points.map(\.x).min()!, points.map(\.x).max()!)
    let (lowY, highY) = (points.map(\.y).min()!, points.map(\.y).max()!)
    let (width, height) = (Int(highX) - Int(lowX) + 1, Int(highY) - Int(lowY) + 1)
    let area = Double(width) * Double(height)
    let size = max(
      1, Int((area * 2 / Double(points.count)).squareRoot()), max(width, height) / 4096)
    let columns = width / size + 1
    let rows = height / size + 1
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    func bucket(_ p: GridPoint) -> Int {
      (Int(p.y) - Int(lowY)) / size * columns + (Int(p.x) - Int(lowX)) / size
    }
    for point in points { counts[bucket(point) + 1] += 1 }
    for place in 1..<counts.count { counts[place] += counts[place - 1] }
    var next = counts
    var places = [Int32](repeating: 0, count: points.count)
    for (index, point) in points.enumerated() {
      let bucket = bucket(point)
      places[Int(next[bucket])] = Int32(index)
      next[bucket] += 1
    }
    self.points = points
    self.low = GridPoint(x: lowX, y: lowY)
    self.size = size
    self.columns = columns
    self.rows = rows
    starts = counts
    self.places = places
  }

  /// The place of the nearest site, the lowest of several, and the square of its distance in grid
  /// steps; `nil` where all are further than `limit`, which is a square too.
  func nearest(to point: GridPoint, within limit: Int = .max) -> (
    place: Int, squaredDistance: Int
  )? {
    let column = min(max((Int(point.x) - Int(low.x)) / size, 0), columns - 1)
    let row = min(max((Int(point.y) - Int(low.y)) / size, 0), rows - 1)
    var best = (place: -1, squaredDistance: limit)
    // From outside the buckets, seen from their nearest position: the way to any site is the longer
    // side of an obtuse triangle.
    let x = min(max(Int(point.x) - Int(low.x), 0), columns * size - 1)
    let y = min(max(Int(point.y) - Int(low.y), 0), rows * size - 1)
    let (offX, offY) = (Int(point.x) - Int(low.x) - x, Int(point.y) - Int(low.y) - y)
    let off = offX * offX + offY * offY
    var ring = 0
    while ring <= max(columns, rows) {
      if best.squaredDistance < .max {
        // Nothing in this ring is nearer than its inner edge.
        let gap = min(
          x - (column - ring + 1) * size, (column + ring) * size - 1 - x,
          y - (row - ring + 1) * size, (row + ring) * size - 1 - y)
        if gap > 0, off + gap * gap > best.squaredDistance { break }
      }
      for r in max(0, row - ring)...min(rows - 1, row + ring) {
        let isEdge = r == row - ring || r == row + ring
        var c = column - ring
        while c <= column + ring {
          if c >= 0, c < columns { look(r * columns + c, point, &best) }
          c += isEdge || ring == 0 ? 1 : 2 * ring
        }
      }
      ring += 1
    }
    return best.place < 0 ? nil : best
  }

  @inline(__always)
  private func look(
    _ bucket: Int, _ point: GridPoint, _ best: inout (place: Int, squaredDistance: Int)
  ) {
    for at in starts[bucket]..<starts[bucket + 1] {
      let place = Int(places[Int(at)])
      let (dx, dy) = (
        Int(points[place].x) - Int(point.x), Int(points[place].y) - Int(point.y)
      )
      let squared = dx * dx + dy * dy
      if squared < best.squaredDistance
        || squared == best.squaredDistance && (best.place < 0 || place < best.place)
      {
        best = (place, squared)
      }
    }
  }
}
