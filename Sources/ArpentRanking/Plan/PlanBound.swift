/// What no plan can exceed: the fractional knapsack (Dantzig, "Discrete-variable extremum problems",
/// *Operations Research* 5, 1957) over what all teams have together.
///
/// It lets a piece be worked in any part, though never for longer than one team has; it charges for
/// each piece the shortest way that could lead to it, and nothing else of the ways; and it does not
/// ask that pieces hang together. Whatever a true plan does costs at least that, so what the bound
/// reaches is at least what the best plan reaches.
struct PlanBound {
  let value: Double

  /// - Complexity: O(pieces²), or O(pieces log pieces) beyond ``exactLimit`` pieces, where ways are
  ///   not charged for
  init(_ problem: PlanProblem) {
    let pieces = problem.value.indices.filter { problem.value[$0] > 0 && problem.cost[$0] > 0 }
    var arrival = [Double](repeating: 0, count: problem.value.count)
    if problem.paysTravel, pieces.count <= Self.exactLimit {
      for piece in pieces {
        var shortest = problem.start == nil ? Double.infinity : problem.wayFromStart(piece)
        for other in pieces where other != piece {
          shortest = min(shortest, problem.way(other, piece))
        }
        arrival[piece] = shortest.isFinite ? shortest : 0
      }
    }
    // Without a start no way leads to a team's first piece: its charge is given back.
    let back = problem.start == nil ? (pieces.map { arrival[$0] }.max() ?? 0) : 0
    var left = Double(problem.teams) * (problem.budget + back)
    var total = 0.0
    func rate(_ piece: Int) -> Double {
      problem.value[piece] / (problem.cost[piece] + arrival[piece])
    }
    for piece in pieces.sorted(by: { (rate($1), $0) < (rate($0), $1) }) {
      let outAndBack = problem.paysTravel ? 2 * problem.wayFromStart(piece) : 0
      var part = min(1, max(0, problem.budget - outAndBack) / problem.cost[piece])
      if !problem.allowsPart, part < 1 - 1e-9 { continue }
      part = min(part, left / (problem.cost[piece] + arrival[piece]))
      total += part * problem.value[piece]
      left -= part * (problem.cost[piece] + arrival[piece])
      if left <= 0 { break }
    }
    value = total
  }

  private static let exactLimit = 5000
}
