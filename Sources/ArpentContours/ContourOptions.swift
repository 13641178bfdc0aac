/// What decides how zones are drawn from addresses. The defaults were chosen on Concarneau and
/// Douarnenez (agreement of addresses held out) and on Bondy (ground of its IRIS).
public struct ContourOptions: Hashable, Sendable {
  /// The least distance of a border from a door, in metres, where there is room for it.
  public var clearance = 5.0
  /// How far borders may leave the middle between two doors: 0.5 not at all (near to Voronoi's),
  /// 0 up to the clearance.
  public var margin = 0.3
  /// Patches of a zone beside its main one that have no more rows than this are absorbed, and
  /// counted.
  public var absorbedRows = 8
  /// So are those with no more than this share of their station's rows.
  public var absorbedShare = 0.03
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
