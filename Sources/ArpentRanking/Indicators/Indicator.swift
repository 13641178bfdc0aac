/// A figure that is worked out for every sector from results, statistics and counts. Each has a
/// published definition with its source: see ``text(in:)``.
public enum Indicator: Hashable, Sendable {
  case registered
  case turnout
  case abstention
  case turnoutTrend
  case dropOff
  case roundRise
  case support
  case performance
  case volatility
  case persuadability
  case mobilisationPotential
  case persuasionPotential
  case closeness
  case density
  case doors
  case contacts
  case doorsPerHour
  case votesPerHourByVoteShare
  case votesPerHourByTurnout
  case socioDemographic(SocioDemographic)
  /// A statistic as it was imported, by its name.
  case statistic(String)

  /// All but those named after a statistic.
  public static let named: [Indicator] =
    [
      .registered, .turnout, .abstention, .turnoutTrend, .dropOff, .roundRise, .support,
      .performance, .volatility, .persuadability, .mobilisationPotential, .persuasionPotential,
      .closeness, .density, .doors, .contacts, .doorsPerHour, .votesPerHourByVoteShare,
      .votesPerHourByTurnout,
    ] + SocioDemographic.allCases.map(Indicator.socioDemographic)

  /// As it stands in column names and in profiles: `turnout_trend`, `statistic:men_pauv`.
  public var id: String {
    switch self {
    case .registered: "registered"
    case .turnout: "turnout"
    case .abstention: "abstention"
    case .turnoutTrend: "turnout_trend"
    case .dropOff: "drop_off"
    case .roundRise: "round_rise"
    case .support: "support"
    case .performance: "performance"
    case .volatility: "volatility"
    case .persuadability: "persuadability"
    case .mobilisationPotential: "mobilisation_potential"
    case .persuasionPotential: "persuasion_potential"
    case .closeness: "closeness"
    case .density: "density"
    case .doors: "doors"
    case .contacts: "contact_count"
    case .doorsPerHour: "doors_per_hour"
    case .votesPerHourByVoteShare: "votes_per_hour_vote_share"
    case .votesPerHourByTurnout: "votes_per_hour_turnout"
    case .socioDemographic(let figure): figure.rawValue
    case .statistic(let name): "statistic:\(name)"
    }
  }

  /// By ``id``, with hyphens or underscores; `nil` for a name that no indicator has.
  public init?(id: String) {
    if id.hasPrefix("statistic:") {
      let name = id.dropFirst("statistic:".count)
      guard !name.isEmpty else { return nil }
      self = .statistic(String(name))
      return
    }
    let wanted = id.replacing("-", with: "_")
    guard let found = Self.named.first(where: { $0.id == wanted }) else { return nil }
    self = found
  }

  public var unit: Part.Unit {
    switch self {
    case .registered, .mobilisationPotential, .persuasionPotential, .contacts: .electors
    case .turnout, .abstention, .support, .performance, .closeness: .share
    case .turnoutTrend, .dropOff, .roundRise, .volatility, .persuadability: .points
    case .density: .perSquareKilometre
    case .doors: .doors
    case .doorsPerHour: .doorsPerHour
    case .votesPerHourByVoteShare, .votesPerHourByTurnout: .votesPerHour
    case .socioDemographic(let figure): figure.unit
    case .statistic: .number
    }
  }

  /// What a sector must have for it, beyond figures of its own.
  enum Need {
    /// Turnout of every election chosen: a mean over fewer could not be compared with the others'.
    case turnout
    /// Somebody chosen stood there in one election at least.
    case support
  }

  var needs: Set<Need> {
    switch self {
    case .registered, .turnout, .abstention, .turnoutTrend, .dropOff, .roundRise, .density:
      [.turnout]
    case .support, .performance, .volatility, .persuadability: [.support]
    case .mobilisationPotential, .persuasionPotential, .votesPerHourByVoteShare,
      .votesPerHourByTurnout:
      [.turnout, .support]
    case .closeness, .doors, .contacts, .doorsPerHour, .socioDemographic, .statistic: []
    }
  }
}
