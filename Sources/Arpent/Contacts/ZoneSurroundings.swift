import ArpentGeometry

/// What an assignment asks of the zones beside `locate`: distances, for those who want them.
///
/// The only place that knows how they are found: an index that answers `nearest(to:within:)`,
/// `zones(within:of:)` and `boundaryDistance(from:upTo:)` itself takes over by a change of the
/// three bodies below, and then needs no ground beside it.
struct ZoneSurroundings: Sendable {
  let index: ZoneIndex
  private let walk: BoundaryWalk?

  /// - Parameter ground: the shapes that the index was built from; without them nothing is near.
  init(_ index: ZoneIndex, ground: [MultiPolygon]?) {
    self.index = index
    walk = ground.map(BoundaryWalk.init)
  }

  /// The zone whose ground is nearest to a point in none, and how many metres away.
  func nearest(to point: Coordinate, within metres: Double) -> (zone: Int32, metres: Double)? {
    walk?.nearest(to: point, within: metres)
  }

  /// All zones with ground at most so many metres from the point, in ascending order.
  func zones(within metres: Double, of point: Coordinate) -> [Int32] {
    Set(index.claimants(of: point)).union(walk?.zones(within: metres, of: point) ?? []).sorted()
  }

  /// Metres to the nearest edge of any zone; `nil` when that is more than `limit`.
  func boundaryDistance(from point: Coordinate, upTo limit: Double) -> Double? {
    walk?.nearest(to: point, within: limit)?.metres
  }
}
