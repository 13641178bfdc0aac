import ArpentGeometry

/// The borders between neighbouring corners, each drawn once and used by both of its zones.
struct Borders {
  private let side: Int
  /// From the corner at the west (south) end of each, without the last position.
  private var level: [[Coordinate]] = []
  private var upright: [[Coordinate]] = []
  private let farCorner: Coordinate

  init(lattice: Lattice, levels: Int, wanted: Int) {
    side = lattice.side
    farCorner = lattice.corner(lattice.side, lattice.side)
    // Pieces beyond the power of two are added by bending some pieces once more.
    let extra = Double(wanted) / 4 / Double(1 << levels) - 1
    for row in 0...side {
      for column in 0...side {
        let here = lattice.corner(row, column)
        let isEdgeRow = row == 0 || row == side
        let isEdgeColumn = column == 0 || column == side
        if column < side {
          level.append(
            Borders.border(
              here, lattice.corner(row, column + 1), levels: levels, extra: extra,
              roughness: isEdgeRow ? 0 : 0.16, seed: UInt64(level.count) * 2 + 1))
        }
        if row < side {
          upright.append(
            Borders.border(
              here, lattice.corner(row + 1, column), levels: levels, extra: extra,
              roughness: isEdgeColumn ? 0 : 0.16, seed: UInt64(upright.count) * 2 + 2))
        }
      }
    }
  }

  /// A closed ring, counter-clockwise.
  func ring(row: Int, column: Int) -> Ring {
    var positions = level[row * side + column]
    positions += upright[row * (side + 1) + column + 1]
    let north = level[(row + 1) * side + column]
    let northEast =
      column + 1 < side
      ? level[(row + 1) * side + column + 1][0] : endOfRow(row + 1)
    positions.append(northEast)
    positions += north.dropFirst().reversed()
    let west = upright[row * (side + 1) + column]
    positions.append(north[0])
    positions += west.dropFirst().reversed()
    positions.append(positions[0])
    return Ring(positions)
  }

  private func endOfRow(_ row: Int) -> Coordinate {
    row < side ? upright[row * (side + 1) + side][0] : farCorner
  }

  private static func border(
    _ a: Coordinate, _ b: Coordinate, levels: Int, extra: Double, roughness: Double,
    seed: UInt64
  ) -> [Coordinate] {
    var dice = TilingDice(seed)
    var line = [a, b]
    for level in 0...levels {
      let isLast = level == levels
      var finer: [Coordinate] = []
      finer.reserveCapacity(line.count * 2)
      for i in 0..<line.count - 1 {
        let (p, q) = (line[i], line[i + 1])
        finer.append(p)
        if isLast && dice.within(0, 1) >= extra { continue }
        let push = dice.within(-roughness, roughness)
        finer.append(
          Coordinate(
            x: (p.x + q.x) / 2 - push * (q.y - p.y), y: (p.y + q.y) / 2 + push * (q.x - p.x)))
      }
      finer.append(line[line.count - 1])
      line = finer
    }
    line.removeLast()
    return line
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct TilingDice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 }

  mutating func bits() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }

  mutating func within(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(bits() >> 11) * 0x1p-53
  }
}
