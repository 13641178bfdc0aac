/// Where the zones of a point can be others than before a redraw: the globe along ``PlaceKey``, cut
/// into stretches, each with what the redraw did there.
///
/// Zones are told apart by ground and code. The edges of zones that are not the same before and after
/// are drawn on a grid; between the squares that they touch, the zones of one point are those of the
/// whole square. So a stretch holds exactly what asking every point of it would give.
package struct ChangedGround: Hashable, Sendable {
  /// What happened to the points of a stretch.
  package enum Fate: Hashable, Sendable {
    /// All have the zone that they had.
    case same
    /// Edges pass: each point has to be asked.
    case mixed
    /// All went from one zone to another, given by ordinal; -1 is no zone.
    case moved(from: Int32, to: Int32)
  }

  /// First key of each stretch, ascending from 0; it goes on to the next.
  package let starts: [UInt64]
  /// For each stretch 0 (``Fate/same``), 1 (``Fate/mixed``) or 2 + a place in `moves`.
  package let codes: [UInt32]
  package let moves: [Move]

  package struct Move: Hashable, Sendable, BitwiseCopyable {
    package var from: Int32
    package var to: Int32

    package init(from: Int32, to: Int32) {
      self.from = from
      self.to = to
    }
  }

  /// `nil` for parts that don't fit together, such as come out of a damaged file.
  package init?(starts: [UInt64], codes: [UInt32], moves: [Move]) {
    guard starts.first == 0, codes.count == starts.count,
      codes.allSatisfy({ $0 < UInt32(2 + moves.count) }),
      zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.init(checkedStarts: starts, codes, moves)
  }

  init(checkedStarts starts: [UInt64], _ codes: [UInt32], _ moves: [Move]) {
    (self.starts, self.codes, self.moves) = (starts, codes, moves)
  }

  /// What happened to the points whose keys lie in `keys`, if it is the same for all of them and no
  /// asking is needed.
  ///
  /// - Parameter cursor: a stretch to start from, 0 at first; near for ascending questions.
  /// - Complexity: O(log(stretches passed since the last question))
  @inline(__always)
  package func fate(of keys: ClosedRange<UInt64>, cursor: inout Int) -> Fate {
    seek(keys.lowerBound, &cursor)
    let code = codes[cursor]
    let next = cursor &+ 1
    guard next == starts.count || keys.upperBound < starts[next] else { return .mixed }
    switch code {
    case 0: return .same
    case 1: return .mixed
    default:
      let move = moves[Int(code) &- 2]
      return .moved(from: move.from, to: move.to)
    }
  }

  package func fate(of position: Coordinate) -> Fate {
    var cursor = 0
    let key = PlaceKey.key(of: position)
    return fate(of: key...key, cursor: &cursor)
  }

  /// Moves the cursor to the stretch of the key: by doubling steps forward, then by halves.
  private func seek(_ key: UInt64, _ cursor: inout Int) {
    var low = starts[cursor] <= key ? cursor : 0
    var step = 1
    while low &+ step < starts.count, starts[low &+ step] <= key {
      low &+= step
      step &<<= 1
    }
    var high = min(low &+ step, starts.count)
    while high &- low > 1 {
      let middle = (low &+ high) / 2
      if starts[middle] <= key { low = middle } else { high = middle }
    }
    cursor = low
  }
}
