public import ArpentGeometry

/// What a plan must keep to.
public struct PlanRequest: Hashable, Sendable {
  /// What there is to spend, over all teams; each team gets the same part of it.
  public enum Budget: Hashable, Sendable {
    /// Hours of work of the teams, the ways between sectors included.
    case hours(Double)
    /// Doors to knock on, however long the ways between them.
    case doors(Double)
  }

  public var budget: Budget
  /// At least 1. A sector belongs to one team.
  public var teams = 1
  /// Where every team sets out from and comes back to, in EPSG:4326. Without it a team starts in
  /// its first sector and ends in its last.
  public var start: Coordinate?
  /// Each team's sectors must form one piece, sector to sector over a shared border.
  public var isContiguous = false
  /// Sectors with fewer doors are joined with a neighbour until they have as many.
  public var minimumDoors = 0.0
  /// The sector that brings least may be worked in part, so that no hour is left over. Otherwise
  /// every sector of the plan is worked whole.
  public var allowsPart = true
  public var travel = TravelModel()

  public init(budget: Budget) { self.budget = budget }
}
