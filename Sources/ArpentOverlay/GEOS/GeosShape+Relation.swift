import CGEOS

extension GeosShape {
  enum Relation {
    /// They share no position.
    case apart
    /// The other lies wholly in this one.
    case covering
    case crossing
  }

  /// How another geometry lies to this one, by this one's edge index.
  func relation(to other: GeosShape) throws(OverlayError) -> Relation {
    let prepared = try prepared()
    if try context.truth(
      "comparison", GEOSPreparedIntersects_r(context.handle, prepared, other.pointer)) == false
    {
      return .apart
    }
    return try context.truth(
      "comparison", GEOSPreparedCovers_r(context.handle, prepared, other.pointer))
      ? .covering : .crossing
  }
}
