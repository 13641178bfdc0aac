public import ArpentGeometry

/// One thing wrong with a shape, and where.
public struct GeometryProblem: Hashable, Sendable {
  /// Stable names, as reports show them.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// No polygon at all.
    case noGround = "no-ground"
    /// An ordinate is infinite or not a number.
    case impossiblePosition = "impossible-position"
    /// Fewer than three different positions in a row.
    case tooFewPositions = "too-few-positions"
    /// The last position isn't the first.
    case ringNotClosed = "ring-not-closed"
    /// A position follows itself. Harmless: the shape is used as it is.
    case repeatedPosition = "repeated-position"
    /// The ring encloses nothing.
    case zeroArea = "zero-area-ring"
    /// A ring crosses itself.
    case selfIntersection = "self-intersection"
    /// A ring touches itself at a position.
    case selfTouchingRing = "self-touching-ring"
    /// Two rings of a polygon cross, or share an edge.
    case crossingRings = "crossing-rings"
    case holeOutsideShell = "hole-outside-shell"
    case nestedHoles = "nested-holes"
    /// Rings touch so that they cut the polygon in two.
    case disconnectedInterior = "disconnected-interior"
    /// The same ring twice.
    case duplicateRings = "duplicate-rings"
    /// A polygon lies within another of the same shape.
    case nestedShells = "nested-shells"
    /// Two polygons of a shape share ground.
    case overlappingParts = "overlapping-parts"
    /// Two polygons of a shape share an edge: they should be one.
    case adjoiningParts = "adjoining-parts"
    /// Found by GEOS, under no name of ours.
    case other = "invalid-geometry"

    /// The shape can be used in spite of it.
    public var isHarmless: Bool { self == .repeatedPosition }
  }

  public var kind: Kind
  /// The ring it is found on; `nil` where it concerns the whole shape.
  public var place: RingPlace?
  /// The other ring or polygon that has part in it.
  public var otherPlace: RingPlace?
  /// In the shape's own coordinates; `nil` where it has no place.
  public var location: Coordinate?
  /// Length of the gap in an unclosed ring, in coordinate units; shared area of overlapping parts,
  /// in squared units; number of impossible or repeated positions. `nil` for the other kinds.
  public var measure: Double?

  public init(
    kind: Kind, place: RingPlace? = nil, otherPlace: RingPlace? = nil,
    location: Coordinate? = nil, measure: Double? = nil
  ) {
    self.kind = kind
    self.place = place
    self.otherPlace = otherPlace
    self.location = location
    self.measure = measure
  }
}

extension GeometryProblem: CustomStringConvertible {
  public var description: String { message }

  /// One sentence with the place: `interior 2 ring crosses itself at (2.1, 48.3)`.
  public var message: String {
    let ring = place.map { "\($0) ring" } ?? "the shape"
    let other = otherPlace.map { "\($0) ring" } ?? "another ring"
    let spot = location.map { " at \($0)" } ?? ""
    let size = measure ?? 0
    return switch kind {
    case .noGround: "there is no polygon"
    case .impossiblePosition: "\(ring) has \(Int(size)) positions that are not finite numbers"
    case .tooFewPositions: "\(ring) has too few positions\(spot)"
    case .ringNotClosed: "\(ring) ends \(size) away from its start\(spot)"
    case .repeatedPosition: "\(ring) repeats \(Int(size)) positions, first\(spot)"
    case .zeroArea: "\(ring) encloses nothing\(spot)"
    case .selfIntersection: "\(ring) crosses itself\(spot)"
    case .selfTouchingRing: "\(ring) touches itself\(spot)"
    case .crossingRings: "\(ring) and \(other) cross or share an edge\(spot)"
    case .holeOutsideShell: "\(ring) lies outside the exterior that it should be a hole of\(spot)"
    case .nestedHoles: "\(ring) and \(other) lie one in the other\(spot)"
    case .disconnectedInterior: "rings touch so that they cut the polygon in two\(spot)"
    case .duplicateRings: "\(ring) and \(other) are the same\(spot)"
    case .nestedShells: "\(ring) and \(other) lie one in the other\(spot)"
    case .overlappingParts: "\(ring) and \(other) share an area of \(size)\(spot)"
    case .adjoiningParts: "\(ring) and \(other) share an edge\(spot)"
    case .other: "\(ring) is not valid\(spot)"
    }
  }
}
