public import ArpentElections

/// How well a ranking made before an election foretold what came after, beside simpler ways.
public struct Backtest: Sendable {
  /// An interval by resampling.
  public struct Interval: Hashable, Sendable {
    public var low: Double
    public var high: Double

    public func contains(_ value: Double) -> Bool { low <= value && value <= high }
  }

  /// How one method did on one measure.
  public struct Score: Hashable, Sendable {
    public var method: BacktestMethod
    /// Rank correlation of prediction and outcome over the sectors; `nil` where undefined.
    public var spearman: Double?
    /// Outcome per sector in the first tenth of the sectors ÷ over all; of sectors predicted the same
    /// where the tenth ends, as much is taken of each. `nil` for a change.
    public var liftBySector: Double?
    /// Outcome per elector in the first tenth of the electors ÷ over all: what an equal effort
    /// meets, whatever the size of sectors. `nil` for a change.
    public var liftByElector: Double?
    /// Outcome for each 1,000 electors, in the first tenth of the electors and over all.
    public var perThousand: Double
    public var perThousandOverall: Double
    public var curve: [GainPoint]
    /// The ranking's lead over this method, with its 90 % interval over sectors drawn again: of the
    /// lift by elector, and for a change of the outcome for each 1,000 electors. `nil` for the
    /// ranking itself.
    public var lead: Double?
    public var leadInterval: Interval?
  }

  /// All methods on one measure.
  public struct Trial: Hashable, Sendable {
    public var measure: OutcomeMeasure
    /// Sectors for which every method has something to say.
    public var sectors: Int
    /// Sum of the outcome over them.
    public var total: Double
    /// The ranking first.
    public var scores: [Score]
    /// 90 % of random orders have a lift by elector between these; for a change, so much for each
    /// 1,000 electors.
    public var random: Interval
    /// The curve of an order that knew the outcome.
    public var perfect: [GainPoint]
    public var verdict: Verdict

    /// The ranking's figure that ``random`` is an interval of.
    public var headline: Double? {
      scores.first.flatMap { measure.isSigned ? $0.perThousand : $0.liftByElector }
    }

    public var isNoBetterThanChance: Bool { headline.map { $0 <= random.high } ?? false }
  }

  /// What may be said of the ranking on a measure, from the interval of its lead.
  public enum Verdict: String, Hashable, Sendable {
    /// Better than the last result alone, beyond what drawing other sectors would change.
    case better
    /// Not told apart from it.
    case undecided
    /// Worse than it.
    case worse
    /// There is no last result to compare with.
    case alone
  }

  public let ranking: Ranking
  public let outcome: Election
  public let outcomeTitle: String?
  public let cases: [BacktestCase]
  /// Ranked sectors without a result in the outcome election, or without its roll.
  public let withoutOutcome: Int
  public let trials: [Trial]
  public let seed: UInt64

  /// Tries a ranking against a later election.
  ///
  /// - Parameters:
  ///   - measures: those that nobody's support is needed for stay when none was chosen.
  ///   - seed: of the orders and draws by chance; the same seed gives the same figures.
  /// - Throws: ``BacktestError``.
  /// - Complexity: O(measures × methods × (n log n + draws × n)) for n sectors
  public init(
    _ ranking: Ranking, outcome: ElectionInput, results: [StationKey: SectorResult],
    measures: [OutcomeMeasure] = OutcomeMeasure.allCases, seed: UInt64 = 1
  ) throws(BacktestError) {
    let dates = ranking.context.elections.map(\.election)
    if let late = dates.first(where: { $0.date >= outcome.election.date }) {
      throw .notBefore(election: late.id, date: late.date, outcome: outcome.election)
    }
    let cases = BacktestCase.all(of: ranking, outcome: outcome, results: results)
    guard cases.count >= Self.leastSectors else {
      throw .tooFewSectors(found: cases.count, ranked: ranking.ranked.count)
    }
    self.ranking = ranking
    self.outcome = outcome.election
    outcomeTitle = outcome.title
    self.cases = cases
    withoutOutcome = ranking.ranked.count - cases.count
    self.seed = seed
    trials = measures.compactMap { Self.trial($0, cases, seed) }
    guard !trials.isEmpty else { throw .nothingMeasured(outcome: outcome.election.id) }
  }

  /// Fewer have no tenth to speak of.
  public static let leastSectors = 20
  static let draws = 1000

  private static func trial(
    _ measure: OutcomeMeasure, _ all: [BacktestCase], _ seed: UInt64
  ) -> Trial? {
    // A method joins in when it has something to say of most sectors; then all are tried on the
    // sectors of which every one has.
    let methods = BacktestMethod.allCases.filter { method in
      all.count { $0.prediction(method, for: measure) != nil } * 2 > all.count
    }
    let cases = all.filter { sector in
      sector.outcomes[measure] != nil
        && methods.allSatisfy { sector.prediction($0, for: measure) != nil }
    }
    guard cases.count >= leastSectors, methods.contains(.ranking) else { return nil }
    let amounts = cases.map { $0.outcomes[measure]! }
    let electors = cases.map(\.registered)
    let curves = methods.map { method in
      GainCurve(cases.map { $0.prediction(method, for: measure)! })
    }
    let whole = amounts.reduce(0) { $0 + abs($1) }
    let found = curves.map { $0.tenths(amounts, electors) }
    let leads = Resampling(amounts, electors, seed: seed).leads(
      of: curves, isSigned: measure.isSigned)
    var scores: [Score] = []
    for (m, method) in methods.enumerated() {
      let tenths = found[m]
      var score = Score(
        method: method,
        spearman: RankCorrelation.spearman(
          cases.map { $0.prediction(method, for: measure)! }, amounts),
        liftBySector: measure.isSigned ? nil : tenths.liftBySector,
        liftByElector: measure.isSigned ? nil : tenths.liftByElector,
        perThousand: 1000 * tenths.amountPerElector.first,
        perThousandOverall: 1000 * tenths.amountPerElector.all,
        curve: curves[m].points(amounts, electors, whole: whole))
      if m > 0 {
        score.lead = Resampling.headline(found[0], measure.isSigned).flatMap { own in
          Resampling.headline(tenths, measure.isSigned).map { own - $0 }
        }
        score.leadInterval = leads[m]
      }
      scores.append(score)
    }
    let best = GainCurve(zip(amounts, electors).map { $0 / $1 })
    return Trial(
      measure: measure, sectors: cases.count, total: amounts.reduce(0, +), scores: scores,
      random: Resampling(amounts, electors, seed: seed).random(isSigned: measure.isSigned),
      perfect: best.points(amounts, electors, whole: whole),
      verdict: verdict(scores.first { $0.method == .lastResult }?.leadInterval))
  }

  private static func verdict(_ lead: Interval?) -> Verdict {
    guard let lead else { return .alone }
    return lead.low > 0 ? .better : lead.high < 0 ? .worse : .undecided
  }
}
