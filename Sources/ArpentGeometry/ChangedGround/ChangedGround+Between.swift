extension ChangedGround {
  /// Compares the zones of two dates.
  ///
  /// - Parameters:
  ///   - old: the zones before; `new`: after. Both in degrees, in order of their codes.
  ///   - pairing: which zone of the one has the code of which zone of the other.
  ///   - reach: metres. With more than 0, a point is ``Fate/same`` only where no changed zone has an
  ///     edge within that distance, and what is not the same is ``Fate/mixed``: for points whose
  ///     answer hangs on the nearest zone.
  ///   - finest: the grid has 2^finest squares to a circle of latitude; fewer where there are so many
  ///     edges that the squares would be too many. 21 makes them 19 m high.
  /// - Complexity: O(cells of both indexes), and O(n log n) in the squares that changed edges touch.
  package static func between(
    _ old: ZoneIndex, _ new: ZoneIndex, pairing: ZonePairing, reach: Double = 0,
    finest: Int = 32 - Int(PlaceKey.squareBits / 2)
  ) -> ChangedGround {
    precondition(
      pairing.oldIsAffected.count == old.zoneCount && pairing.newIsAffected.count == new.zoneCount,
      "a pairing of these zones")
    let edges = old.edges(about: pairing.oldIsAffected) + new.edges(about: pairing.newIsAffected)
    var ground = GroundInMaking(
      depth: squareDepth(edges.own + edges.near, reach: reach, finest: finest))
    let touched = TouchedSquares(
      own: ground.squares(touchedBy: edges.own, within: reach),
      near: ground.squares(touchedBy: edges.near, within: 0))
    ground.ask(about: touched, old, new, pairing, onlyWhether: reach > 0)
    return ground.finished()
  }

  /// As fine as `finest`, but with no more than some millions of squares.
  private static func squareDepth(_ edges: [Edge], reach: Double, finest: Int) -> Int {
    precondition((1...30).contains(finest), "a grid that keys can tell")
    var spans = 0.0
    for edge in edges { spans += abs(edge.bx - edge.ax) + abs(edge.by - edge.ay) }
    let margins = Double(edges.count) * 2 * reach / 111_000
    let limit = max(4e6, 2 * Double(edges.count))
    var depth = finest
    while depth > 8 {
      let side = 360 / Double(1 << depth)
      let squares =
        (spans + margins) / side + Double(edges.count)
        + Double(edges.count) * (reach / 111_000 / side) * (reach / 111_000 / side) * 4
      if squares <= limit { break }
      depth -= 1
    }
    return depth
  }
}

/// Which zones of two dates are one and the same.
package struct ZonePairing: Hashable, Sendable {
  /// For each old zone: the new one of the same code, or -1.
  package let newOfOld: [Int32]
  /// Zones without a partner of the same code and the same ground.
  package let oldIsAffected: [Bool]
  package let newIsAffected: [Bool]

  /// - Parameters:
  ///   - oldCodes: codes of the old zones, by ordinal, none twice; `newCodes` likewise.
  ///   - sameGround: whether an old and a new zone of the same code have the very same shape.
  package init(
    oldCodes: [String], newCodes: [String], sameGround: (_ old: Int, _ new: Int) -> Bool
  ) {
    let places = Dictionary(
      zip(newCodes, newCodes.indices), uniquingKeysWith: { first, _ in first })
    var newOfOld = [Int32](repeating: -1, count: oldCodes.count)
    var oldIsAffected = [Bool](repeating: true, count: oldCodes.count)
    var newIsAffected = [Bool](repeating: true, count: newCodes.count)
    for (old, code) in oldCodes.enumerated() {
      guard let new = places[code] else { continue }
      newOfOld[old] = Int32(new)
      if sameGround(old, new) {
        oldIsAffected[old] = false
        newIsAffected[new] = false
      }
    }
    self.newOfOld = newOfOld
    self.oldIsAffected = oldIsAffected
    self.newIsAffected = newIsAffected
  }

  /// Whether two zones, given by ordinal or -1, stand for the same answer.
  @inline(__always) package func isSame(_ old: Int32, _ new: Int32) -> Bool {
    old < 0 ? new < 0 : newOfOld[Int(old)] == new && new >= 0
  }
}
