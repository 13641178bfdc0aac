/// Metres to a degree about one latitude on the WGS 84 ellipsoid: from the meridional and
/// prime-vertical radii of curvature there (Snyder, "Map Projections: A Working Manual", 1987, p. 24).
///
/// Positions are laid on a plane through these two scales. The scale along a parallel is that of the
/// centre's latitude, so a distance d is off by d/(2R) * tan(latitude) of itself at most, and by some
/// (d/R)^2 more: less than 0.08 % of it below 10 km at 45 degrees, 0.14 % at 60, 0.23 % at 71.
package struct LocalScale {
  package let metresPerDegreeX: Double
  package let metresPerDegreeY: Double
  package let center: Coordinate

  package init(at center: Coordinate) {
    let equatorialRadius = 6_378_137.0
    let eccentricity2 = 0.006_694_379_990_141_316
    let latitude = min(max(center.y, -90), 90) * .pi / 180
    let (sine, cosine) = (LocalScale.sine(latitude), LocalScale.sine(.pi / 2 - abs(latitude)))
    let w2 = 1 - eccentricity2 * sine * sine
    let w = w2.squareRoot()
    let meridional = equatorialRadius * (1 - eccentricity2) / (w2 * w)
    let primeVertical = equatorialRadius / w
    metresPerDegreeX = max(primeVertical * cosine * .pi / 180, 1e-9)
    metresPerDegreeY = meridional * .pi / 180
    self.center = center
  }

  /// By its series, so that every machine agrees on the last bit. For angles up to a right one.
  private static func sine(_ angle: Double) -> Double {
    let square = angle * angle
    var term = angle
    var sum = angle
    for k in 1...13 {
      term *= -square / Double(2 * k * (2 * k + 1))
      sum += term
    }
    return sum
  }

  /// Metres from the centre to the nearest point of a segment.
  func distance(to edge: Edge) -> Double {
    let ax = (edge.ax - center.x) * metresPerDegreeX
    let ay = (edge.ay - center.y) * metresPerDegreeY
    let dx = (edge.bx - edge.ax) * metresPerDegreeX
    let dy = (edge.by - edge.ay) * metresPerDegreeY
    let length2 = dx * dx + dy * dy
    let along = length2 > 0 ? min(max(-(ax * dx + ay * dy) / length2, 0), 1) : 0
    let (x, y) = (ax + along * dx, ay + along * dy)
    return (x * x + y * y).squareRoot()
  }
}
