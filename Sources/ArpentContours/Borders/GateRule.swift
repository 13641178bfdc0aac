import ArpentGeometry

/// Where between two sites of different stations a border may pass.
struct GateRule {
  /// The least distance from either site, in metres, where there is room for it.
  var clearance: Double
  /// The least distance from either site as a share of the distance between the two; 0.5 leaves only
  /// the middle.
  var margin: Double
  var barriers = Barriers([])

  func gate(_ left: Coordinate, _ right: Coordinate) -> Gate {
    let (dx, dy) = (right.x - left.x, right.y - left.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    if let crossing = barriers.crossing(from: left, to: right) {
      let share = min(0.98, max(0.02, crossing))
      let gate = Coordinate(x: left.x + dx * share, y: left.y + dy * share)
      return Gate(left: gate, right: gate)
    }
    let share = min(0.5, max(margin, distance > 0 ? clearance / distance : 0.5))
    return Gate(
      left: Coordinate(x: left.x + dx * share, y: left.y + dy * share),
      right: Coordinate(x: right.x - dx * share, y: right.y - dy * share))
  }
}
