/// Joins sectors with too few doors to be worth the way with a neighbour, until every piece has
/// enough or has no neighbour left.
///
/// The piece with the fewest doors goes first, to the neighbour with which it shares the longest
/// border; equal ones go by their place. Greedy, as in the building of regions with a least size
/// (Openshaw, "A geographical solution to scale and aggregation problems in region-building",
/// *Transactions of the Institute of British Geographers* 2, 1977).
struct SectorMerging {
  /// Places of the sectors in each piece, ascending; pieces by their first sector.
  let pieces: [[Int]]
  /// Pieces that stayed below the least size, by their place in ``pieces``.
  let tooSmall: [Int]

  /// - Complexity: O(sectors × merges) at worst; merges are few
  init(doors: [Double], minimum: Double, borders: [[SharedBorders.Neighbour]]) {
    var members: [[Int]?] = doors.indices.map { [$0] }
    var sizes = doors
    var shared = borders.map { row in
      Dictionary(row.map { ($0.sector, $0.metres) }, uniquingKeysWith: +)
    }
    var isSettled = doors.map { $0 >= minimum }
    while let piece = doors.indices.filter({ members[$0] != nil && !isSettled[$0] })
      .min(by: { (sizes[$0], $0) < (sizes[$1], $1) })
    {
      let others = shared[piece].filter { members[$0.key] != nil && $0.key != piece }
      guard
        let best = others.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key
      else {
        isSettled[piece] = true
        continue
      }
      members[best]! += members[piece]!
      sizes[best] += sizes[piece]
      isSettled[best] = sizes[best] >= minimum
      for (other, metres) in others where other != best {
        shared[best][other, default: 0] += metres
        shared[other][best, default: 0] += metres
      }
      for other in others.keys { shared[other][piece] = nil }
      members[piece] = nil
    }
    var pieces: [(members: [Int], size: Double)] = []
    for (place, group) in members.enumerated() {
      if let group { pieces.append((group.sorted(), sizes[place])) }
    }
    pieces.sort { $0.members[0] < $1.members[0] }
    self.pieces = pieces.map(\.members)
    tooSmall = pieces.indices.filter { pieces[$0].size < minimum }
  }
}

extension SectorMerging {
  /// Pieces side by side, from the sectors' borders.
  func borders(_ borders: [[SharedBorders.Neighbour]]) -> [[Int]] {
    var pieceOf: [Int: Int] = [:]
    for (place, members) in pieces.enumerated() {
      for member in members { pieceOf[member] = place }
    }
    return pieces.enumerated().map { place, members in
      Set(members.flatMap { borders[$0] }.compactMap { pieceOf[$0.sector] })
        .subtracting([place]).sorted()
    }
  }
}
