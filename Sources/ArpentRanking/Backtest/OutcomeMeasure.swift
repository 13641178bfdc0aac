import ArpentElections

/// What happened afterwards, as a number for each sector that a ranking is tried against.
///
/// `after` stands for the outcome election, `before` for the latest election that the ranking knew
/// and that has the figure; shares of votes are of the valid votes.
public enum OutcomeMeasure: String, Hashable, Sendable, CaseIterable {
  /// registered × abstention × support, all after: supporters who stayed at home, if abstainers
  /// lean as their neighbours who vote. The lean is an assumption here as in the ranking.
  case abstainingSupporters = "abstaining-supporters"
  /// registered − cast, after: counted, whoever they lean to.
  case abstainers
  /// Votes of the support, after.
  case supportVotes = "support-votes"
  /// (support after − support before) × valid votes after: votes more than the share before would
  /// have given. May be negative.
  case supportChange = "support-change"
  /// (turnout after − turnout before) × registered after: ballots more than the turnout before
  /// would have given. May be negative.
  case turnoutGain = "turnout-gain"

  /// A change, which may be less than nothing: shares of a total make no sense of it.
  public var isSigned: Bool { self == .supportChange || self == .turnoutGain }

  /// It asks whose votes count.
  public var needsSupport: Bool { self != .abstainers && self != .turnoutGain }

  /// The measure, where both figures it takes are known; `nil` elsewhere.
  func amount(after: ElectionFigures, before: ElectionFigures?) -> Double? {
    switch self {
    case .abstainingSupporters:
      guard let registered = after.registered, let abstention = after.abstention,
        let support = after.support
      else { return nil }
      return registered * abstention * support
    case .abstainers: return after.abstainers
    case .supportVotes: return after.supportVotes
    case .supportChange:
      guard let now = after.support, let then = before?.support, let valid = after.valid else {
        return nil
      }
      return (now - then) * valid
    case .turnoutGain:
      guard let now = after.abstention, let then = before?.abstention,
        let registered = after.registered
      else { return nil }
      return (then - now) * registered
    }
  }
}

/// What a backtest reads of one sector's result in one election. Each is `nil` where the result
/// does not say it, or says what can't be.
struct ElectionFigures: Hashable, Sendable {
  var registered: Double?
  /// A whole number: a share of the registered, multiplied again, would part sectors that tie.
  var abstainers: Double?
  /// Share of the registered.
  var abstention: Double?
  var valid: Double?
  var supportVotes: Double?
  /// Share of the valid votes.
  var support: Double?

  init(_ result: SectorResult?, _ election: ElectionInput) {
    guard let result else { return }
    registered = result.tally.registered.map(Double.init)
    if let registered, registered > 0, let cast = result.tally.ballotsCast,
      Double(cast) <= registered
    {
      abstainers = registered - Double(cast)
      abstention = 1 - Double(cast) / registered
    }
    valid = result.tally.validVotes.map(Double.init)
    supportVotes = election.supportVotes(in: result.votes).map(Double.init)
    if let valid, valid > 0, let supportVotes, supportVotes <= valid {
      support = supportVotes / valid
    }
  }
}
