/// What decides how zones are drawn from addresses. The defaults were chosen on addresses with known
/// polygons (Bondy, precincts of Baltimore County and Vermont, made-up doors along the streets of Paris,
/// Rennes, Nantes and Brest) and on Concarneau and Douarnenez (agreement of addresses held out).
public struct ContourOptions: Hashable, Sendable {
  /// The least distance of a border from a door, in metres, where there is room for it.
  public var clearance = 5.0
  /// How far borders may leave the middle between two doors less than 60 m apart: 0.5 not at all (near
  /// to Voronoi's), 0 up to the clearance.
  public var margin = 0.2
  /// The same between doors 200 m apart and more; in between it grows with the distance.
  public var wideMargin = 0.35
  /// The same, where greater, between doors that both look to a street on their other side.
  public var backMargin = 0.42
  /// Doors in a row hold a border to the axis of the street that they look to, where the next door
  /// beyond is no further than this, in metres, and looks elsewhere.
  public var frontReach = 60.0
  /// Further than this from any door, in metres, borders keep to the line that is as far from one
  /// side's doors as from the other's.
  public var openDistance = 500.0
  /// Patches of a zone beside its main one that have no more rows than this are absorbed, and
  /// counted.
  public var absorbedRows = 8
  /// So are those with no more than this share of their station's rows.
  public var absorbedShare = 0.01
  /// A door whose neighbours, but for less than this share, vote elsewhere is left out where its own
  /// street side says so too.
  public var doubtedShare = 0.05
  /// Addresses further than this outside the outline are left out; in metres.
  public var strayDistance = 100.0
  /// Stations that have a smaller share than this of the neighbours of their own addresses are
  /// suspected of not being territorial.
  public var mixedShare = 0.45

  public init() {}
}
