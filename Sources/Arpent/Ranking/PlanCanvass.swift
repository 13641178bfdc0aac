public import ArpentRanking

/// Chooses the sectors that a team should work in the time there is.
public struct PlanCanvass: Sendable {
  public var ranking: Ranking
  public var request: PlanRequest
  /// Doors an hour, the same everywhere; `nil` for what the ranking's assumptions give where doors
  /// stand so dense.
  public var doorsPerHour: Double?
  /// Registered electors behind a door, where households are not known; `nil` for the ranking's.
  public var electorsPerDoor: Double?

  public init(ranking: Ranking, request: PlanRequest) {
    self.ranking = ranking
    self.request = request
  }

  public func run() throws(ArpentError) -> PlannedCanvass {
    var assumptions = PlanAssumptions(
      canvassing: ranking.formula.canvassing, doorsPerHour: doorsPerHour)
    if let electorsPerDoor { assumptions.canvassing.electorsPerDoor = electorsPerDoor }
    do {
      return try PlannedCanvass(of: ranking, request, assumptions)
    } catch {
      throw ArpentError(error)
    }
  }
}
