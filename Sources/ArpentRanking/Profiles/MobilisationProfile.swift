import ArpentElections
import Foundation

/// registered × abstention × support: how many supporters may have stayed at home.
///
/// - registered: electors on the roll of the latest election chosen.
/// - abstention: mean over the elections chosen of (registered − cast) ÷ registered, each election
///   weighing the same.
/// - support: mean, over the elections where the candidacies chosen stood, of their votes ÷ valid
///   votes. Without a choice the score is registered × abstention, and there is no such part.
///
/// A sector that lacks one of the elections has no score: a mean over fewer elections could not
/// be compared with the others.
public struct MobilisationProfile: Profile {
  public var name: String { "mobilisation" }

  public init() {}

  public var possibleParts: [Part] {
    [
      Part(id: "registered", unit: .electors), Part(id: "abstention", unit: .share),
      Part(id: "support", unit: .share),
    ]
  }

  public func parts(in context: RankingContext) -> [Part] {
    context.hasSupport ? possibleParts : Array(possibleParts.prefix(2))
  }

  public func measure(_ sector: SectorInput, in context: RankingContext) -> Measurement {
    var reasons: [UnrankedReason] = sector.ground == nil ? [.noGround] : []
    var registered: [Double?] = []
    var abstention: [Double?] = []
    var support: [Double?] = []
    for (election, result) in zip(context.elections, sector.results) {
      let id = election.election.id
      registered.append(result?.tally.registered.map(Double.init))
      switch Self.abstention(result, id) {
      case .success(let rate): abstention.append(rate)
      case .failure(let lack):
        abstention.append(nil)
        reasons.append(lack.reason)
        support.append(nil)
        continue
      }
      switch Self.support(result, election) {
      case .success(let share): support.append(share)
      case .failure(let lack):
        support.append(nil)
        reasons.append(lack.reason)
      }
    }
    if context.hasSupport, reasons.isEmpty, support.allSatisfy({ $0 == nil }) {
      reasons.append(.supportDidNotStand)
    }
    guard reasons.isEmpty, let latest = context.chronology.last, let roll = registered[latest],
      let abstentionMean = mean(abstention)
    else { return .unranked(reasons) }
    var parts = [
      PartValue(value: roll, byElection: registered),
      PartValue(value: abstentionMean, byElection: abstention),
    ]
    if context.hasSupport, let supportMean = mean(support) {
      parts.append(PartValue(value: supportMean, byElection: support))
    }
    return .measured(parts)
  }

  public func score(_ parts: [Double]) -> Double { parts.reduce(1, *) }

  /// ln(part ÷ mean): logarithms of factors add up to the logarithm of their product, so the
  /// contributions sum to ln(score ÷ score of the average sector). `nil` when the part is zero.
  public func contribution(of part: Double, mean: Double) -> Double? {
    part > 0 && mean > 0 ? log(part / mean) : nil
  }

  private struct Lack: Error { var reason: UnrankedReason }

  private static func abstention(_ result: SectorResult?, _ id: String) -> Result<Double, Lack> {
    guard let result else { return .failure(Lack(reason: .noResult(election: id))) }
    guard let registered = result.tally.registered, let cast = result.tally.ballotsCast else {
      return .failure(Lack(reason: .noTurnout(election: id)))
    }
    guard registered > 0 else { return .failure(Lack(reason: .nobodyRegistered(election: id))) }
    guard cast <= registered else {
      return .failure(Lack(reason: .moreBallotsThanRegistered(election: id)))
    }
    return .success(Double(registered - cast) / Double(registered))
  }

  /// `nil` within a success: this election says nothing of the support here.
  private static func support(
    _ result: SectorResult?, _ election: ElectionInput
  ) -> Result<Double?, Lack> {
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
    return .success(Double(votes) / Double(valid))
  }
}

/// Mean of the values there are; `nil` when there is none.
func mean(_ values: [Double?]) -> Double? {
  let known = values.compactMap { $0 }
  return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
}
