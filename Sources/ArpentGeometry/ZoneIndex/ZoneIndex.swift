/// Finds the zones of a point, exactly. Immutable and `Sendable`.
///
/// Zones are known by their ordinal: their place in the array that the index was built from. Build
/// it from zones sorted by code: where several zones claim a point, the lowest ordinal wins.
public struct ZoneIndex: Sendable {
  /// What the index says of one point.
  @frozen
  public struct Location: Hashable, Sendable, BitwiseCopyable {
    /// Ordinal of the zone, or -1 outside all zones.
    public var zone: Int32
    public var kind: Kind

    @inlinable
    public init(zone: Int32, kind: Kind) {
      self.zone = zone
      self.kind = kind
    }
  }

  /// How a point relates to the zones that claim it (those whose closed ground holds it).
  @frozen
  public enum Kind: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// In no zone and on no edge.
    case outside
    /// Inside exactly one zone and on no zone's edge.
    case interior
    /// On the edge of one or more zones, inside none.
    case boundary
    /// Claimed by several zones, inside at least one of them.
    case overlap
  }

  @usableFromInline package let zones: [MultiPolygon]
  @usableFromInline let boxes: [BoundingBox]

  public init(zones: [MultiPolygon]) {
    self.zones = zones
    boxes = zones.map(\.boundingBox)
  }

  public var zoneCount: Int { zones.count }

  /// The zone of one point.
  public func locate(_ point: Coordinate) -> Location {
    var first: Int32 = -1
    var count = 0
    var inside = 0
    for ordinal in zones.indices where boxes[ordinal].contains(point) {
      let location = zones[ordinal].locate(point)
      if location == .exterior { continue }
      if first < 0 { first = Int32(ordinal) }
      count += 1
      if location == .interior { inside += 1 }
    }
    if count == 0 { return Location(zone: -1, kind: .outside) }
    if inside == 0 { return Location(zone: first, kind: .boundary) }
    return Location(zone: first, kind: count == 1 ? .interior : .overlap)
  }

  /// The zone of each point, in order.
  /// - Precondition: `answers` has as many elements as `points`.
  public func locate(_ points: Span<Coordinate>, into answers: inout MutableSpan<Location>) {
    precondition(points.count == answers.count)
    for i in points.indices { answers[i] = locate(points[i]) }
  }

  /// Ordinals of all zones that claim the point, in ascending order.
  public func claimants(of point: Coordinate) -> [Int32] {
    zones.indices.filter { boxes[$0].contains(point) && zones[$0].locate(point) != .exterior }
      .map(Int32.init)
  }
}
