import ArpentElections
public import ArpentPages

/// The columns of a ranking, one list for all outputs: what the CSV and the GeoJSON say is the
/// same by construction.
public struct SectorColumns: Sendable {
  private let ranking: Ranking
  /// Names, in order. No two are equal.
  public let names: [String]
  private let statisticNames: [String]
  private let explainer: Explainer
  private let latest: Int?
  /// Of every part that the profile can have: where it stands among those used, and its decimals.
  private let parts: [(used: Int?, decimals: Int)]
  /// Places, among the formula's shown indicators, of those that have a column of their own.
  private let shown: [Int]

  /// - Parameter language: of the explanations.
  public init(_ ranking: Ranking, language: Language = .en) {
    self.ranking = ranking
    explainer = Explainer(ranking, language)
    let context = ranking.context
    latest = context.chronology.last
    var names = ["rank", "sector", "commune", "code", "name", "vintage", "score", "score_ratio"]
    let possibleParts = ranking.profile.possibleParts
    let possible = possibleParts.map(\.id)
    parts = possibleParts.map { part in
      (ranking.parts.firstIndex(of: part), part.unit == .electors || part.unit == .doors ? 2 : 6)
    }
    names += ["score_low", "score_high", "score_counted", "rank_low", "rank_high", "tie_group"]
    names += possible + possible.map { "contribution_\($0)" }
    let extra = ranking.formula.shown.map(\.columnName)
    shown = extra.indices.filter { i in
      !names.contains(extra[i]) && extra.firstIndex(of: extra[i]) == i
    }
    names += shown.map { extra[$0] }
    for election in context.elections {
      names += [
        "registered", "cast", "valid", "support_votes", "abstention", "turnout", "support",
        "interpolated", "carried_by", "coverage", "registered_low", "registered_high",
      ].map { "\($0)_\(election.election.id)" }
    }
    names += ["area_km2", "registered_per_km2", "households", "contacts"]
    statisticNames = Self.statisticNames(context)
    for name in statisticNames {
      names += [name, "\(name)_coverage", "\(name)_imputed", "\(name)_interpolated"]
    }
    self.names = names + ["why", "withheld", "reasons"]
  }

  /// A column's name for each statistic: with its data set where two have the same name.
  static func statisticNames(_ context: RankingContext) -> [String] {
    let plain = context.statistics.map { "stat_\($0.variable.name)" }
    var seen: Set<String> = []
    let repeated = Set(plain.filter { !seen.insert($0).inserted })
    var taken: Set<String> = []
    return zip(plain, context.statistics).map { name, statistic in
      let full =
        repeated.contains(name) ? "stat_\(statistic.dataset)_\(statistic.variable.name)" : name
      var unique = full
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(full)_\(number)"
        number += 1
      }
      return unique
    }
  }

  /// One value a name, in the order of ``names``.
  public func values(of outcome: SectorOutcome) -> [PropertyValue] {
    let sector = outcome.sector
    let score = outcome.score
    var row: [PropertyValue] = []
    row.reserveCapacity(names.count)
    row += [
      .optional(score?.rank), .text(sector.key.description), .text(sector.key.commune),
      .text(sector.key.code), .optional(sector.name), .text(sector.vintage),
      .rounded(score?.value, 4), .rounded(score?.ratio, 4),
    ]
    let band = score?.band
    row += [
      .rounded(band?.score.lowerBound, 4), .rounded(band?.score.upperBound, 4),
      .rounded(score?.counted, 4), .optional(band?.rank.lowerBound),
      .optional(band?.rank.upperBound), .optional(band?.group),
    ]
    row += parts(score)
    row += shown.map { .rounded(score?.shown[$0], 6) }
    for (election, result) in zip(ranking.context.elections, sector.results) {
      row += figures(election, result)
    }
    let kilometres = sector.area.map { $0 / 1e6 }
    var density: Double?
    if let latest, let kilometres, kilometres > 0,
      let registered = sector.results[latest]?.tally.registered
    {
      density = Double(registered) / kilometres
    }
    row += [
      .rounded(kilometres, 6), .rounded(density, 1), .rounded(sector.households, 2),
      .optional(sector.contacts),
    ]
    for statistic in sector.statistics {
      row += [
        .rounded(statistic.value, 6), outcome.isWithheld ? .none : .rounded(statistic.coverage, 4),
        statistic.value == nil ? .none : .rounded(statistic.imputedShare, 4),
        statistic.value == nil ? .none : .rounded(statistic.interpolatedShare, 4),
      ]
    }
    row.append(.optional(explainer.why(outcome)))
    row.append(.flag(outcome.isWithheld))
    switch outcome.status {
    case .notRanked(let reasons): row.append(.text(reasons.map(\.code).joined(separator: " ")))
    case .withheld: row.append(.text("withheld"))
    case .ranked: row.append(.none)
    }
    return row
  }

  /// The properties of a sector's feature, in the order of ``names``.
  public func properties(for outcome: SectorOutcome) -> [(name: String, value: PropertyValue)] {
    Array(zip(names, values(of: outcome))).map { (name: $0, value: $1) }
  }

  /// Values, then contributions, of every part the profile can have.
  private func parts(_ score: SectorScore?) -> [PropertyValue] {
    var values: [PropertyValue] = []
    var contributions: [PropertyValue] = []
    for (used, decimals) in parts {
      values.append(.rounded(used.flatMap { score?.parts[$0].value }, decimals))
      contributions.append(.rounded(used.flatMap { score?.contributions[$0] }, 6))
    }
    return values + contributions
  }

  private func figures(_ election: ElectionInput, _ result: SectorResult?) -> [PropertyValue] {
    guard let result else { return Array(repeating: .none, count: 12) }
    let tally = result.tally
    let votes = election.supportVotes(in: result.votes)
    var share: Double?
    if let votes, let valid = tally.validVotes, valid > 0 { share = Double(votes) / Double(valid) }
    return [
      .optional(tally.registered), .optional(tally.ballotsCast), .optional(tally.validVotes),
      .optional(votes), .rounded(tally.turnout.map { 1 - $0 }, 6), .rounded(tally.turnout, 6),
      .rounded(share, 6), .rounded(result.interpolatedShare, 4),
      .optional(result.carried?.method), .rounded(result.carried?.coverage, 4),
      .rounded(result.carried?.registered?.lowerBound, 1),
      .rounded(result.carried?.registered?.upperBound, 1),
    ]
  }
}
