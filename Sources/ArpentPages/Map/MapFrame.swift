package import ArpentGeometry
import Foundation

/// A local equirectangular projection onto the drawing: true to scale along the middle parallel and
/// on all meridians, good for a town or a département. Drawing units are tenths of a pixel, y down.
package struct MapFrame {
  /// Longest width and height of the drawing, in tenths of a pixel.
  package static let limit = (width: 8600.0, height: 6800.0)
  package static let margin = 60.0

  package let width: Int
  package let height: Int
  /// Drawing units a metre.
  package let unitsPerMetre: Double

  private let origin: Coordinate
  private let scaleX: Double
  private let scaleY: Double

  /// `nil` when there is nothing to draw.
  package init?(_ box: BoundingBox) {
    guard !box.isEmpty, box.minX.isFinite, box.maxX.isFinite, box.minY.isFinite, box.maxY.isFinite
    else { return nil }
    // Length of a degree on the WGS 84 ellipsoid, by the usual series in the latitude.
    let latitude = box.center.y * .pi / 180
    let metresX = 111_412.84 * cos(latitude) - 93.5 * cos(3 * latitude)
    let metresY = 111_132.954 - 559.822 * cos(2 * latitude) + 1.175 * cos(4 * latitude)
    let ground = (
      width: max(box.width * max(metresX, 1), 1), height: max(box.height * metresY, 1)
    )
    unitsPerMetre = min(
      (Self.limit.width - 2 * Self.margin) / ground.width,
      (Self.limit.height - 2 * Self.margin) / ground.height)
    scaleX = max(metresX, 1) * unitsPerMetre
    scaleY = metresY * unitsPerMetre
    origin = Coordinate(x: box.minX, y: box.maxY)
    width = Int((ground.width * unitsPerMetre + 2 * Self.margin).rounded())
    height = Int((ground.height * unitsPerMetre + 2 * Self.margin).rounded())
  }

  package func project(_ position: Coordinate) -> MapPoint {
    MapPoint(
      x: Int(((position.x - origin.x) * scaleX + Self.margin).rounded()),
      y: Int(((origin.y - position.y) * scaleY + Self.margin).rounded()))
  }

  /// A round length in metres (1, 2 or 5 times a power of ten) that fits in `units`.
  package func roundLength(within units: Double) -> Double {
    let metres = units / unitsPerMetre
    let power = pow(10, floor(log10(metres)))
    for step in [5.0, 2, 1] where step * power <= metres { return step * power }
    return power
  }
}

/// A position on the drawing, in tenths of a pixel.
package struct MapPoint: Hashable {
  package var x: Int
  package var y: Int
}
