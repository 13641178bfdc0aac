import ArpentGeometry

/// A position in whole grid steps from a frame's origin. Whole numbers make every predicate of the
/// triangulation exact, and every shared position the very same one.
package struct GridPoint: Hashable, Comparable, BitwiseCopyable {
  package var x: Int32
  package var y: Int32

  package init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }

  package static func < (a: Self, b: Self) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }
}

/// A grid of 1/1024 m: a millimetre, as a binary fraction, so that grid positions are exact doubles.
struct PlanarGrid: Hashable, Sendable {
  static let step = 1.0 / 1024
  /// In whole metres.
  let origin: Coordinate
  /// How far from the origin a position may lie, in metres.
  static let reach = 500_000.0

  /// - Precondition: the box is less than ``reach`` wide and high.
  init(around box: BoundingBox) {
    origin = Coordinate(x: box.center.x.rounded(), y: box.center.y.rounded())
  }

  func holds(_ position: Coordinate) -> Bool {
    abs(position.x - origin.x) < Self.reach && abs(position.y - origin.y) < Self.reach
  }

  func snap(_ position: Coordinate) -> GridPoint {
    GridPoint(
      x: Int32(((position.x - origin.x) / Self.step).rounded()),
      y: Int32(((position.y - origin.y) / Self.step).rounded()))
  }

  func position(_ point: GridPoint) -> Coordinate {
    Coordinate(
      x: origin.x + Double(point.x) * Self.step, y: origin.y + Double(point.y) * Self.step)
  }
}
