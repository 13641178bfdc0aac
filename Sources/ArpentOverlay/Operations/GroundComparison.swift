public import ArpentGeometry

/// How a shape of one set lies to a shape of another that it shares ground with, when edges drawn
/// twice are not told apart: what is nowhere wider than a tolerance (no circle of that diameter fits
/// in) counts as a trace of drawing.
public struct GroundComparison: Hashable, Sendable {
  /// Places in the two arrays, from 0.
  public var source: Int
  public var target: Int
  /// Ground that both have, in squared units of the coordinates; more than zero.
  public var area: Double
  /// The ground that both have is nowhere wider than the tolerance.
  public var isSliver: Bool
  /// Most of the source lies in the target, and what doesn't is nowhere wider than the tolerance.
  public var sourceFits: Bool
  /// Most of the target lies in the source, and what doesn't is nowhere wider than the tolerance.
  public var targetFits: Bool

  public init(
    source: Int, target: Int, area: Double, isSliver: Bool, sourceFits: Bool, targetFits: Bool
  ) {
    self.source = source
    self.target = target
    self.area = area
    self.isSliver = isSliver
    self.sourceFits = sourceFits
    self.targetFits = targetFits
  }

  /// Compares every source with every target that it shares ground with, ordered by source, then
  /// target; the same whatever the number of threads.
  ///
  /// Shapes that are drawn alike on both sides, to the last digit, are compared with what is not, and
  /// with their like: two of them that overlap do so on both sides, which tells nothing.
  ///
  /// - Parameters:
  ///   - tolerance: more than zero, in units of the coordinates: pass metres for metres.
  ///   - threads: at least 1; each has a GEOS context of its own.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for the first invalid shape, as
  ///   `source 12` or `target 3`, counted from 1.
  /// - Complexity: O((s + t) log t) and the cutting of the pairs that meet.
  public static func between(
    _ sources: [MultiPolygon], _ targets: [MultiPolygon], tolerance: Double, threads: Int = 1
  ) throws(OverlayError) -> [GroundComparison] {
    precondition(tolerance > 0, "a tolerance of more than zero")
    let (known, kept) = (Set(targets), Set(sources))
    let isKept = (sources.map(known.contains), targets.map(kept.contains))
    return try cuttingPairs(
      sources, targets, threads: threads,
      where: { source, target in
        !(isKept.0[source] && isKept.1[target]) || sources[source] == targets[target]
      }
    ) { pair throws(OverlayError) in
      let area = try pair.shared.area()
      guard area > 0 else { return nil }
      return GroundComparison(
        source: pair.sourceNumber, target: pair.targetNumber, area: area,
        isSliver: try pair.shared.isNowhereWider(than: tolerance),
        sourceFits: try pair.source.fits(in: pair.target, sharing: area, tolerance),
        targetFits: try pair.target.fits(in: pair.source, sharing: area, tolerance))
    }
  }
}

extension MultiPolygon {
  /// Most of it lies in `other`, and what doesn't is nowhere wider than the tolerance.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for an invalid shape.
  public func fits(in other: MultiPolygon, tolerance: Double) throws(OverlayError) -> Bool {
    if isEmpty || other.isEmpty { return false }
    let context = GeosContext()
    let (a, b) = (
      try context.checked(self, "first shape"), try context.checked(other, "second shape")
    )
    return try a.fits(in: b, sharing: try a.intersection(b).area(), tolerance)
  }
}

extension GeosShape {
  fileprivate func fits(
    in other: GeosShape, sharing shared: Double, _ tolerance: Double
  ) throws(OverlayError) -> Bool {
    guard try shared > area() / 2 else { return false }
    return try difference(other).isNowhereWider(than: tolerance)
  }
}
