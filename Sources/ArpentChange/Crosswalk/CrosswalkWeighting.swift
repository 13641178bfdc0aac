public import ArpentGeometry

/// A place and how many people (households, dwellings, electors) are counted there: a census block,
/// a population cell.
public struct PopulatedGround: Hashable, Sendable {
  public var ground: MultiPolygon
  /// Finite, not negative.
  public var count: Double

  public init(ground: MultiPolygon, count: Double) {
    precondition(count >= 0 && count.isFinite, "a count is finite and not negative")
    self.ground = ground
    self.count = count
  }
}

/// Where, within its ground, the count of a unit is taken to live when an edge cuts through it.
public enum UnitPlacement: String, Hashable, Sendable, CaseIterable {
  /// Evenly over its ground.
  case spread
  /// All of it in the source, and in the target, that share most ground with the unit; of equal ones,
  /// in the first.
  case whole
  /// All of it at its centre of gravity, or at a position inside where that lies outside.
  case point
}

/// What tells where, within a source that has to be divided, its figures belong.
public enum CrosswalkWeighting: Sendable {
  case addresses(AddressTally)
  case population([PopulatedGround], UnitPlacement)

  var method: Crosswalk.Method {
    switch self {
    case .addresses: .addresses
    case .population: .population
    }
  }
}
