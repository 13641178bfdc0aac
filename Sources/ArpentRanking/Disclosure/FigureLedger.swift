import ArpentElections

/// The figures of a ranking that can be summed over sectors, in a fixed order, and each sector's size
/// in them.
struct FigureLedger {
  let figures: [DisclosedFigure]
  private let elections: Int

  init(_ context: RankingContext) {
    elections = context.elections.count
    figures =
      context.elections.map { .election($0.election.id) } + [.households, .contacts]
      + SectorColumns.statisticNames(context).map(DisclosedFigure.statistic)
  }

  /// One a figure; `nil` where the sector has none.
  func sizes(of sector: SectorInput) -> [Double?] {
    sector.results.map { $0.map { Double($0.tally.size) } }
      + [sector.households, sector.contacts.map(Double.init)] + sector.statistics.map(\.value)
  }

  /// Of a station without ground, which nobody's statistics and contacts are about.
  func sizes(of results: [Int?]) -> [Double?] {
    results.map { $0.map(Double.init) } + Array(repeating: nil, count: figures.count - elections)
  }

  /// The least size that may be told of each figure. Statistics that are not counts of households
  /// have none: their sector's households, or its roll, stand guard.
  func least(_ thresholds: DisclosureThresholds) -> [Double] {
    figures.map { figure in
      switch figure {
      case .election: Double(thresholds.minimumRegistered)
      case .households: thresholds.minimumHouseholds
      case .contacts: Double(thresholds.minimumContacts)
      case .statistic: -.infinity
      }
    }
  }
}

extension Tally {
  /// How many people a count is about at least: the roll, or the nearest figure that is stated.
  package var size: Int { registered ?? ballotsCast ?? validVotes ?? 0 }
}
