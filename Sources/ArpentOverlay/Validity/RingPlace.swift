/// Which ring of a shape: polygons and holes are counted from 1.
public struct RingPlace: Hashable, Sendable {
  /// From 1; `nil` in a shape of one polygon, which needs no number.
  public var polygon: Int?
  /// From 1; `nil` for the exterior.
  public var interior: Int?

  public init(polygon: Int?, interior: Int?) {
    self.polygon = polygon
    self.interior = interior
  }
}

extension RingPlace: CustomStringConvertible {
  /// `exterior`, `interior 2`, `polygon 3, exterior`: what ``Subject/ring`` wants.
  public var description: String {
    let ring = interior.map { "interior \($0)" } ?? "exterior"
    return polygon.map { "polygon \($0), \(ring)" } ?? ring
  }
}
