public import ArpentElections

/// One election chosen for a ranking, and whose support counts in it.
public struct ElectionInput: Sendable {
  /// How the results came onto the sectors, where the election was held on other zones.
  public var carriage: ResultCarriage?
  public var election: Election
  /// What a reader calls it; `nil` shows the identifier.
  public var title: String?
  public var candidacies: [Candidacy]
  /// Indices into `candidacies` of those whose votes are the support. Empty when none was chosen
  /// for this election: it then says nothing about support.
  public var support: [Int]
  /// Results of the stations that no sector stands for (prisoners, voters abroad).
  public var stationsWithoutGround: [StationResult]
  /// Sums over all results imported for the place, taken without looking at sectors, so that
  /// comparing them with the sectors' sums shows whether the join lost or doubled a vote.
  public var imported: VoteTotals

  public init(
    election: Election, title: String? = nil, candidacies: [Candidacy], support: [Int] = [],
    stationsWithoutGround: [StationResult] = [], imported: VoteTotals
  ) {
    self.election = election
    self.title = title
    self.candidacies = candidacies
    self.support = support
    self.stationsWithoutGround = stationsWithoutGround
    self.imported = imported
  }

  /// Votes of the candidacies chosen; `nil` when none is chosen or none of them stood there.
  public func supportVotes(in votes: [StationResult.Votes]) -> Int? {
    var total: Int?
    for vote in votes where support.contains(vote.candidacy) { total = (total ?? 0) + vote.count }
    return total
  }
}
