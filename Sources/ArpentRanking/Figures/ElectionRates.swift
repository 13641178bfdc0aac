import ArpentElections

/// Counts of one sector in one election that are whole enough to make rates of, or why they are not.
struct ElectionRates {
  /// How many of how many.
  struct Share {
    var count: Double
    var of: Double
    var rate: Double { count / of }
  }

  /// Abstentions of the registered.
  var abstention: Result<Share, Lack>
  /// `nil` within a success: the election says nothing of the support here.
  var support: Result<Share?, Lack>
  var lead: Lead?

  /// The first two in a sector.
  struct Lead {
    /// (first − second) ÷ valid.
    var margin: Double
    /// Variance of the margin, were the same people to vote again: multinomial.
    var variance: Double
  }

  struct Lack: Error { var reason: UnrankedReason }

  init(_ result: SectorResult?, _ election: ElectionInput) {
    abstention = Self.abstention(result, election.election.id)
    support = Self.support(result, election)
    lead = Self.lead(result)
  }

  private static func abstention(_ result: SectorResult?, _ id: String) -> Result<Share, Lack> {
    guard let result else { return .failure(Lack(reason: .noResult(election: id))) }
    guard let registered = result.tally.registered, let cast = result.tally.ballotsCast else {
      return .failure(Lack(reason: .noTurnout(election: id)))
    }
    guard registered > 0 else { return .failure(Lack(reason: .nobodyRegistered(election: id))) }
    guard cast <= registered else {
      return .failure(Lack(reason: .moreBallotsThanRegistered(election: id)))
    }
    return .success(Share(count: Double(registered - cast), of: Double(registered)))
  }

  private static func support(
    _ result: SectorResult?, _ election: ElectionInput
  ) -> Result<Share?, Lack> {
    let id = election.election.id
    guard let result, let votes = election.supportVotes(in: result.votes) else {
      return .success(nil)
    }
    guard let valid = result.tally.validVotes, valid > 0 else {
      return .failure(Lack(reason: .noValidVotes(election: id)))
    }
    guard votes <= valid else {
      return .failure(Lack(reason: .moreSupportThanValid(election: id)))
    }
    return .success(Share(count: Double(votes), of: Double(valid)))
  }

  private static func lead(_ result: SectorResult?) -> Lead? {
    guard let result, let valid = result.tally.validVotes, valid > 0, !result.votes.isEmpty else {
      return nil
    }
    var (first, second) = (0, 0)
    for vote in result.votes {
      if vote.count > first {
        (first, second) = (vote.count, first)
      } else if vote.count > second {
        second = vote.count
      }
    }
    guard first + second <= valid else { return nil }
    let margin = Double(first - second) / Double(valid)
    let both = Double(first + second) / Double(valid)
    return Lead(margin: margin, variance: (both - margin * margin) / Double(valid))
  }
}
