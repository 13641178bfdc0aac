public import ArpentChange

/// What to divide zones by when their ground goes to several others.
public struct CrosswalkWeights: Hashable, Sendable {
  public enum Choice: Hashable, Sendable {
    /// The surest that there is: addresses where a file is given, then people by the units given or
    /// by a data set of the store, then shared ground.
    case best
    /// Shared ground alone.
    case area
    /// Addresses of ``CrosswalkWeights/addresses``, then shared ground.
    case addresses
    /// People by the units given, or by the data set of the store that counts them best; then shared
    /// ground.
    case population
    /// One count of a data set of the store, then shared ground. Without a variable, the one that
    /// counts people best.
    case statistic(dataset: String, variable: String?)
  }

  public var choice: Choice
  /// A file of addresses; contacts, or the electoral register's address table.
  public var addresses: AddressFile?
  /// A polygon layer with a count, such as census blocks.
  public var units: UnitFile?
  /// Where the people of a unit are taken to live when an edge cuts through it.
  public var placement: UnitPlacement

  public init(
    _ choice: Choice = .best, addresses: AddressFile? = nil, units: UnitFile? = nil,
    placement: UnitPlacement = .spread
  ) {
    self.choice = choice
    self.addresses = addresses
    self.units = units
    self.placement = placement
  }

  /// The best that the store offers.
  public static let best = CrosswalkWeights()
  public static let area = CrosswalkWeights(.area)
}

/// A table with a position a row.
public struct AddressFile: Hashable, Sendable {
  public var path: String
  /// Columns of the position, both or none; found when not told.
  public var longitude: String?
  public var latitude: String?
  /// Column of what a row counts for: electors, or addresses. Without it `nb_adresses` where there
  /// is such a column, or 1.
  public var weight: String?
  /// What the positions are in (`EPSG:2154`); degrees when `nil`.
  public var crs: String?
  public var delimiter: UInt8?

  public init(path: String) { self.path = path }
}

/// A polygon layer with a count in a field.
public struct UnitFile: Hashable, Sendable {
  public var path: String
  /// Field of the count.
  public var count: String
  public var layer: String?
  public var crs: String?

  public init(path: String, count: String) {
    self.path = path
    self.count = count
  }
}
