public import ArpentElections

/// A sector that can be tried: what was said of it before, and what came after.
public struct BacktestCase: Hashable, Sendable {
  public var key: StationKey
  public var name: String?
  /// Rank and score by the elections before.
  public var rank: Int
  public var score: Double
  /// Electors on the roll of the outcome election.
  public var registered: Double
  /// What each method orders by, highest first; a method that can't say is not there. The same
  /// measure before is under ``before``.
  public var predictions: [BacktestMethod: Double]
  /// By measure: the outcome, and the same at the last election before.
  public var outcomes: [OutcomeMeasure: Double]
  public var before: [OutcomeMeasure: Double]

  /// What a method orders by when a measure is tried.
  func prediction(_ method: BacktestMethod, for measure: OutcomeMeasure) -> Double? {
    method == .sameMeasure ? before[measure] : predictions[method]
  }
}

extension BacktestCase {
  /// Puts a ranking's sectors beside their results in a later election.
  ///
  /// - Parameters:
  ///   - ranking: made from elections before the outcome only.
  ///   - outcome: the later election.
  ///   - results: its results on the same ground, by sector.
  /// - Returns: the ranked sectors that have a result with a roll, best first.
  public static func all(
    of ranking: Ranking, outcome: ElectionInput, results: [StationKey: SectorResult]
  ) -> [BacktestCase] {
    let context = ranking.context
    let order = context.chronology
    return ranking.ranked.compactMap { ranked in
      guard let score = ranked.score, let result = results[ranked.sector.key] else { return nil }
      let after = ElectionFigures(result, outcome)
      guard let registered = after.registered, registered > 0 else { return nil }
      let past = order.map { ElectionFigures(ranked.sector.results[$0], context.elections[$0]) }
      // The last figures there are, which for support may be older than for turnout.
      let turnouts = past.filter { $0.abstention != nil }
      let supports = past.filter { $0.support != nil }
      func last(_ measure: OutcomeMeasure) -> [ElectionFigures] {
        measure.needsSupport ? supports : turnouts
      }
      var predictions: [BacktestMethod: Double] = [.ranking: score.value]
      predictions[.size] = past.last?.registered
      predictions[.lastResult] =
        context.hasSupport
        ? supports.last?.supportVotes
        : turnouts.last.flatMap { OutcomeMeasure.abstainers.amount(after: $0, before: nil) }
      var outcomes: [OutcomeMeasure: Double] = [:]
      var before: [OutcomeMeasure: Double] = [:]
      for measure in OutcomeMeasure.allCases {
        let known = last(measure)
        outcomes[measure] = measure.amount(after: after, before: known.last)
        before[measure] = known.last.flatMap {
          measure.amount(after: $0, before: known.dropLast().last)
        }
      }
      return BacktestCase(
        key: ranked.sector.key, name: ranked.sector.name, rank: score.rank, score: score.value,
        registered: registered, predictions: predictions, outcomes: outcomes, before: before)
    }
  }
}
