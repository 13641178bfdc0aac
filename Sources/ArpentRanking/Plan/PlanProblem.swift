import ArpentGeometry

/// A plan as a problem in numbers: pieces of ground with a value and a cost, the ways between them,
/// and so much to spend for each team.
///
/// It is the team orienteering problem (Chao, Golden and Wasil, "The team orienteering problem",
/// *European Journal of Operational Research* 88, 1996), with one piece of a team worked in part if
/// allowed, and with pieces that must hang together if asked for.
struct PlanProblem: Sendable {
  /// What working the whole of a piece costs, in the budget's unit.
  let cost: [Double]
  let value: [Double]
  /// In metres on a plane.
  let place: [Coordinate]
  let start: Coordinate?
  let teams: Int
  /// For one team, in the unit of `cost`.
  var budget: Double
  /// The ways between pieces are paid from the budget.
  let paysTravel: Bool
  let allowsPart: Bool
  let travel: TravelModel
  /// Pieces side by side, ascending; `nil` when the pieces of a team need not hang together.
  let neighbours: [[Int]]?

  func way(_ a: Int, _ b: Int) -> Double {
    travel.minutes(metres: metresBetween(place[a], place[b]))
  }

  /// From the start to a piece, or back; nothing without a start.
  func wayFromStart(_ piece: Int) -> Double {
    start.map { travel.minutes(metres: metresBetween($0, place[piece])) } ?? 0
  }

  /// Minutes on the way for pieces in this order.
  func length(_ order: [Int]) -> Double {
    guard let first = order.first, let last = order.last else { return 0 }
    var total = wayFromStart(first) + wayFromStart(last)
    for i in 1..<max(1, order.count) { total += way(order[i - 1], order[i]) }
    return total
  }
}

/// What one team does.
struct Tour: Hashable, Sendable {
  /// In the order of the visits.
  var order: [Int] = []
  var cost = 0.0
  var value = 0.0
  /// Minutes on the way.
  var travel = 0.0
  /// The piece that brings least for its cost: the one to leave unfinished.
  var poorest: Int?

  init() {}

  init(_ order: [Int], _ problem: PlanProblem) {
    self.order = order
    travel = problem.length(order)
    for piece in order { add(piece, problem) }
  }

  private mutating func add(_ piece: Int, _ problem: PlanProblem) {
    cost += problem.cost[piece]
    value += problem.value[piece]
    poorest = problem.poorer(piece, poorest)
  }

  mutating func insert(_ piece: Int, at position: Int, detour: Double, _ problem: PlanProblem) {
    order.insert(piece, at: position)
    travel += detour
    add(piece, problem)
  }

  /// What it costs as far as it is worked.
  func spent(_ problem: PlanProblem) -> Double {
    let wanted = cost + (problem.paysTravel ? travel : 0)
    return min(wanted, problem.budget)
  }

  /// What it brings within the budget; `nil` when it can't be kept.
  func worth(_ problem: PlanProblem) -> Double? {
    problem.worth(cost: cost, value: value, travel: travel, poorest: poorest)
  }
}

extension PlanProblem {
  /// Value ÷ cost.
  func yield(_ piece: Int) -> Double { value[piece] / cost[piece] }

  func poorer(_ a: Int, _ b: Int?) -> Int {
    guard let b else { return a }
    let (x, y) = (yield(a), yield(b))
    return x < y || (x == y && a > b) ? a : b
  }

  /// What is left of the value when the poorest piece is worked as far as the budget goes; `nil`
  /// when it can't be begun, or may not be left unfinished.
  func worth(cost: Double, value: Double, travel: Double, poorest: Int?) -> Double? {
    let over = cost + (paysTravel ? travel : 0) - budget
    // A millionth of the budget is rounding, not work.
    if over <= budget * 1e-9 { return value }
    guard allowsPart, let poorest, over < self.cost[poorest] * (1 - Self.leastPart) else {
      return nil
    }
    return value - over * yield(poorest)
  }

  /// How much of a piece must be worked for the visit to be worth a line in the plan.
  static let leastPart = 0.05
}
