package import ArpentGeometry

/// A gate that a border passes through, between a site on its left and one on its right.
package struct Gate {
  package var left: Coordinate
  package var right: Coordinate

  package init(left: Coordinate, right: Coordinate) {
    self.left = left
    self.right = right
  }

  var middle: Coordinate {
    Coordinate(x: (left.x + right.x) / 2, y: (left.y + right.y) / 2)
  }
}

/// The shortest line through gates, in order.
package enum TautString {
  /// Pulls a string from `start` to `end` tight (Lee and Preparata 1984, the funnel): it bends at ends
  /// of gates only. Where gates wind back and forth it may touch an end, never cross one.
  /// - Complexity: O(gates) as a rule; a gate is looked at again only behind a new bend.
  package static func pulled(from start: Coordinate, through gates: [Gate], to end: Coordinate)
    -> [Coordinate]
  {
    var path = [start]
    let count = gates.count + 1
    func gate(_ index: Int) -> Gate {
      index < gates.count ? gates[index] : Gate(left: end, right: end)
    }
    var (apex, left, right) = (start, start, start)
    var (leftIndex, rightIndex, index) = (0, 0, 0)
    var isAtApex = true
    while index < count {
      let next = gate(index)
      if isAtApex {
        (left, right, leftIndex, rightIndex, isAtApex) = (
          next.left, next.right, index, index, false
        )
        index += 1
        continue
      }
      if cross(apex, right, next.right) >= 0 {
        if apex == right || cross(apex, left, next.right) <= 0 {
          (right, rightIndex) = (next.right, index)
        } else {
          path.append(left)
          (apex, index, isAtApex) = (left, leftIndex + 1, true)
          continue
        }
      }
      if cross(apex, left, next.left) <= 0 {
        if apex == left || cross(apex, right, next.left) >= 0 {
          (left, leftIndex) = (next.left, index)
        } else {
          path.append(right)
          (apex, index, isAtApex) = (right, rightIndex + 1, true)
          continue
        }
      }
      index += 1
    }
    path.append(end)
    var kept: [Coordinate] = []
    for position in path where kept.last != position { kept.append(position) }
    return kept
  }

  private static func cross(_ o: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
    (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)
  }
}
