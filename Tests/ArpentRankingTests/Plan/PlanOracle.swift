import ArpentGeometry
import ArpentRanking

/// The best plan by trying everything: every way to give each sector to a team or to nobody, and
/// for every set of sectors the shortest order.
struct PlanOracle {
  private let town: PlanTown
  private let request: PlanRequest
  private let budget: Double
  private let paysTravel: Bool
  private let places: [Coordinate]
  private let start: Coordinate?
  /// By set of sectors, as bits: what one team gets out of it; `nil` where it can't be kept.
  private var worth: [Double?] = []

  init(_ town: PlanTown, _ request: PlanRequest) {
    self.town = town
    self.request = request
    switch request.budget {
    case .hours(let hours): (budget, paysTravel) = (hours * 60 / Double(request.teams), true)
    case .doors(let doors): (budget, paysTravel) = (doors / Double(request.teams), false)
    }
    let box = town.sectors.reduce(into: BoundingBox.empty) {
      $0.extend(to: $1.ground.boundingBox)
    }
    let plane = LocalPlane(around: box)
    places = town.sectors.map { plane.middle(of: $0.ground)! }
    start = request.start.map(plane.metres)
    let lengths = shortest()
    worth = lengths.indices.map { worth(of: $0, length: lengths[$0]) }
  }

  /// Value of the best plan.
  var best: Double {
    let sets = worth.count
    var now = worth.map { $0 ?? 0 }
    // Best over all subsets of a set for one team, then team by team.
    for set in 0..<sets {
      for i in town.sectors.indices where set & (1 << i) != 0 {
        now[set] = max(now[set], now[set & ~(1 << i)])
      }
    }
    let one = now
    for _ in 1..<request.teams {
      var next = now
      for set in 0..<sets {
        var part = set
        while part > 0 {
          next[set] = max(next[set], one[part] + now[set & ~part])
          part = (part - 1) & set
        }
      }
      now = next
    }
    return now[sets - 1]
  }

  private func minutes(_ a: Coordinate, _ b: Coordinate) -> Double {
    let (x, y) = (a.x - b.x, a.y - b.y)
    return request.travel.minutes(metres: (x * x + y * y).squareRoot())
  }

  /// Shortest way through each set (Held and Karp 1962).
  private func shortest() -> [Double] {
    let n = places.count
    var ends = [[Double]](
      repeating: [Double](repeating: .infinity, count: n), count: 1 << n)
    for i in 0..<n { ends[1 << i][i] = start.map { minutes($0, places[i]) } ?? 0 }
    for set in 1..<1 << n {
      for last in 0..<n where ends[set][last].isFinite {
        for next in 0..<n where set & (1 << next) == 0 {
          let way = ends[set][last] + minutes(places[last], places[next])
          ends[set | 1 << next][next] = min(ends[set | 1 << next][next], way)
        }
      }
    }
    let back = places.map { place in start.map { minutes(place, $0) } ?? 0 }
    return ends.enumerated().map { set, row in
      set == 0 ? 0 : (0..<n).map { row[$0] + back[$0] }.min()!
    }
  }

  private func worth(of set: Int, length: Double) -> Double? {
    let members = town.sectors.indices.filter { set & (1 << $0) != 0 }
    if members.isEmpty { return 0 }
    if request.isContiguous, !town.hangsTogether(members) { return nil }
    func cost(_ i: Int) -> Double {
      paysTravel ? town.sectors[i].minutes : town.sectors[i].doors.count
    }
    let over = members.reduce(paysTravel ? length : 0) { $0 + cost($1) } - budget
    let value = members.reduce(0) { $0 + town.sectors[$1].value }
    if over <= budget * 1e-9 { return value }
    func rate(_ i: Int) -> Double { town.sectors[i].value / cost(i) }
    let poorest = members.min { rate($0) < rate($1) }!
    guard request.allowsPart, over < 0.95 * cost(poorest) else { return nil }
    return value - over * rate(poorest)
  }
}
