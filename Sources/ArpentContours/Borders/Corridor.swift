import ArpentGeometry

/// Positions without addresses on both sides of where cells of nearest sites meet.
///
/// Where doors are far apart nothing says which way a border runs, and the line that is as far from one
/// as from the other is wrong by the least on average (Voronoi 1908). These positions hold a border to it
/// there, but for a strip in which it is pulled straight.
enum Corridor {
  /// Half the strip's width as a share of the distance to the nearest door.
  private static let share = 0.15

  /// Where the nearest door is further than `least` metres, with the labels of the sites whose cells they lie in.
  /// - Complexity: O(edges), and O(length of borders in the open)
  static func positions(
    in mesh: Triangulation, labels: [Int], on grid: PlanarGrid, within box: BoundingBox,
    from least: Double
  ) -> [(position: Coordinate, label: Int)] {
    var found: [(position: Coordinate, label: Int)] = []
    for edge in mesh.edges {
      let (a, b) = (mesh.origin(edge), mesh.destination(edge))
      guard labels[a] != labels[b], let left = mesh.apex(edge), let right = mesh.apex(edge ^ 1)
      else { continue }
      let (p, q) = (grid.position(mesh.points[a]), grid.position(mesh.points[b]))
      guard
        let ends = clipped(
          centre(p, q, grid.position(mesh.points[left])),
          centre(p, q, grid.position(mesh.points[right])), to: box)
      else { continue }
      let (dx, dy) = (ends.to.x - ends.from.x, ends.to.y - ends.from.y)
      let length = (dx * dx + dy * dy).squareRoot()
      var along = 0.0
      while along <= length {
        let share = length > 0 ? along / length : 0
        let at = Coordinate(x: ends.from.x + share * dx, y: ends.from.y + share * dy)
        let (rx, ry) = (p.x - at.x, p.y - at.y)
        let distance = (rx * rx + ry * ry).squareRoot()
        let width = Self.share * distance
        if distance > least {
          for (site, label) in [(p, labels[a]), (q, labels[b])] {
            found.append(
              (
                Coordinate(
                  x: at.x + Self.share * (site.x - at.x), y: at.y + Self.share * (site.y - at.y)),
                label
              ))
          }
        }
        along += max(5, width)
      }
    }
    return found
  }

  /// The centre of the circle through three positions.
  private static func centre(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Coordinate {
    let (bx, by, cx, cy) = (b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y)
    let area = 2 * (bx * cy - by * cx)
    let (bb, cc) = (bx * bx + by * by, cx * cx + cy * cy)
    return Coordinate(x: a.x + (cy * bb - by * cc) / area, y: a.y + (bx * cc - cx * bb) / area)
  }

  /// The part of a segment that lies in a box (Liang and Barsky 1984); `nil` where none does.
  private static func clipped(_ a: Coordinate, _ b: Coordinate, to box: BoundingBox) -> (
    from: Coordinate, to: Coordinate
  )? {
    guard a.isFinite, b.isFinite else { return nil }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (low, high) = (0.0, 1.0)
    for (slope, room) in [
      (-dx, a.x - box.minX), (dx, box.maxX - a.x), (-dy, a.y - box.minY), (dy, box.maxY - a.y),
    ] {
      if slope == 0 {
        if room < 0 { return nil }
      } else if slope < 0 {
        low = max(low, room / slope)
      } else {
        high = min(high, room / slope)
      }
    }
    guard low <= high else { return nil }
    return (
      Coordinate(x: a.x + low * dx, y: a.y + low * dy),
      Coordinate(x: a.x + high * dx, y: a.y + high * dy)
    )
  }
}
