/// Why a sector has no rank. It is listed with this, never dropped and never given a zero.
public enum UnrankedReason: Hashable, Sendable {
  /// The source has no ground for it: nobody can go there.
  case noGround
  /// The election has no result for it.
  case noResult(election: String)
  /// The result does not say how many were registered, or how many voted.
  case noTurnout(election: String)
  /// Nobody was registered.
  case nobodyRegistered(election: String)
  /// More people voted than were registered.
  case moreBallotsThanRegistered(election: String)
  /// The result does not say how many votes were valid, or none was.
  case noValidVotes(election: String)
  /// The candidacies chosen got more votes than were valid.
  case moreSupportThanValid(election: String)
  /// None of the candidacies chosen stood there in any election.
  case supportDidNotStand
  /// A figure that the indicator is made from is not known here.
  case noValue(indicator: String)
  /// A filter of the profile leaves it out.
  case filteredOut(indicator: String)
  /// The profile names it among those to leave out.
  case excluded
  /// The profile ranks no more sectors of one commune than this.
  case beyondCommuneLimit(Int)

  /// Stable text for files: `no-result:2017_pres_t1`.
  public var code: String {
    switch self {
    case .noGround: "no-ground"
    case .noResult(let id): "no-result:\(id)"
    case .noTurnout(let id): "no-turnout:\(id)"
    case .nobodyRegistered(let id): "nobody-registered:\(id)"
    case .moreBallotsThanRegistered(let id): "more-ballots-than-registered:\(id)"
    case .noValidVotes(let id): "no-valid-votes:\(id)"
    case .moreSupportThanValid(let id): "more-support-than-valid:\(id)"
    case .supportDidNotStand: "support-did-not-stand"
    case .noValue(let indicator): "no-value:\(indicator)"
    case .filteredOut(let indicator): "filtered-out:\(indicator)"
    case .excluded: "excluded"
    case .beyondCommuneLimit(let most): "beyond-commune-limit:\(most)"
    }
  }
}
