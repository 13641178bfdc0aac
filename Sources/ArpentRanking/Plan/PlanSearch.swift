/// Looks for the tours that bring most: greedy by value for each minute, then ruined here and there
/// and built up again, thousands of times, keeping what is better.
///
/// Method: adaptive large neighbourhood search (Ropke and Pisinger, "An adaptive large neighborhood
/// search heuristic for the pickup and delivery problem with time windows", *Transportation Science*
/// 40, 2006), without the adaption; ways are shortened by 2-opt (Croes 1958). The random numbers are
/// seeded and the work is counted in steps, not in seconds: the same problem gives the same plan.
struct PlanSearch {
  let problem: PlanProblem
  private let candidates: [Int]
  private let regions: [Double]
  private var random = SeededRandom(seed: 20_180_601)
  private var steps = 0
  private var state: PlanState
  private var skipped: Int?
  private var taste = Taste()

  /// What the building up goes by, changed from round to round so that it does not always end in
  /// the same place.
  private struct Taste {
    /// Value is divided by cost to this power: 1 for yield, 0 for the largest value.
    var power = 1
    /// How far chance may raise a rate, as a share of it.
    var noise = 0.0
  }

  /// Pieces looked at: the most promising, where there are very many.
  static let candidateLimit = 1500
  private static let roundLimit = 3000

  init(_ problem: PlanProblem) {
    self.problem = problem
    let promising = problem.value.indices.filter { problem.value[$0] > 0 && problem.cost[$0] > 0 }
    regions = PlanRegions(problem).values
    if problem.neighbours == nil, promising.count > Self.candidateLimit {
      func promise(_ piece: Int) -> Double {
        let part = min(1, problem.budget / problem.cost[piece])
        let spent = problem.cost[piece] * part
        return problem.value[piece] * part
          / (spent + (problem.paysTravel ? problem.wayFromStart(piece) : 0))
      }
      candidates = Array(
        promising.map { (piece: $0, promise: promise($0)) }
          .sorted { ($1.promise, $0.piece) < ($0.promise, $1.piece) }
          .prefix(Self.candidateLimit).map(\.piece)
      ).sorted()
    } else {
      candidates = promising
    }
    state = PlanState(problem)
  }

  /// The best tours found, one a team, within about `effort` steps of a few nanoseconds.
  mutating func run(effort: Int) -> PlanState {
    fill()
    var best = state
    var current = state
    let first = steps
    for round in 0..<Self.roundLimit {
      let left = 1 - Double(steps - first) / Double(effort)
      guard left > 0, state.count > 0 else { break }
      ruin()
      taste.power = random.place(in: 4) == 0 ? 0 : 1
      taste.noise = [0, 0.1, 0.3, 1][random.place(in: 4)]
      fill()
      let slack = 0.02 * min(left, 1 - Double(round) / Double(Self.roundLimit)) * abs(best.merit)
      if state.merit > best.merit {
        best = state
        current = state
      } else if state.merit >= current.merit - slack {
        current = state
      } else {
        state = current
      }
    }
    return best
  }

  // MARK: Building up

  private struct Insertion {
    var piece: Int
    var position: Int
    var detour: Double
    /// Value gained for each minute or door spent.
    var rate: Double
  }

  /// Adds what brings most for its cost until nothing more fits.
  private mutating func fill() {
    var isShorter = true
    while isShorter {
      var best = state.tours.indices.map { bestInsertion(into: $0) }
      while let team = best.indices.filter({ best[$0] != nil })
        .max(by: { (best[$0]!.rate, $1) < (best[$1]!.rate, $0) }), let chosen = best[team]
      {
        state.insert(
          chosen.piece, into: team, at: chosen.position, detour: chosen.detour, problem)
        for other in best.indices where other == team || best[other]?.piece == chosen.piece {
          best[other] = bestInsertion(into: other)
        }
      }
      isShorter = false
      for team in state.tours.indices where shorten(team) { isShorter = true }
    }
    state.weigh(problem)
  }

  private mutating func bestInsertion(into team: Int) -> Insertion? {
    let tour = state.tours[team]
    guard let worth = tour.worth(problem) else { return nil }
    let spent = tour.spent(problem)
    var best: Insertion?
    if let neighbours = problem.neighbours, !tour.order.isEmpty {
      for piece in state.frontier(of: team, neighbours) {
        consider(piece, for: tour, worth: worth, spent: spent, &best)
      }
    } else {
      for piece in candidates where state.owner[piece] == nil {
        consider(piece, for: tour, worth: worth, spent: spent, &best)
      }
    }
    return best
  }

  private mutating func consider(
    _ piece: Int, for tour: Tour, worth: Double, spent: Double, _ best: inout Insertion?
  ) {
    guard state.owner[piece] == nil, piece != skipped, problem.value[piece] > 0 else { return }
    steps += tour.order.count + 2
    let (position, detour) = cheapest(piece, in: tour.order)
    guard
      let after = problem.worth(
        cost: tour.cost + problem.cost[piece], value: tour.value + problem.value[piece],
        travel: tour.travel + detour, poorest: problem.poorer(piece, tour.poorest))
    else { return }
    let gain = after - worth
    guard gain > 1e-12 * (1 + abs(worth)) else { return }
    let wanted =
      tour.cost + problem.cost[piece] + (problem.paysTravel ? tour.travel + detour : 0)
    let more = min(wanted, problem.budget) - spent
    var rate = taste.power == 0 ? gain : gain / max(more, problem.budget * 1e-6)
    // A seed is worth what can be had round it, not what it brings alone.
    if tour.order.isEmpty, problem.neighbours != nil { rate = regions[piece] }
    if taste.noise > 0 { rate *= 1 + taste.noise * random.share() }
    if best.map({ rate > $0.rate }) ?? true {
      best = Insertion(piece: piece, position: position, detour: detour, rate: rate)
    }
  }

  /// Where a piece lengthens the way least, and by how much.
  private func cheapest(_ piece: Int, in order: [Int]) -> (position: Int, detour: Double) {
    guard let first = order.first, let last = order.last else {
      return (0, 2 * problem.wayFromStart(piece))
    }
    let home = problem.wayFromStart(piece)
    var best = (0, home + problem.way(piece, first) - problem.wayFromStart(first))
    var before = problem.way(first, piece)
    for i in order.indices.dropFirst() {
      let after = problem.way(order[i], piece)
      let detour = before + after - problem.way(order[i - 1], order[i])
      if detour < best.1 { best = (i, detour) }
      before = after
    }
    let atEnd = before + home - problem.wayFromStart(last)
    if atEnd < best.1 { best = (order.count, atEnd) }
    return best
  }

  /// 2-opt on one tour. Whether the way became shorter.
  private mutating func shorten(_ team: Int) -> Bool {
    var order = state.tours[team].order
    guard order.count > 2 else { return false }
    func leg(_ a: Int?, _ b: Int?) -> Double {
      switch (a, b) {
      case (let a?, let b?): problem.way(a, b)
      case (let a?, nil), (nil, let a?): problem.wayFromStart(a)
      case (nil, nil): 0
      }
    }
    let before = problem.length(order)
    var isBetter = true
    while isBetter {
      isBetter = false
      for i in 0..<order.count - 1 {
        for j in i + 1..<order.count {
          let previous = i > 0 ? order[i - 1] : nil
          let next = j + 1 < order.count ? order[j + 1] : nil
          let now = leg(previous, order[i]) + leg(order[j], next)
          let turned = leg(previous, order[j]) + leg(order[i], next)
          if turned < now - 1e-9 {
            order[i...j].reverse()
            isBetter = true
          }
        }
      }
      steps += order.count * order.count
    }
    guard problem.length(order) < before - 1e-9 else { return false }
    state.tours[team] = Tour(order, problem)
    return true
  }

  // MARK: Ruin

  private mutating func ruin() {
    let members = state.tours.flatMap(\.order)
    let most = max(1, min(12, members.count / 3 + 1))
    let count = 1 + random.place(in: most)
    var removed: Set<Int> = []
    switch random.place(in: 4) {
    case 0:
      for _ in 0..<count { removed.insert(members[random.place(in: members.count)]) }
    case 1:
      let middle = problem.place[members[random.place(in: members.count)]]
      let nearest = members.map { (far: metresBetween(problem.place[$0], middle), piece: $0) }
        .sorted { ($0.far, $0.piece) < ($1.far, $1.piece) }
      removed = Set(nearest.prefix(count).map(\.piece))
    case 2:
      let from = random.place(in: members.count)
      removed = Set(members[from..<min(members.count, from + count)])
    default:
      let busy = state.tours.indices.filter { !state.tours[$0].order.isEmpty }
      removed = Set(state.tours[busy[random.place(in: busy.count)]].order)
    }
    skipped = random.place(in: 2) == 0 ? removed.min() : nil
    if skipped != nil {
      let all = removed.sorted()
      skipped = all[random.place(in: all.count)]
    }
    state.remove(removed, problem)
  }
}
