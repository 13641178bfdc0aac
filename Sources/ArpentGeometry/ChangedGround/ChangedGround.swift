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

  /// What ``codes`` say: ``Fate/same``, ``Fate/mixed``, and the first move.
  package static let same: UInt32 = 0
  package static let mixed: UInt32 = 1
  package static let firstMove: UInt32 = 2
  /// What no code says: there is more than one stretch.
  package static let several = UInt32.max

  /// The code of the stretch that two keys and all between them lie in; ``several`` where there is no
  /// such one.
  ///
  /// - Parameter cursor: a stretch to start from, 0 at first; near for ascending questions.
  /// - Complexity: O(log(stretches passed since the last question))
  package func code(from first: UInt64, through last: UInt64, cursor: inout Int) -> UInt32 {
    seek(first, &cursor)
    return last <= lastKey(at: cursor) ? codes[cursor] : Self.several
  }

  /// The last key of a stretch.
  @inline(__always) package func lastKey(at cursor: Int) -> UInt64 {
    cursor &+ 1 == starts.count ? .max : starts[cursor &+ 1] &- 1
  }

  /// The move that a code from ``firstMove`` on stands for.
  package func move(_ code: UInt32) -> Move { moves[Int(code &- Self.firstMove)] }

  /// The codes of the stretches that some positions lie in.
  ///
  /// - Parameters:
  ///   - cursor: a stretch near all of them.
  ///   - answers: room for `count`.
  /// - Complexity: O(log(stretches between)) a position
  package func codes(
    of positions: UnsafePointer<Coordinate>, count: Int, cursor: Int,
    into answers: UnsafeMutablePointer<UInt32>
  ) {
    var cursor = cursor
    codes.withUnsafeBufferPointer { codes in
      for i in 0..<count {
        seek(PlaceKey.key(of: positions[i]), &cursor)
        answers[i] = codes[cursor]
      }
    }
  }

  /// What happened to the points whose keys lie in `keys`, if it is the same for all of them and no
  /// asking is needed.
  package func fate(of keys: ClosedRange<UInt64>, cursor: inout Int) -> Fate {
    let code = code(from: keys.lowerBound, through: keys.upperBound, cursor: &cursor)
    switch code {
    case Self.same: return .same
    case Self.mixed, Self.several: return .mixed
    default:
      let move = move(code)
      return .moved(from: move.from, to: move.to)
    }
  }

  package func fate(of position: Coordinate) -> Fate {
    var cursor = 0
    let key = PlaceKey.key(of: position)
    return fate(of: key...key, cursor: &cursor)
  }

  /// Moves the cursor to the stretch of the key: by doubling steps from where it is, then by halves.
  @inline(__always)
  private func seek(_ key: UInt64, _ cursor: inout Int) {
    starts.withUnsafeBufferPointer { starts in
      let count = starts.count
      var low = cursor
      var high: Int
      var step = 1
      if starts[low] <= key {
        while low &+ step < count, starts[low &+ step] <= key {
          low &+= step
          step &<<= 1
        }
        high = min(low &+ step, count)
      } else {
        // The first stretch starts at 0, so that one is found.
        repeat {
          high = low
          low = max(0, low &- step)
          step &<<= 1
        } while starts[low] > key
      }
      while high &- low > 1 {
        let middle = (low &+ high) / 2
        if starts[middle] <= key { low = middle } else { high = middle }
      }
      cursor = low
    }
  }
}
