import CGEOS

extension GeosShape {
  /// No circle of this diameter fits into it: it vanishes when its edge is drawn in by half of that
  /// on all sides (erosion: Serra, *Image Analysis and Mathematical Morphology*, 1982). Lines and
  /// points have no width. Arcs round inner corners are drawn with eight chords a quarter circle,
  /// which calls a shape at most 0.5 % wider than it is.
  func isNowhereWider(than width: Double) throws(OverlayError) -> Bool {
    // The circle itself doesn't fit.
    if try area() < Double.pi / 4 * width * width { return true }
    // A strip of exactly that width must vanish, whatever the rounding of its coordinates.
    let inset = width / 2 * (1 + 1e-6)
    return try context.own(
      GEOSBuffer_r(context.handle, pointer, -inset, 8), "drawing in an edge"
    ).isEmpty
  }
}
