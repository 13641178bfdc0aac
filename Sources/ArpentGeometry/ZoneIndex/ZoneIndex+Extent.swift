extension ZoneIndex {
  /// A rectangle round all zones; empty when there are none.
  package var extent: BoundingBox {
    guard zoneCount > 0 else { return .empty }
    return withExtendedLifetime(memory) {
      let frame = view.frame
      return BoundingBox(minX: frame.minX, minY: frame.minY, maxX: frame.maxX, maxY: frame.maxY)
    }
  }
}
