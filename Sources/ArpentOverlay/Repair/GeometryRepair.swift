public import ArpentGeometry

/// What mending a shape did: the ground to use, each change, and the area that they moved.
public struct GeometryRepair: Hashable, Sendable {
  /// The valid ground, oriented; `nil` where nothing that has an area is left of the shape.
  public var ground: MultiPolygon?
  /// In the order in which they were made. Empty for a shape that was valid.
  public var changes: [RepairChange]
  /// Area claimed by the lines as drawn, by the even-odd rule, in squared coordinate units.
  public var areaBefore: Double
  /// Area of ``ground``.
  public var areaAfter: Double
  /// Area that is in one of the two and not in the other.
  public var areaMoved: Double
}

/// One change made to a shape.
public struct RepairChange: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The ring was closed with an edge of this length.
    case ringClosed(gap: Double)
    /// Positions that are no finite numbers were left out.
    case positionsDropped(count: Int)
    /// A ring without area was left out.
    case ringDropped
    /// A hole whose exterior was left out became ground.
    case holeMadeGround
    /// The rings were rebuilt.
    case rebuilt(RepairMethod)
  }

  public var kind: Kind
  /// `nil` where the whole shape is meant.
  public var place: RingPlace?

  /// One clause for a report.
  public var message: String {
    let ring = place.map { "\($0) ring" } ?? "the shape"
    return switch kind {
    case .ringClosed(let gap): "\(ring) was closed over \(gap)"
    case .positionsDropped(let count): "\(ring) lost \(count) impossible positions"
    case .ringDropped: "\(ring), which has no area, was left out"
    case .holeMadeGround: "\(ring) became ground, its exterior having no area"
    case .rebuilt(.structure): "the rings were rebuilt: exteriors merged, holes cut out"
    case .rebuilt(.linework): "the rings were rebuilt from all their lines"
    }
  }
}

/// How GEOS rebuilds a shape (`GEOSMakeValidWithParams`).
public enum RepairMethod: String, Hashable, Sendable {
  /// Exteriors made valid and merged, holes made valid and cut out of them.
  case structure
  /// All lines put together, then the areas between them found again.
  case linework
}
