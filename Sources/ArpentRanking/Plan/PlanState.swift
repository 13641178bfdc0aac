/// Tours of all teams, and which piece is whose.
struct PlanState: Sendable {
  var tours: [Tour]
  /// The team of each piece.
  var owner: [Int?]
  /// What all tours bring, less a trifle for the way, so that of equal plans the shorter wins.
  private(set) var merit = 0.0

  init(_ problem: PlanProblem) {
    tours = Array(repeating: Tour(), count: problem.teams)
    owner = Array(repeating: nil, count: problem.value.count)
  }

  var count: Int { tours.reduce(0) { $0 + $1.order.count } }

  func worth(_ problem: PlanProblem) -> Double {
    tours.reduce(0) { $0 + ($1.worth(problem) ?? 0) }
  }

  mutating func weigh(_ problem: PlanProblem) {
    let worth = worth(problem)
    let travel = tours.reduce(0) { $0 + $1.travel }
    merit = worth - 1e-7 * worth * travel / (travel + problem.budget)
  }

  mutating func insert(
    _ piece: Int, into team: Int, at position: Int, detour: Double, _ problem: PlanProblem
  ) {
    tours[team].insert(piece, at: position, detour: detour, problem)
    owner[piece] = team
  }

  /// Takes pieces away. Where a team's pieces must hang together, only those stay that hang with
  /// most of the value.
  mutating func remove(_ pieces: Set<Int>, _ problem: PlanProblem) {
    for piece in pieces { owner[piece] = nil }
    for team in tours.indices where tours[team].order.contains(where: pieces.contains) {
      var order = tours[team].order.filter { !pieces.contains($0) }
      if let neighbours = problem.neighbours {
        let kept = heaviest(order, team, neighbours, problem.value)
        for piece in order where !kept.contains(piece) { owner[piece] = nil }
        order.removeAll { !kept.contains($0) }
      }
      tours[team] = Tour(order, problem)
    }
  }

  /// Pieces of nobody beside a team's pieces, ascending.
  func frontier(of team: Int, _ neighbours: [[Int]]) -> [Int] {
    var found: Set<Int> = []
    for piece in tours[team].order {
      for other in neighbours[piece] where owner[other] == nil { found.insert(other) }
    }
    return found.sorted()
  }

  private func heaviest(
    _ order: [Int], _ team: Int, _ neighbours: [[Int]], _ value: [Double]
  ) -> Set<Int> {
    var seen: Set<Int> = []
    var best: (value: Double, pieces: Set<Int>) = (-1, [])
    for seed in order where !seen.contains(seed) {
      var group: Set<Int> = [seed]
      var open = [seed]
      while let piece = open.popLast() {
        for other in neighbours[piece] where owner[other] == team && !group.contains(other) {
          group.insert(other)
          open.append(other)
        }
      }
      seen.formUnion(group)
      let total = group.sorted().reduce(0) { $0 + value[$1] }
      if total > best.value { best = (total, group) }
    }
    return best.pieces
  }
}
