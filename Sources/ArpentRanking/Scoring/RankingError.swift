public import ArpentElections

/// Why no ranking can be made at all.
public enum RankingError: DescribedError, Hashable {
  case noElection
  case electionTwice(id: String)
  case sectorTwice(StationKey)
  /// Nobody of that name stood in any election chosen; `known` are the names that there are.
  case unknownSupport(name: String, known: [String])
  /// None of the bloc's nuances and names stood in any election chosen.
  case blocStoodNowhere(name: String, known: [String])
  /// The elections and statistics at hand don't give the indicator that the profile asks for.
  case indicatorOutOfReach(Indicator)
  /// The profile is about support, and none was chosen.
  case supportNeeded(profile: String)

  public var code: FailureCode {
    switch self {
    case .noElection, .electionTwice, .unknownSupport, .blocStoodNowhere,
      .indicatorOutOfReach, .supportNeeded:
      .usage
    case .sectorTwice: .badInput
    }
  }

  public var message: String {
    switch self {
    case .noElection: "a ranking needs the results of one election at least"
    case .electionTwice: "the election is chosen twice"
    case .sectorTwice: "two sectors have this key on the day that is ranked"
    case .unknownSupport(_, let known):
      "nobody of this name stood in the elections chosen; there are: "
        + known.joined(separator: ", ")
    case .blocStoodNowhere(_, let known):
      "nobody of this bloc stood in the elections chosen; there are: "
        + known.joined(separator: ", ")
    case .indicatorOutOfReach:
      "the elections and statistics chosen don't give this indicator: it needs more elections, two "
        + "rounds, a support that stood, or a statistic that was not imported"
    case .supportNeeded:
      "the profile is about support: choose candidates, lists or nuances with --support, or a bloc"
    }
  }

  public var subject: Subject {
    switch self {
    case .noElection: Subject()
    case .electionTwice(let id): Subject(field: "election", value: id)
    case .sectorTwice(let key): Subject(code: key.description)
    case .unknownSupport(let name, _): Subject(field: "support", value: name)
    case .blocStoodNowhere(let name, _): Subject(field: "bloc", value: name)
    case .supportNeeded(let profile): Subject(field: "profile", value: profile)
    case .indicatorOutOfReach(let indicator): Subject(field: "indicator", value: indicator.id)
    }
  }
}
