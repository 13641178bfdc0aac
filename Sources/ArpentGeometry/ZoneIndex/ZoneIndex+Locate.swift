extension ZoneIndex {
  /// The zone of one point.
  ///
  /// A point that is not finite is outside.
  public func locate(_ point: Coordinate) -> Location {
    withExtendedLifetime(memory) {
      guard view.frame.contains(point) else { return Location(zone: -1, kind: .outside) }
      return view.location(of: point)
    }
  }

  /// Ordinals of all zones that claim the point, in ascending order.
  public func claimants(of point: Coordinate) -> [Int32] {
    withExtendedLifetime(memory) {
      guard view.frame.contains(point) else { return [] }
      return view.claim(point).zones
    }
  }

  /// The zone of each point, in order.
  ///
  /// - Precondition: `answers` has as many elements as `points`.
  public func locate(_ points: Span<Coordinate>, into answers: inout MutableSpan<Location>) {
    locate(points, into: &answers, by: .best)
  }
}
