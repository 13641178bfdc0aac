/// A position: `x` is longitude and `y` latitude in degrees (EPSG:4326) unless said otherwise.
@frozen
public struct Coordinate: Hashable, Sendable, BitwiseCopyable {
  public var x: Double
  public var y: Double

  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  @inlinable
  public init(longitude: Double, latitude: Double) {
    self.init(x: longitude, y: latitude)
  }

  /// Neither ordinate is infinite or not a number.
  @inlinable
  public var isFinite: Bool { x.isFinite && y.isFinite }

  /// A position that exists on the globe, in degrees.
  @inlinable
  public var isGeographic: Bool {
    x >= -180 && x <= 180 && y >= -90 && y <= 90
  }
}

extension Coordinate: CustomStringConvertible {
  public var description: String { "(\(x), \(y))" }
}
