import ArpentElections
import ArpentGeometry
import ArpentRanking

/// A made-up town on a grid of squares, 300 metres wide or so, with values and doors that are the
/// same in every run.
struct PlanTown {
  var columns: Int
  var sectors: [PlanSector]

  /// - Parameter seed: of the values, doors and minutes.
  init(columns: Int, rows: Int, seed: UInt64, largest: Double = 300) {
    self.columns = columns
    var random = PlanRandom(state: seed)
    sectors = (0..<columns * rows).map { i in
      let doors = 20 + (largest * random.share()).rounded()
      return Self.sector(
        column: i % columns, row: i / columns, value: 1 + 50 * random.share(), doors: doors,
        minutes: doors * (2 + 3 * random.share()))
    }
  }

  static func sector(
    column: Int, row: Int, value: Double, doors: Double, minutes: Double
  ) -> PlanSector {
    let (x, y, size) = (2.3 + Double(column) * 0.004, 48.85 + Double(row) * 0.0027, 0.004)
    let ring = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
      Coordinate(x: x + $0.0 * size, y: y + $0.1 * 0.0027)
    }
    let code = String(1000 + row * 100 + column)
    return PlanSector(
      key: StationKey(commune: "99001", code: code),
      ground: MultiPolygon(Polygon(exterior: Ring(ring))), value: value,
      doors: DoorCount(doors, from: .registered), minutes: minutes)
  }

  func areNeighbours(_ a: Int, _ b: Int) -> Bool {
    abs(a / columns - b / columns) + abs(a % columns - b % columns) == 1
  }
}

extension PlanTown {
  /// From each of the sectors the others can be reached over borders between them.
  func hangsTogether(_ members: [Int]) -> Bool {
    guard let first = members.first else { return true }
    var found: Set = [first]
    var open = [first]
    while let at = open.popLast() {
      for other in members where areNeighbours(at, other) && found.insert(other).inserted {
        open.append(other)
      }
    }
    return found.count == members.count
  }
}

/// SplitMix64.
struct PlanRandom {
  var state: UInt64

  mutating func share() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
