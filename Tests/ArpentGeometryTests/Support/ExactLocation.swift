import ArpentGeometry

/// What is true of points and areas, in whole numbers.
enum Exact {
  /// The sign of the turn from `a` by `b` to `c`, in units of 2^-1074: any finite doubles.
  static func turn(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
    func big(_ value: Double) -> BigInt { BigInt(value, timesTwoTo: 1074) }
    let (cx, cy) = (big(c.x), big(c.y))
    return ((big(a.x) - cx) * (big(b.y) - cy) - (big(a.y) - cy) * (big(b.x) - cx)).sign
  }

  /// The same for ordinates that are whole multiples of 2^-40 below 2^20: in 128 bits.
  static func smallTurn(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
    func whole(_ value: Double) -> Int128 {
      let scaled = value * 0x1p40
      precondition(scaled == scaled.rounded() && abs(scaled) <= 0x1p60)
      return Int128(Int64(scaled))
    }
    let (cx, cy) = (whole(c.x), whole(c.y))
    return Int(
      ((whole(a.x) - cx) * (whole(b.y) - cy) - (whole(a.y) - cy) * (whole(b.x) - cx)).signum())
  }

  /// The sign by doubles where it is beyond doubt (a hundred times their error), by whole numbers
  /// elsewhere: as true as ``turn(_:_:_:)``, and faster.
  static func turnBeyondDoubt(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
    let (left, right) = ((a.x - c.x) * (b.y - c.y), (a.y - c.y) * (b.x - c.x))
    if abs(left - right) > 1e-13 * (abs(left) + abs(right)) { return left > right ? 1 : -1 }
    return turn(a, b, c)
  }

  typealias Turn = (Coordinate, Coordinate, Coordinate) -> Int

  /// Where the point is with respect to all rings together, by the even-odd rule: on an edge, or by
  /// the edges that a ray to the east crosses.
  static func location(
    of p: Coordinate, in zone: MultiPolygon, turn: Turn = Exact.smallTurn
  ) -> PointLocation {
    var crossings = 0
    for ring in zone.polygons.flatMap(\.rings) {
      let positions = ring.coordinates
      for i in positions.indices {
        let (a, b) = (positions[i], positions[(i + 1) % positions.count])
        let side = turn(a, b, p)
        let isBetween =
          min(a.x, b.x) <= p.x && p.x <= max(a.x, b.x) && min(a.y, b.y) <= p.y
          && p.y <= max(a.y, b.y)
        if side == 0 && isBetween { return .boundary }
        if a.y <= p.y && p.y < b.y && side > 0 { crossings += 1 }
        if b.y <= p.y && p.y < a.y && side < 0 { crossings += 1 }
      }
    }
    return crossings % 2 == 1 ? .interior : .exterior
  }

  /// What an index of `zones` must say of the point.
  static func answer(
    _ p: Coordinate, _ zones: [MultiPolygon], turn: Turn = Exact.smallTurn
  ) -> (location: ZoneIndex.Location, claimants: [Int32]) {
    var claimants: [Int32] = []
    var inside = 0
    for (ordinal, zone) in zones.enumerated() {
      switch location(of: p, in: zone, turn: turn) {
      case .exterior: continue
      case .boundary: claimants.append(Int32(ordinal))
      case .interior:
        claimants.append(Int32(ordinal))
        inside += 1
      }
    }
    guard let first = claimants.first else { return (.init(zone: -1, kind: .outside), []) }
    let kind: ZoneIndex.Kind =
      inside == 0 ? .boundary : claimants.count == 1 ? .interior : .overlap
    return (.init(zone: first, kind: kind), claimants)
  }
}

/// Numbers that are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
struct Dice {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func bits() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }

  mutating func below(_ count: Int) -> Int { Int(bits() % UInt64(count)) }

  mutating func within(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(bits() >> 11) * 0x1p-53
  }
}
