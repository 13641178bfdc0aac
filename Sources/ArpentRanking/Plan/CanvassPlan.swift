public import ArpentElections
import ArpentGeometry

/// Which sectors each team works, in which order, for the time or the doors that there are.
public struct CanvassPlan: Sendable {
  /// A piece of ground that one team works: a sector, or small ones joined.
  public struct Visit: Hashable, Sendable {
    /// The sectors, by key; several where small ones were joined.
    public var keys: [StationKey]
    public var names: [String]
    /// The way there from the visit before, or from the start, in minutes.
    public var travel: Double
    /// Share of the doors that are worked, above 0; 1 but for the one left unfinished.
    public var share: Double
    /// Of the share: doors, minutes at them, value.
    public var doors: Double
    public var minutes: Double
    public var value: Double
    public var doorsFrom: Set<DoorCount.Origin>
  }

  /// One team's work.
  public struct Round: Hashable, Sendable {
    /// From 1.
    public var team: Int
    public var visits: [Visit]
    /// The way back to the start, in minutes; 0 without a start.
    public var wayBack: Double

    public var doors: Double { visits.reduce(0) { $0 + $1.doors } }
    public var value: Double { visits.reduce(0) { $0 + $1.value } }
    public var minutesAtDoors: Double { visits.reduce(0) { $0 + $1.minutes } }
    public var travel: Double { visits.reduce(wayBack) { $0 + $1.travel } }
    public var minutes: Double { minutesAtDoors + travel }
  }

  public let request: PlanRequest
  /// One a team, in order; a team for which nothing is left has no visits.
  public let rounds: [Round]
  /// No plan for this request brings more: how far from the best this one is at most.
  public let bound: Double
  /// Sectors that could have been chosen, and their doors and value.
  public let considered: (sectors: Int, doors: Double, value: Double)
  /// Sectors with fewer doors than asked for that have no neighbour to be joined with.
  public let tooSmall: [StationKey]

  /// Makes a plan.
  ///
  /// - Parameter sectors: in any order; the plan is the same. Those without value or doors are left
  ///   out.
  /// - Complexity: well under a second for a thousand sectors
  public init(_ sectors: [PlanSector], _ request: PlanRequest) throws(PlanError) {
    let limit = try Self.check(request)
    let wanted = sectors.filter {
      $0.value > 0 && $0.value.isFinite && $0.doors.count > 0 && $0.minutes > 0
        && !$0.ground.isEmpty
    }.sorted { $0.key < $1.key }
    guard !wanted.isEmpty else { throw .nothingToPlan }
    let needsBorders = request.isContiguous || request.minimumDoors > 0
    let borders =
      needsBorders
      ? SharedBorders(of: wanted.map(\.ground)).neighbours : wanted.map { _ in [] }
    let merging = SectorMerging(
      doors: wanted.map(\.doors.count), minimum: request.minimumDoors, borders: borders)
    let pieces = merging.pieces.map { $0.map { wanted[$0] } }
    let box = wanted.reduce(into: BoundingBox.empty) { $0.extend(to: $1.ground.boundingBox) }
    let plane = LocalPlane(around: box)
    let places = pieces.map { Self.middle(of: $0, plane) }
    func sum(_ part: (PlanSector) -> Double) -> [Double] {
      pieces.map { $0.reduce(0) { $0 + part($1) } }
    }
    let (doors, minutes) = (sum(\.doors.count), sum(\.minutes))
    var isTime = true
    if case .doors = request.budget { isTime = false }
    let problem = PlanProblem(
      cost: isTime ? minutes : doors, value: sum(\.value), place: places,
      start: request.start.map(plane.metres), teams: request.teams, budget: limit,
      paysTravel: isTime, allowsPart: request.allowsPart, travel: request.travel,
      neighbours: request.isContiguous ? merging.borders(borders) : nil)
    let tours = Self.balanced(problem)
    rounds = tours.tours.enumerated().map { team, tour in
      Self.round(team + 1, tour, tours.problem, pieces, doors, minutes)
    }
    self.request = request
    bound = PlanBound(problem).value
    considered = (
      wanted.count, wanted.reduce(0) { $0 + $1.doors.count },
      wanted.reduce(0) { $0 + $1.value }
    )
    tooSmall = merging.tooSmall.flatMap { merging.pieces[$0] }.map { wanted[$0].key }
  }

  public var value: Double { rounds.reduce(0) { $0 + $1.value } }
  public var doors: Double { rounds.reduce(0) { $0 + $1.doors } }
  public var minutes: Double { rounds.reduce(0) { $0 + $1.minutes } }
  public var travel: Double { rounds.reduce(0) { $0 + $1.travel } }
  /// At most this share of the best possible value is missed.
  public var gap: Double { bound > 0 ? max(0, 1 - value / bound) : 0 }

  /// The budget of one team: minutes, or doors.
  private static func check(_ request: PlanRequest) throws(PlanError) -> Double {
    guard request.teams > 0 else {
      throw .notPositive(option: "teams", value: Double(request.teams))
    }
    if let start = request.start, !start.isFinite || !start.isGeographic {
      throw .startNotAPosition("\(start.x),\(start.y)")
    }
    let travel = request.travel
    let speeds = [
      ("walking-speed", travel.walkingSpeed), ("detour", travel.detour),
      ("transport-speed", travel.transportSpeed ?? 1),
    ]
    for (option, value) in speeds where !(value > 0 && value.isFinite) {
      throw .notPositive(option: option, value: value)
    }
    let (option, total) =
      switch request.budget {
      case .hours(let hours): ("hours", hours * 60)
      case .doors(let doors): ("doors", doors)
      }
    guard total > 0, total.isFinite else { throw .notPositive(option: option, value: total) }
    return total / Double(request.teams)
  }

  private static func middle(of sectors: [PlanSector], _ plane: LocalPlane) -> Coordinate {
    let all = sectors.compactMap { sector in
      plane.middle(of: sector.ground).map { (place: $0, weight: sector.doors.count) }
    }
    let weight = all.reduce(0) { $0 + $1.weight }
    guard weight > 0 else { return Coordinate(x: 0, y: 0) }
    return Coordinate(
      x: all.reduce(0) { $0 + $1.place.x * $1.weight } / weight,
      y: all.reduce(0) { $0 + $1.place.y * $1.weight } / weight)
  }

  private static let effort = 20_000_000

  /// The best tours found. Where there is time for everything the teams' limit is lowered as far as
  /// everything is still done, so that the work is shared evenly.
  private static func balanced(_ problem: PlanProblem) -> (tours: [Tour], problem: PlanProblem) {
    var search = PlanSearch(problem)
    var best = (state: search.run(effort: effort), problem: problem)
    let all = problem.value.reduce(0, +)
    func isAll(_ state: PlanState, _ problem: PlanProblem) -> Bool {
      state.worth(problem) >= all * (1 - 1e-9)
    }
    if problem.teams > 1, isAll(best.state, problem) {
      var low = problem.cost.reduce(0, +) / Double(problem.teams)
      var high = best.state.tours.map { $0.spent(problem) }.max() ?? problem.budget
      for _ in 0..<7 where high > low * 1.01 {
        var tighter = problem
        tighter.budget = (low + high) / 2
        var search = PlanSearch(tighter)
        let state = search.run(effort: effort / 8)
        if isAll(state, tighter) {
          best = (state, tighter)
          high = tighter.budget
        } else {
          low = tighter.budget
        }
      }
    }
    return (best.state.tours, best.problem)
  }

  private static func round(
    _ team: Int, _ tour: Tour, _ problem: PlanProblem, _ pieces: [[PlanSector]],
    _ doors: [Double], _ minutes: [Double]
  ) -> Round {
    let over = tour.cost + (problem.paysTravel ? tour.travel : 0) - problem.budget
    var visits: [Visit] = []
    for (i, piece) in tour.order.enumerated() {
      let isPart = piece == tour.poorest && over > problem.budget * 1e-9
      let share = isPart ? 1 - over / problem.cost[piece] : 1
      let sectors = pieces[piece]
      visits.append(
        Visit(
          keys: sectors.map(\.key), names: sectors.compactMap(\.name),
          travel: i == 0
            ? problem.wayFromStart(piece) : problem.way(tour.order[i - 1], piece),
          share: share, doors: doors[piece] * share, minutes: minutes[piece] * share,
          value: problem.value[piece] * share, doorsFrom: Set(sectors.map(\.doors.origin))))
    }
    return Round(
      team: team, visits: visits, wayBack: tour.order.last.map(problem.wayFromStart) ?? 0)
  }
}
