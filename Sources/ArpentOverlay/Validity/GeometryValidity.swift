public import ArpentGeometry

/// Finds what is wrong with a shape (OGC Simple Features, ISO 19125-1, 6.1.11 and 6.1.14).
public enum GeometryValidity {
  /// The shape can be used as it stands.
  /// - Complexity: that of one GEOS validity test, O(n log n) in practice
  public static func isValid(_ shape: MultiPolygon) -> Bool {
    problems(of: shape).allSatisfy(\.kind.isHarmless)
  }

  /// All problems that can be told apart: every ring's own, then those between the rings of each
  /// polygon, then those between polygons; harmless ones included. Within one ring or one pair of
  /// rings, the first crossing stands for all of them. Empty for a shape without a fault.
  /// - Complexity: one GEOS validity test for a valid shape; one a ring and a pair of touching
  ///   rings for others.
  public static func problems(of shape: MultiPolygon) -> [GeometryProblem] {
    if shape.isEmpty { return [GeometryProblem(kind: .noGround)] }
    var problems: [GeometryProblem] = []
    var isUsable = true
    let numbered = shape.polygons.count > 1
    for (index, polygon) in shape.polygons.enumerated() {
      for (hole, ring) in polygon.rings.enumerated() {
        let place = RingPlace(
          polygon: numbered ? index + 1 : nil, interior: hole == 0 ? nil : hole)
        let check = StructureCheck(ring, at: place)
        problems += check.problems
        isUsable = isUsable && check.isUsable
      }
    }
    let context = GeosContext()
    if isUsable, let whole = try? context.shape(shape), whole.isValid { return problems }
    problems += TopologyCheck(context: context).problems(of: shape)
    if problems.allSatisfy(\.kind.isHarmless), isUsable, let whole = try? context.shape(shape),
      let finding = whole.firstFault()
    {
      problems.append(
        GeometryProblem(kind: finding.kind ?? .other, location: finding.location))
    }
    return problems
  }
}
