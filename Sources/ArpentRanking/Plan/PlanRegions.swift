/// How much could be had round each piece if a team began there: the best of the piece and of those
/// within two borders of it, as far as the budget goes.
struct PlanRegions {
  /// One a piece; empty when pieces need not hang together.
  let values: [Double]

  init(_ problem: PlanProblem) {
    guard let neighbours = problem.neighbours else {
      values = []
      return
    }
    values = problem.value.indices.map { piece in
      var near: Set<Int> = []
      for first in neighbours[piece] {
        near.insert(first)
        near.formUnion(neighbours[first])
      }
      near.remove(piece)
      var left = problem.budget - problem.cost[piece]
      if problem.paysTravel { left -= 2 * problem.wayFromStart(piece) }
      guard left > 0 else {
        return problem.value[piece] * max(0, 1 + left / problem.cost[piece])
      }
      var total = problem.value[piece]
      for other in near.filter({ problem.value[$0] > 0 && problem.cost[$0] > 0 })
        .sorted(by: { (problem.yield($1), $0) < (problem.yield($0), $1) })
      {
        let part = min(1, left / problem.cost[other])
        total += part * problem.value[other]
        left -= problem.cost[other]
        if left <= 0 { break }
      }
      return total
    }
  }
}
