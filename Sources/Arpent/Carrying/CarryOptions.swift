import ArpentChange

/// How figures go from zones to others.
public struct CarryOptions: Hashable, Sendable {
  /// What to divide a zone by whose ground goes to several others.
  public var weights = CrosswalkWeights.best
  /// What lies in no target goes to the targets of the same zone, in proportion.
  public var sharesOutside = false
  /// Ground that is nowhere wider than this, in metres, is a trace of drawing and carries nobody:
  /// the same boundary drawn twice is not change.
  public var tolerance = LineageCriteria.defaultTolerance

  public init() {}
}
