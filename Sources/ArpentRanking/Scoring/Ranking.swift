public import ArpentElections

/// Sectors in order of a profile's score, with all that is needed to explain it.
public struct Ranking: Sendable {
  /// As given; stations without ground that are withheld are no longer in it.
  public let context: RankingContext
  public let profile: any Profile
  /// The profile's formula for these elections and statistics.
  public let formula: Formula
  public let parts: [Part]
  public let thresholds: DisclosureThresholds
  /// How scores were drawn towards the mean and intervals made; `nil` when neither was done.
  public let uncertainty: Uncertainty?
  /// The ranked by score, highest first, then by key; then the others by key. Every sector of the
  /// input is there once.
  public let sectors: [SectorOutcome]
  /// Mean of each part over the ranked sectors: the average sector. Empty when none is ranked.
  public let averageParts: [Double]
  /// Stations without ground that are withheld for their size.
  public let withheldStations: [StationKey]
  /// By election; `nil` when even the totals would tell of too few people.
  public let totals: [ElectionTotals?]
  /// The beta-binomial models that small sectors were drawn by, one an election; `nil` without
  /// uncertainty.
  public let models: [RateModels]?
  /// What changes of weights and elections would do to the top; `nil` without uncertainty.
  public let sensitivity: Sensitivity?

  /// The models of one election's rates.
  public struct RateModels: Hashable, Sendable {
    public var abstention: BetaBinomial
    public var support: BetaBinomial
  }

  /// Ranks the sectors.
  ///
  /// - Parameters:
  ///   - uncertainty: `nil` scores the figures as counted and gives no interval.
  ///   - earlier: what rankings handed out before have shown and withheld.
  /// - Precondition: every sector has one result slot an election and one value a statistic.
  /// - Complexity: O(n log n) for n sectors, and O(n × simulations) with uncertainty.
  public init(
    _ input: RankingInput, profile: any Profile = MobilisationProfile(),
    thresholds: DisclosureThresholds = DisclosureThresholds(), uncertainty: Uncertainty? = nil,
    earlier: EarlierDisclosure = EarlierDisclosure()
  ) throws(RankingError) {
    try Self.check(input)
    let sectors = input.sectors.sorted { $0.key < $1.key }
    let disclosure = Disclosure(sectors, input.context, thresholds, earlier: earlier)
    let shown = sectors.indices.filter { !disclosure.isWithheld(sector: $0) }
    let formula = profile.formula(in: input.context)
    if formula.needsSupport, !input.context.hasSupport {
      throw .supportNeeded(profile: profile.name)
    }
    let scoring = try Scoring(shown.map { sectors[$0] }, input.context, formula, uncertainty)
    let order = scoring.order
    let scorer = scoring.scorer
    let average = Self.averages(scoring)
    let averageScore = average.isEmpty ? 0 : scorer.score(average)
    let bands = uncertainty.map { scoring.bands($0) }

    var ranked: [SectorOutcome] = []
    var rank = 0
    for (place, i) in order.enumerated() {
      let value = scoring.scores[i]
      if place == 0 || value != scoring.scores[order[place - 1]] { rank = place + 1 }
      let sector = sectors[shown[scoring.rows[i]]]
      let values = scoring.parts[i]
      let score = SectorScore(
        rank: rank, value: value, counted: scoring.countedScores[i],
        parts: formula.terms.enumerated().map { t, term in
          PartValue(
            value: values[t],
            byElection: scoring.byElection(term.indicator, row: scoring.rows[i]))
        },
        shown: scoring.shown[i],
        contributions: values.indices.map { scorer.contribution($0, values[$0], average[$0]) },
        ratio: formula.hasRatio && averageScore > 0 ? value / averageScore : nil,
        band: bands.map { $0[i] })
      ranked.append(SectorOutcome(sector: sector, status: .ranked(score)))
    }
    var others: [(index: Int, outcome: SectorOutcome)] = scoring.reasons.map { row, reasons in
      (shown[row], SectorOutcome(sector: sectors[shown[row]], status: .notRanked(reasons)))
    }
    others += sectors.indices.filter { disclosure.isWithheld(sector: $0) }.map {
      ($0, SectorOutcome(sector: sectors[$0].withoutFigures, status: .withheld))
    }
    others.sort { $0.index < $1.index }

    self.profile = profile
    self.formula = formula
    parts = formula.terms.map(\.part)
    self.thresholds = thresholds
    self.uncertainty = uncertainty
    self.sectors = ranked + others.map(\.outcome)
    averageParts = average
    models = scoring.table.models.map { models in
      models.map { RateModels(abstention: $0.abstention, support: $0.support) }
    }
    sensitivity = uncertainty.map { _ in
      Sensitivity(scoring, input.context, keys: shown.map { sectors[$0].key })
    }
    context = disclosure.shownContext
    withheldStations = disclosure.withheldStations
    totals = disclosure.totals(
      sectors, isRanked: Set(scoring.rows.map { shown[$0] }), input.context)
  }

  private static func averages(_ scoring: Scoring) -> [Double] {
    guard !scoring.rows.isEmpty else { return [] }
    return scoring.formula.terms.indices.map { t in
      scoring.parts.reduce(0) { $0 + $1[t] } / Double(scoring.rows.count)
    }
  }

  /// The sectors that have a rank, best first.
  public var ranked: ArraySlice<SectorOutcome> {
    sectors.prefix { $0.score != nil }
  }

  private static func check(_ input: RankingInput) throws(RankingError) {
    guard !input.context.elections.isEmpty else { throw .noElection }
    var elections: Set<String> = []
    for election in input.context.elections where !elections.insert(election.election.id).inserted {
      throw .electionTwice(id: election.election.id)
    }
    var keys: Set<StationKey> = []
    for sector in input.sectors {
      precondition(
        sector.results.count == input.context.elections.count, "one result slot an election")
      precondition(
        sector.statistics.count == input.context.statistics.count, "one value a statistic")
      guard keys.insert(sector.key).inserted else { throw .sectorTwice(sector.key) }
    }
  }
}

extension SectorInput {
  /// The ground alone: what may be shown of a withheld sector.
  var withoutFigures: SectorInput {
    var bare = self
    bare.results = results.map { _ in nil }
    bare.statistics = statistics.map { _ in
      SectorStatistic(value: nil, coverage: 0, imputedShare: 0, interpolatedShare: 0)
    }
    bare.households = nil
    bare.contacts = nil
    return bare
  }
}
