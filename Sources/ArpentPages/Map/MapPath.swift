package import ArpentGeometry

/// Ground as SVG path data in whole tenths of a pixel. Neighbours round a shared position alike, so
/// no gap opens between them.
package enum MapPath {
  /// Every ring; one that shrinks to nothing is left out unless nothing else remains.
  package static func data(_ ground: MultiPolygon, in frame: MapFrame) -> String {
    var path = ""
    for polygon in ground.polygons {
      for ring in polygon.rings { append(outline(ring, in: frame), to: &path) }
    }
    if path.isEmpty, let position = ground.polygons.first?.exterior.coordinates.first,
      position.isFinite
    {
      let point = frame.project(position)
      path = "M\(point.x) \(point.y)h9v9h-9z"
    }
    return path
  }

  /// Where a number may be written: the centroid of the largest exterior ring.
  package static func centre(_ ground: MultiPolygon, in frame: MapFrame) -> MapPoint? {
    let rings = ground.polygons.map(\.exterior)
    guard let ring = rings.max(by: { abs($0.signedArea) < abs($1.signedArea) }),
      let origin = ring.coordinates.first, ring.boundingBox.minX.isFinite
    else { return nil }
    let area = ring.signedArea
    guard area != 0 else { return frame.project(ring.boundingBox.center) }
    var (x, y) = (0.0, 0.0)
    for i in 1..<ring.coordinates.count {
      let (a, b) = (ring.coordinates[i - 1], ring.coordinates[i])
      let cross =
        (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
      x += (a.x + b.x - 2 * origin.x) * cross
      y += (a.y + b.y - 2 * origin.y) * cross
    }
    return frame.project(Coordinate(x: origin.x + x / (6 * area), y: origin.y + y / (6 * area)))
  }

  /// Rounded positions without repeats and without those that lie on a straight line.
  private static func outline(_ ring: Ring, in frame: MapFrame) -> [MapPoint] {
    var points: [MapPoint] = []
    for position in ring.coordinates where position.isFinite {
      let point = frame.project(position)
      if point == points.last { continue }
      while points.count > 1, isStraight(points[points.count - 2], points[points.count - 1], point)
      {
        points.removeLast()
      }
      points.append(point)
    }
    if points.count > 1, points.first == points.last { points.removeLast() }
    return points
  }

  private static func isStraight(_ a: MapPoint, _ b: MapPoint, _ c: MapPoint) -> Bool {
    let (ux, uy, vx, vy) = (b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y)
    return ux * vy == uy * vx && ux * vx + uy * vy >= 0
  }

  private static func append(_ points: [MapPoint], to path: inout String) {
    guard points.count > 2 else { return }
    path += "M\(points[0].x) \(points[0].y)l"
    for i in 1..<points.count {
      let (dx, dy) = (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y)
      if i > 1, dx >= 0 { path += " " }
      path += String(dx)
      if dy >= 0 { path += " " }
      path += String(dy)
    }
    path += "z"
  }
}
