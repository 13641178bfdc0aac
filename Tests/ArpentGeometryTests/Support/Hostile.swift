import ArpentGeometry
import Testing

/// Ground made to mislead. All ordinates are whole multiples of 2^-40, so that the truth is cheap.
enum Hostile: Int, CaseIterable, Sendable, CustomTestStringConvertible {
  case tinyGrid, slivers, comb, spiral, star, stack, tiling, holes, degenerate, fractal

  var testDescription: String { "\(self)" }

  var rounds: Int {
    switch self {
    case .tinyGrid, .degenerate: 400
    case .slivers, .holes, .stack: 120
    case .comb, .spiral, .star, .tiling, .fractal: 20
    }
  }

  func zones(_ dice: inout Dice, _ round: Int) -> [MultiPolygon] {
    switch self {
    case .tinyGrid:
      return (0..<1 + dice.below(4)).map { _ in
        MultiPolygon(
          (0..<1 + dice.below(2)).map { _ in
            Polygon(exterior: ring(&dice, count: 3 + dice.below(8), grid: 5))
          })
      }
    case .slivers:
      return (0..<12).map { _ in
        let a = place(&dice, 8)
        let b = place(&dice, 8)
        let c = Coordinate(x: snap(b.x + dice.within(-1, 1) * 0x1p-30), y: b.y + 0x1p-38)
        return MultiPolygon(Polygon(exterior: Ring([a, b, c])))
      }
    case .comb:
      var teeth: [Coordinate] = []
      for i in 0..<150 {
        let x = Double(i) * 0x1p-12
        teeth.append(Coordinate(x: x, y: i % 2 == 0 ? 4 : Double(dice.below(3)) + 0.5))
      }
      teeth += [Coordinate(x: 1, y: 0), Coordinate(x: 0, y: 0)]
      return [MultiPolygon(Polygon(exterior: Ring(teeth)))]
    case .spiral:
      var out: [Coordinate] = []
      var back: [Coordinate] = []
      for i in 0..<90 {
        let r = 0.02 * Double(i)
        let corners = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)]
        let (u, v) = corners[i % 4]
        out.append(Coordinate(x: snap(u * r), y: snap(v * r)))
        back.append(Coordinate(x: snap(u * (r + 0.011)), y: snap(v * (r + 0.011))))
      }
      return [MultiPolygon(Polygon(exterior: Ring(out + back.reversed())))]
    case .star:
      // Many zones meet in one point.
      let centre = place(&dice, 2)
      let rim = (0..<14 + dice.below(20)).map { _ in place(&dice, 8) }
      return rim.indices.map { i in
        MultiPolygon(Polygon(exterior: Ring([centre, rim[i], rim[(i + 1) % rim.count]])))
      }
    case .stack:
      return (0..<14).map { i in
        let s = Double(dice.below(6)) + 1
        let x = Double(dice.below(3))
        return MultiPolygon(Polygon(exterior: box(x, x, x + s, x + s + Double(i % 2))))
      }
    case .tiling: return tiling(&dice, side: 12)
    case .holes:
      return (0..<3).map { _ in
        MultiPolygon(
          Polygon(
            exterior: box(0, 0, 8, 8),
            interiors: (0..<4).map { _ in ring(&dice, count: 5, grid: 9) }))
      }
    case .degenerate:
      return (0..<4).map { i in
        let p = place(&dice, 4, grid: 5)
        let q = place(&dice, 4, grid: 5)
        let shapes: [[Coordinate]] = [
          [], [p], [p, p, p], [p, q], [p, q, p], [p, q, q, p, p], [p, q, p, q],
          [Coordinate(x: .nan, y: 0), p, q, place(&dice, 4, grid: 5)],
        ]
        _ = i
        return MultiPolygon(Polygon(exterior: Ring(shapes[dice.below(shapes.count - 1)])))
      }
    case .fractal:
      var ring = [place(&dice, 8), place(&dice, 8), place(&dice, 8), place(&dice, 8)]
      for level in 1...5 {
        var finer: [Coordinate] = []
        for i in ring.indices {
          let (a, b) = (ring[i], ring[(i + 1) % ring.count])
          let push = dice.within(-1, 1) * 2 / Double(1 << level)
          finer.append(a)
          finer.append(
            Coordinate(x: snap((a.x + b.x) / 2 + push), y: snap((a.y + b.y) / 2 - push / 2)))
        }
        ring = finer
      }
      return [MultiPolygon(Polygon(exterior: Ring(ring)))]
    }
  }

  /// Vertices, places on and a spacing beside edges, and places anywhere.
  func points(_ dice: inout Dice, _ zones: [MultiPolygon]) -> [Coordinate] {
    let rings = zones.flatMap { $0.polygons.flatMap(\.rings) }.filter { !$0.coordinates.isEmpty }
    var points: [Coordinate] = []
    let wanted = max(40, 16_000 / rounds)
    while points.count < wanted {
      guard !rings.isEmpty, points.count % 4 != 3 else {
        points.append(
          Coordinate(x: snap(dice.within(-1, 9)), y: snap(dice.within(-1, 9))))
        continue
      }
      let ring = rings[dice.below(rings.count)].coordinates
      let i = dice.below(ring.count)
      let (a, b) = (ring[i], ring[(i + 1) % ring.count])
      let t = [0, 0.5, 0.25, dice.within(0, 1), 1][dice.below(5)]
      let step = [0, 0, 0x1p-40, -0x1p-40, 0x1p-20][dice.below(5)]
      let x = snap(a.x + t * (b.x - a.x))
      let y = snap(a.y + t * (b.y - a.y))
      points.append(
        dice.below(2) == 0 ? Coordinate(x: x + step, y: y) : Coordinate(x: x, y: y + step))
    }
    return points
  }

  private func snap(_ value: Double) -> Double { (value * 0x1p40).rounded() * 0x1p-40 }

  private func place(_ dice: inout Dice, _ size: Double, grid: Int? = nil) -> Coordinate {
    if let grid {
      return Coordinate(x: Double(dice.below(grid)), y: Double(dice.below(grid)))
    }
    return Coordinate(x: snap(dice.within(0, size)), y: snap(dice.within(0, size)))
  }

  private func ring(_ dice: inout Dice, count: Int, grid: Int) -> Ring {
    Ring((0..<count).map { _ in place(&dice, 0, grid: grid) })
  }

  private func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Ring {
    Ring([
      Coordinate(x: x0, y: y0), Coordinate(x: x1, y: y0), Coordinate(x: x1, y: y1),
      Coordinate(x: x0, y: y1),
    ])
  }

  /// Neighbours with the same vertices on their shared edges.
  private func tiling(_ dice: inout Dice, side: Int) -> [MultiPolygon] {
    var corners: [[Coordinate]] = []
    for j in 0...side {
      corners.append(
        (0...side).map { i in
          Coordinate(
            x: snap((Double(i) + dice.within(-0.4, 0.4)) * 0.6),
            y: snap((Double(j) + dice.within(-0.4, 0.4)) * 0.6))
        })
    }
    return (0..<side * side).map { k in
      let (i, j) = (k % side, k / side)
      return MultiPolygon(
        Polygon(
          exterior: Ring([
            corners[j][i], corners[j][i + 1], corners[j + 1][i + 1], corners[j + 1][i],
          ])))
    }
  }
}
