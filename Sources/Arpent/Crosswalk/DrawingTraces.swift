import ArpentChange
import ArpentElections
import ArpentGeometry
import ArpentOverlay

/// Takes out of a crosswalk what it has only because a boundary was drawn twice: the zones that kept
/// their ground go there whole, and hairline gaps between targets are not outside.
struct DrawingTraces {
  /// In metres: ground that is nowhere wider carries nobody.
  let tolerance: Double
  let threads: Int

  /// - Parameter project: moves a ground to metres.
  func settle(
    _ crosswalk: Crosswalk, from sources: [Zone], to targets: [Zone],
    projectedBy project: (MultiPolygon) throws -> MultiPolygon
  ) throws -> Crosswalk {
    let lineage = try Lineage.between(
      sources, targets, criteria: LineageCriteria(tolerance: tolerance), threads: threads,
      projectedBy: project)
    let settled = crosswalk.settled(by: lineage).settled()
    var hairlines: Set<Int> = []
    for source in sources.indices where settled.outside[source] > 0 {
      guard settled.outside[source] < 0.5 else { continue }
      // All targets that it meets, traces of drawing included: what they cover is not outside.
      let covering = try MultiPolygon.union(
        of: crosswalk.rows[source].map { try project(targets[$0.target].ground) })
      if try project(sources[source].ground).fits(in: covering, tolerance: tolerance) {
        hairlines.insert(source)
      }
    }
    return settled.settled { source, target in target == nil && hairlines.contains(source) }
      .namingWhole()
  }
}
