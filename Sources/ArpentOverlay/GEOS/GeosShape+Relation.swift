import CGEOS

extension GeosShape {
  enum Relation {
    /// They share no position.
    case apart
    /// The other lies wholly in this one.
    case covering
    case crossing
  }

  /// They share a position.
  func meets(_ other: GeosShape) throws(OverlayError) -> Bool {
    try context.truth(
      "comparison", GEOSPreparedIntersects_r(context.handle, try prepared(), other.pointer))
  }

  /// How another geometry lies to this one, by this one's edge index. `mayCover` is false where
  /// their boxes show that this one can't cover the other.
  func relation(to other: GeosShape, mayCover: Bool) throws(OverlayError) -> Relation {
    guard try meets(other) else { return .apart }
    guard mayCover else { return .crossing }
    return try context.truth(
      "comparison", GEOSPreparedCovers_r(context.handle, try prepared(), other.pointer))
      ? .covering : .crossing
  }
}
