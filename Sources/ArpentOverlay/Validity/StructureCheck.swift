import ArpentGeometry

/// What is wrong with a ring by itself, before any geometry: one walk along its positions.
struct StructureCheck {
  /// In order of severity: the first that says "unusable" ends the list.
  private(set) var problems: [GeometryProblem] = []
  /// GEOS can make a ring of it.
  private(set) var isUsable = true

  init(_ ring: Ring, at place: RingPlace) {
    let positions = ring.coordinates
    var impossible = 0
    var repeats = 0
    var firstRepeat: Coordinate?
    for (index, position) in positions.enumerated() {
      if !position.isFinite { impossible += 1 }
      if index > 0, position == positions[index - 1] {
        repeats += 1
        if firstRepeat == nil { firstRepeat = position }
      }
    }
    if impossible > 0 {
      problems = [
        GeometryProblem(kind: .impossiblePosition, place: place, measure: Double(impossible))
      ]
      isUsable = false
      return
    }
    guard let first = positions.first, let last = positions.last,
      positions.count - repeats - (ring.isClosed ? 1 : 0) >= 3
    else {
      problems = [
        GeometryProblem(kind: .tooFewPositions, place: place, location: positions.first)
      ]
      isUsable = false
      return
    }
    if !ring.isClosed {
      let (dx, dy) = (last.x - first.x, last.y - first.y)
      problems.append(
        GeometryProblem(
          kind: .ringNotClosed, place: place, location: last,
          measure: (dx * dx + dy * dy).squareRoot()))
    }
    if repeats > 0 {
      problems.append(
        GeometryProblem(
          kind: .repeatedPosition, place: place, location: firstRepeat, measure: Double(repeats)))
    }
    // All positions on one line, which rounding can't hide: every turn is exactly none.
    if enclosesNothing(positions) {
      problems.append(GeometryProblem(kind: .zeroArea, place: place, location: first))
      isUsable = false
    }
  }
}

/// Whether all positions lie on one line.
func enclosesNothing(_ positions: [Coordinate]) -> Bool {
  guard let first = positions.first, let other = positions.first(where: { $0 != first }) else {
    return true
  }
  return positions.allSatisfy { orientation(first, other, $0) == .collinear }
}
