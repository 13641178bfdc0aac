public import ArpentElections
public import ArpentGeometry

/// What a plan needs to know of a sector.
public struct PlanSector: Sendable {
  public var key: StationKey
  public var name: String?
  /// In EPSG:4326.
  public var ground: MultiPolygon
  /// What working the whole sector is expected to bring; parts of it bring it in proportion to
  /// their doors. Sectors of no value are never chosen.
  public var value: Double
  /// Doors to knock on, and where their number comes from.
  public var doors: DoorCount
  /// Minutes that a team needs for all the doors, the ways between sectors not counted.
  public var minutes: Double

  public init(
    key: StationKey, name: String? = nil, ground: MultiPolygon, value: Double, doors: DoorCount,
    minutes: Double
  ) {
    self.key = key
    self.name = name
    self.ground = ground
    self.value = value
    self.doors = doors
    self.minutes = minutes
  }
}

/// A number of doors, with its origin.
public struct DoorCount: Hashable, Sendable {
  /// Where a number of doors comes from.
  public enum Origin: Hashable, Sendable {
    /// Households or dwellings of the sector, from statistics.
    case households
    /// Registered electors ÷ electors behind a door.
    case registered
  }

  public var count: Double
  public var origin: Origin

  public init(_ count: Double, from origin: Origin) {
    self.count = count
    self.origin = origin
  }
}
