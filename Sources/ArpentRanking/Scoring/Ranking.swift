public import ArpentElections

/// Sectors in order of a profile's score, with all that is needed to explain it.
public struct Ranking: Sendable {
  /// As given; stations without ground that are withheld are no longer in it.
  public let context: RankingContext
  public let profile: any Profile
  public let parts: [Part]
  public let thresholds: DisclosureThresholds
  /// The ranked by score, highest first, then by key; then the others by key. Every sector of the
  /// input is there once.
  public let sectors: [SectorOutcome]
  /// Mean of each part over the ranked sectors: the average sector. Empty when none is ranked.
  public let averageParts: [Double]
  /// Stations without ground that are withheld for their size.
  public let withheldStations: [StationKey]
  /// By election; `nil` when even the totals would tell of too few people.
  public let totals: [ElectionTotals?]

  /// Ranks the sectors.
  ///
  /// - Precondition: every sector has one result slot an election and one value a statistic.
  /// - Complexity: O(n log n) for n sectors
  public init(
    _ input: RankingInput, profile: any Profile = MobilisationProfile(),
    thresholds: DisclosureThresholds = DisclosureThresholds()
  ) throws(RankingError) {
    try Self.check(input)
    let sectors = input.sectors.sorted { $0.key < $1.key }
    let disclosure = Disclosure(sectors, input.context, thresholds)
    let parts = profile.parts(in: input.context)

    var measured: [(sector: Int, parts: [PartValue], score: Double)] = []
    var others: [SectorOutcome] = []
    for (i, sector) in sectors.enumerated() {
      if disclosure.isWithheld(sector: i) {
        others.append(SectorOutcome(sector: sector.withoutFigures, status: .withheld))
        continue
      }
      switch profile.measure(sector, in: input.context) {
      case .measured(let values):
        measured.append((i, values, profile.score(values.map(\.value))))
      case .unranked(let reasons):
        others.append(SectorOutcome(sector: sector, status: .notRanked(reasons)))
      }
    }
    measured.sort { $0.score != $1.score ? $0.score > $1.score : $0.sector < $1.sector }

    let average =
      measured.isEmpty
      ? []
      : parts.indices.map { p in
        measured.reduce(0) { $0 + $1.parts[p].value } / Double(measured.count)
      }
    let averageScore = measured.isEmpty ? 0 : profile.score(average)
    var ranked: [SectorOutcome] = []
    var rank = 0
    for (i, entry) in measured.enumerated() {
      if i == 0 || entry.score != measured[i - 1].score { rank = i + 1 }
      let score = SectorScore(
        rank: rank, value: entry.score, parts: entry.parts,
        contributions: zip(entry.parts, average).map {
          profile.contribution(of: $0.value, mean: $1)
        },
        ratio: averageScore > 0 ? entry.score / averageScore : nil)
      ranked.append(SectorOutcome(sector: sectors[entry.sector], status: .ranked(score)))
    }

    self.profile = profile
    self.parts = parts
    self.thresholds = thresholds
    self.sectors = ranked + others
    averageParts = average
    context = disclosure.shownContext
    withheldStations = disclosure.withheldStations
    totals = disclosure.totals(
      sectors, isRanked: Set(measured.map(\.sector)), input.context)
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
