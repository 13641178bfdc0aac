public import ArpentGeometry

public enum IntersectionShapes {
  /// The ground that each pair shares, in the order of the pairs; the same whatever the number of
  /// threads. Empty for a pair that only touches.
  ///
  /// - Parameters:
  ///   - pairs: places in `sources` and in `targets`, from 0.
  ///   - threads: at least 1; each has a GEOS context of its own.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for the first invalid shape of a
  ///   pair, as `source 12` or `target 3`, counted from 1.
  /// - Complexity: O(pairs × positions of their shapes), as a rule
  public static func of(
    _ pairs: [(source: Int, target: Int)], _ sources: [MultiPolygon], _ targets: [MultiPolygon],
    threads: Int = 1
  ) throws(OverlayError) -> [MultiPolygon] {
    precondition(threads >= 1, "at least one thread")
    return try inBlocks(of: pairs.count, threads: threads) { range throws(OverlayError) in
      let context = GeosContext()
      var known: [Int: GeosShape] = [:]
      var last: (number: Int, shape: GeosShape)?
      var found: [MultiPolygon] = []
      for (source, target) in pairs[range] {
        // Pairs come ordered by source as a rule: one is kept, and all targets.
        if last?.number != source {
          last = (source, try context.checked(sources[source], "source \(source + 1)"))
        }
        if known[target] == nil {
          known[target] = try context.checked(targets[target], "target \(target + 1)")
        }
        found.append(try last!.shape.intersection(known[target]!).multiPolygon())
      }
      return found
    }
  }
}
