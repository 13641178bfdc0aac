public import ArpentGeometry

/// Why coordinates can't be read or moved.
public enum ProjectionError: Error, Hashable, Sendable {
  /// The text names no coordinate reference system that PROJ knows.
  case unknownCRS(text: String, reason: String)
  /// The text names a system without positions on the ground: vertical, local, geocentric.
  case notHorizontal(text: String, kind: String)
  /// PROJ knows no way from one system to the other.
  case noTransformation(from: String, to: String, reason: String)
  /// A position can't be moved. `place` says where it stands in its shape
  /// (`polygon 2, interior 1 ring, position 17`), when it came in one.
  case cannotTransform(
    position: Coordinate, place: String?, from: String, to: String, reason: String)
  /// A box that should be longitude and latitude in degrees is empty or isn't that.
  case notLongitudeLatitude(box: BoundingBox)
  /// PROJ itself fails: no memory, no database.
  case system(reason: String)

  /// One sentence for the user.
  public var message: String {
    switch self {
    case .unknownCRS(let text, let reason):
      "no coordinate reference system is known as \"\(shortened(text))\": \(reason)"
    case .notHorizontal(let text, let kind):
      "\"\(shortened(text))\" is a \(kind) system, which gives no positions on the ground"
    case .noTransformation(let from, let to, let reason):
      "no way is known from \(from) to \(to): \(reason)"
    case .cannotTransform(let position, let place, let from, let to, let reason):
      "\(place.map { "\($0): " } ?? "")position \(position) can't go from \(from) to \(to): \(reason)"
    case .notLongitudeLatitude(let box):
      "longitudes and latitudes in degrees are wanted, not \(describe(box))"
    case .system(let reason):
      "PROJ fails: \(reason)"
    }
  }
}

extension ProjectionError: CustomStringConvertible {
  public var description: String { message }
}

/// A definition may be pages of WKT: its start is enough to recognise it by.
private func shortened(_ text: String) -> String {
  text.count <= 80 ? text : text.prefix(77) + "…"
}

/// `from (x, y) to (x, y)`.
func describe(_ box: BoundingBox) -> String {
  box.isEmpty
    ? "over nothing" : "from (\(box.minX), \(box.minY)) to (\(box.maxX), \(box.maxY))"
}
