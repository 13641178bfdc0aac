import ArpentElections
import Foundation

/// What indicators need to know of the place as a whole: the order of its elections in time, its
/// rates, which of its elections drew most and fewest people, and the assumptions.
struct PlaceFigures: Sendable {
  let layout: FigureLayout
  /// Numbers by place, see ``ConstantLayout``: one block, so that evaluating copies nothing.
  let constants: [Double]
  /// The election of the highest and that of the lowest turnout, over the place; equal when there
  /// is one only.
  let highest: Int
  let lowest: Int
  /// The latest two rounds of one election: at most 21 days apart. `nil` without any.
  let rounds: (first: Int, second: Int)?
  let latest: Int
  /// The elections do not all fall on one day.
  let hasTrend: Bool
  private let statistics: [StatisticInput]
  /// Where each recipe's numbers begin among the constants.
  private var recipes: [SocioDemographic: Int] = [:]

  static let daysBetweenRounds: Int64 = 21

  /// Where each of the constants stands.
  var places: ConstantLayout { ConstantLayout(elections: layout.elections, latest: latest) }

  init(_ table: FigureTable, _ context: RankingContext, _ formula: Formula) {
    layout = table.layout
    statistics = context.statistics
    let chronology = context.chronology
    let elections = context.elections
    let days = elections.map { Double($0.election.date.daysSince1970) }
    let newest = days.max() ?? 0
    let years = days.map { ($0 - newest) / 365.25 }
    let middle = years.reduce(0, +) / Double(max(1, years.count))
    let spread = years.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    hasTrend = spread > 0
    var abstention: [Double] = []
    var support: [Double] = []
    for e in elections.indices {
      abstention.append(Self.mean(table, table.layout.abstention(e), weight: e))
      support.append(Self.mean(table, table.layout.support(e), weight: e))
    }
    var all = years.map { Self.half(-$0 / formula.halfLife) }
    all += years.map { spread > 0 ? ($0 - middle) / spread : 0 }
    all += abstention + support
    all += chronology.map(Double.init)
    let work = formula.canvassing
    all += [
      work.electorsPerDoor, work.contactRate,
      work.contactRate * work.minutesAnswered + (1 - work.contactRate) * work.minutesUnanswered,
      work.metresPerMinute, work.effectOnVoteShare, work.effectOnTurnout,
    ]
    for figure in SocioDemographic.allCases {
      guard let numbers = Self.numbers(of: figure, context.statistics, table.layout) else {
        continue
      }
      recipes[figure] = all.count
      all += numbers
    }
    constants = all
    latest = chronology.last ?? 0
    let known = chronology.filter { abstention[$0].isFinite }
    highest = known.min { abstention[$0] < abstention[$1] } ?? latest
    lowest = known.max { abstention[$0] < abstention[$1] } ?? latest
    rounds = Array(zip(chronology, chronology.dropFirst())).last { a, b in
      let gap = Int64(days[b] - days[a])
      return gap > 0 && gap <= Self.daysBetweenRounds
    }.map { (first: $0.0, second: $0.1) }
  }

  /// Mean over the sectors, each weighing as many as are registered in it.
  private static func mean(_ table: FigureTable, _ slot: Int, weight election: Int) -> Double {
    var (sum, people) = (0.0, 0.0)
    for row in 0..<table.count {
      let value = table.counted(row, slot)
      let registered = table.counted(row, table.layout.registered(election))
      guard value.isFinite, registered.isFinite else { continue }
      sum += value * registered
      people += registered
    }
    return people > 0 ? sum / people : .nan
  }

  private static func numbers(
    of figure: SocioDemographic, _ statistics: [StatisticInput], _ layout: FigureLayout
  ) -> [Double]? {
    func slots(_ names: [String]) -> [Double]? {
      var out: [Double] = []
      for name in names {
        guard
          let found = statistics.firstIndex(where: {
            SocioDemographic.stem($0.variable.name) == name
          })
        else { return nil }
        out.append(Double(layout.statistic(found)))
      }
      return out
    }
    for recipe in figure.recipes {
      guard let sum = slots(recipe.sum), let over = slots(recipe.over) else { continue }
      return [
        recipe.factor, recipe.perSquareKilometre ? 1 : 0, Double(sum.count), Double(over.count),
      ] + sum + over
    }
    return nil
  }

  /// 2⁻ˣ.
  private static func half(_ x: Double) -> Double { x == 0 ? 1 : exp2(-x) }

  /// What an indicator is made from here; `nil` when the place lacks what it needs (two elections,
  /// two rounds, a statistic).
  func measure(_ indicator: Indicator) -> Measure? {
    switch indicator {
    case .registered: .slot(layout.registered(latest))
    case .turnout: .turnout
    case .abstention: .abstention
    case .turnoutTrend: hasTrend ? .trend : nil
    case .dropOff: highest == lowest ? nil : .turnoutGap(from: highest, to: lowest)
    case .roundRise: rounds.map { .turnoutGap(from: $0.second, to: $0.first) }
    case .support: .support
    case .performance: .performance
    case .volatility: layout.elections > 1 ? .volatility : nil
    case .persuadability: layout.elections > 1 ? .persuadability : nil
    case .mobilisationPotential: .mobilisation
    case .persuasionPotential: layout.elections > 1 ? .persuasion : nil
    case .closeness: .closeness(layout.margin(latest))
    case .density: .density
    case .doors: .doors
    case .contacts: .slot(layout.contacts)
    case .doorsPerHour: .doorsPerHour
    case .votesPerHourByVoteShare: .votesByShare
    case .votesPerHourByTurnout: .votesByTurnout
    case .socioDemographic(let figure): recipes[figure].map { .recipe($0) }
    case .statistic(let name):
      statistics.firstIndex { $0.variable.name == name }.map { .slot(layout.statistic($0)) }
    }
  }
}

/// Where each of a place's constants stands: plain numbers, so that evaluating counts no references.
struct ConstantLayout: Sendable {
  let elections: Int
  /// The latest election.
  let latest: Int

  func recency(_ e: Int) -> Int { e }
  func slope(_ e: Int) -> Int { elections + e }
  func abstention(_ e: Int) -> Int { 2 * elections + e }
  func support(_ e: Int) -> Int { 3 * elections + e }
  /// The k-th election in time.
  func order(_ k: Int) -> Int { 4 * elections + k }
  var electorsPerDoor: Int { 5 * elections }
  var contactRate: Int { electorsPerDoor + 1 }
  var minutesAtDoor: Int { electorsPerDoor + 2 }
  var metresPerMinute: Int { electorsPerDoor + 3 }
  var effectOnVoteShare: Int { electorsPerDoor + 4 }
  var effectOnTurnout: Int { electorsPerDoor + 5 }
}
