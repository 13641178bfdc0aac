import ArpentGeometry

/// A wiggling line between two places, drawn by midpoint displacement.
///
/// Each half turns from its chord by an angle whose bound shrinks from level to level, so that the
/// whole line stays within `spread` of the chord as seen from either end: lines that leave a place
/// more than twice that apart never cross, and no line crosses itself.
struct Border {
  /// Radians.
  static let spread = 0.36
  private static let shrink = 0.65

  var from: Coordinate
  var to: Coordinate
  var segments: Int
  var dice: Dice

  /// Appends the positions from `from`, included, to `to`, left out.
  func append(to line: inout [Coordinate]) {
    var dice = dice
    Self.draw(
      from, to, segments, turn: Self.spread * (1 - Self.shrink), with: &dice, onto: &line)
  }

  private static func draw(
    _ a: Coordinate, _ b: Coordinate, _ segments: Int, turn: Double, with dice: inout Dice,
    onto line: inout [Coordinate]
  ) {
    guard segments > 1 else {
      line.append(a)
      return
    }
    // For angles this small the tangent is the angle, near enough.
    let offset = dice.around() * turn / 2
    let middle = Coordinate(
      x: (a.x + b.x) / 2 - (b.y - a.y) * offset, y: (a.y + b.y) / 2 + (b.x - a.x) * offset)
    let half = segments / 2
    draw(a, middle, half, turn: turn * shrink, with: &dice, onto: &line)
    draw(middle, b, segments - half, turn: turn * shrink, with: &dice, onto: &line)
  }
}
