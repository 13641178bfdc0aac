public import ArpentGeometry

/// One column of open statistics.
public struct StatisticVariable: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A count, whose sum over places means something.
    case extensive
    /// A rate or a mean; `weight` names the extensive variable that it is a mean over, if known.
    case intensive(weight: String?)
  }

  public var name: String
  public var kind: Kind
  /// `people`, `households`, `€ per year`, `%`…
  public var unit: String?
  /// What it measures, in a few plain words.
  public var label: String?

  public init(name: String, kind: Kind, unit: String? = nil, label: String? = nil) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.label = label
  }
}

/// A place that statistics are published for: a grid cell, an IRIS, a census block.
public struct StatisticUnit: Hashable, Sendable {
  public var id: String
  /// In EPSG:4326.
  public var ground: MultiPolygon
  /// One value a variable, in the data set's order; `nil` where withheld or missing.
  public var values: [Double?]
  /// The publisher estimated these values instead of counting them.
  public var isImputed: Bool

  public init(id: String, ground: MultiPolygon, values: [Double?], isImputed: Bool = false) {
    self.id = id
    self.ground = ground
    self.values = values
    self.isImputed = isImputed
  }
}

/// A table of statistics with the ground that each row speaks of.
public struct StatisticDataset: Sendable {
  public var name: String
  public var variables: [StatisticVariable]
  public var units: [StatisticUnit]

  public init(name: String, variables: [StatisticVariable], units: [StatisticUnit]) {
    self.name = name
    self.variables = variables
    self.units = units
  }
}
