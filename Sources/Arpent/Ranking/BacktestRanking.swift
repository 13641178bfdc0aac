public import ArpentElections
public import ArpentRanking
import ArpentStore

/// Tries a ranking on an election that it did not know: ranks by the elections before a day, and
/// looks at what came after.
public struct BacktestRanking: Sendable {
  /// How to rank. Its elections, where it names some, must all be before the day.
  public var ranking: RankSectors
  /// Only elections held before this day are ranked by.
  public var before: CalendarDate
  /// The election that is to be foretold, on this day or later.
  public var outcome: String
  public var measures = OutcomeMeasure.allCases
  /// Of the draws by chance.
  public var seed: UInt64 = 1

  public init(ranking: RankSectors, before: CalendarDate, outcome: String) {
    self.ranking = ranking
    self.before = before
    self.outcome = outcome
  }

  public func run() throws(ArpentError) -> Backtest {
    do {
      let profile = try ProfileChoice.profile(ranking.profile)
      let store = try ZoneStore.open(ranking.store, .readOnly)
      let known = try store.elections().map(\.election)
      let past = try past(known)
      var request = ranking
      // The outcome is joined to the same ground, and taken out before anything is ranked.
      request.elections = past.map(\.id) + [outcome]
      var input = try request.joined(from: store)
      // What is too small in the outcome is shown in no table of the trial either.
      var earlier = try request.earlier(input, in: store)
      earlier.withheld.formUnion(
        Ranking.withheld(of: input, thresholds: request.thresholds, earlier: earlier))
      guard let place = input.context.elections.firstIndex(where: { $0.election.id == outcome })
      else { throw ArpentError(.internal, "the outcome election was not joined") }
      let later = input.context.elections.remove(at: place)
      var results: [StationKey: SectorResult] = [:]
      for index in input.sectors.indices {
        results[input.sectors[index].key] = input.sectors[index].results.remove(at: place)
      }
      return try Backtest(
        try request.rank(input, by: profile, earlier: earlier), outcome: later, results: results,
        measures: measures,
        seed: seed)
    } catch {
      throw ArpentError(error)
    }
  }

  private func past(_ known: [Election]) throws(ArpentError) -> [Election] {
    let list = known.map { "\($0.id) of \($0.date)" }.joined(separator: ", ")
    guard let later = known.first(where: { $0.id == outcome }) else {
      throw ArpentError(
        .usage, "the store has no such election; it has: \(list)",
        Subject(file: ranking.store, field: "outcome", value: outcome))
    }
    guard later.date >= before else {
      throw ArpentError(
        .usage, "the outcome election, of \(later.date), was held before \(before)",
        Subject(field: "outcome", value: outcome))
    }
    var past = known.filter { $0.date < before }
    if !ranking.elections.isEmpty {
      past = []
      for id in ranking.elections {
        guard let found = known.first(where: { $0.id == id }) else {
          throw ArpentError(
            .usage, "the store has no such election; it has: \(list)",
            Subject(file: ranking.store, field: "elections", value: id))
        }
        guard found.date < before else {
          throw ArpentError(
            .usage, "this election, of \(found.date), was not held before \(before)",
            Subject(field: "elections", value: id))
        }
        past.append(found)
      }
    }
    guard !past.isEmpty else {
      throw ArpentError(
        .usage, "no election was held before \(before), so there is nothing to rank by: \(list)",
        Subject(file: ranking.store, field: "before", value: before.description))
    }
    return past
  }
}
