public import ArpentGeometry

/// The ground that a polling station serves, in WGS 84 longitude/latitude (EPSG:4326).
public struct Zone: Hashable, Sendable {
  public var key: StationKey
  public var name: String?
  public var ground: MultiPolygon

  public init(key: StationKey, name: String? = nil, ground: MultiPolygon) {
    self.key = key
    self.name = name
    self.ground = ground
  }
}

/// A zone as it was true in the world over one period, and as the store has known it.
public struct ZoneVersion: Hashable, Sendable {
  public var zone: Zone
  /// Of its ground, in square metres of the projected CRS of its place.
  public var area: Double
  /// The vintage that first stated it.
  public var vintage: String
  public var validity: ValidPeriod
  public var recordedAt: Instant
  /// When the store stopped believing it; `nil` while it does.
  public var retractedAt: Instant?

  public init(
    zone: Zone, area: Double, vintage: String, validity: ValidPeriod, recordedAt: Instant,
    retractedAt: Instant? = nil
  ) {
    self.zone = zone
    self.area = area
    self.vintage = vintage
    self.validity = validity
    self.recordedAt = recordedAt
    self.retractedAt = retractedAt
  }
}

/// A named edition of a set of zones.
public struct Vintage: Hashable, Sendable {
  public var name: String
  public var validity: ValidPeriod

  public init(name: String, validity: ValidPeriod) {
    self.name = name
    self.validity = validity
  }
}
