import ArpentFormats
import ArpentGeometry

/// Which zone a contact gets: all that hangs on its position, and nothing of the reason.
struct ZoneChoice: Sendable {
  let index: ZoneIndex
  /// A contact in no zone gets the nearest one within this many metres.
  let nearestMetres: Double?
  /// Positions were brought from another reference system: latitude and longitude can't be swapped.
  let isTransformed: Bool
  private let extent: BoundingBox

  init(index: ZoneIndex, nearestMetres: Double?, isTransformed: Bool) {
    self.index = index
    self.nearestMetres = nearestMetres
    self.isTransformed = isTransformed
    extent = index.extent
  }

  /// The zone of a position that the index located, as ``RowZone``.
  @inline(__always)
  func number(_ point: Coordinate, _ location: ZoneIndex.Location) -> Int32 {
    location.zone >= 0 ? RowZone.located(location.zone) : looseNumber(point)
  }

  /// The zone of a position that no zone claims.
  func looseNumber(_ point: Coordinate) -> Int32 {
    guard let nearestMetres, point.isFinite, point.isGeographic, !isSwapped(point),
      let found = index.nearest(to: point, within: nearestMetres)
    else { return RowZone.none }
    return RowZone.nearest(found.zone)
  }

  /// Whether the position lies off the extent of all zones, and in a zone once its longitude and
  /// latitude are exchanged.
  func isSwapped(_ point: Coordinate) -> Bool {
    guard !isTransformed, point.isFinite, !extent.contains(point) else { return false }
    let exchanged = Coordinate(x: point.y, y: point.x)
    return extent.contains(exchanged) && index.locate(exchanged).zone >= 0
  }
}
