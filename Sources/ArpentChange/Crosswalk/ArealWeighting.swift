public import ArpentGeometry

/// Weights by shared ground: each source is taken to be spread evenly over its area (Goodchild and
/// Lam 1980, "Areal interpolation: a variant of the traditional spatial problem").
public enum ArealWeighting {
  /// The share of each source's area that lies in each target.
  ///
  /// Where targets overlap, the ground that they share is divided among them in proportion, so that
  /// no source is counted twice. A source without ground is wholly outside.
  ///
  /// - Parameters:
  ///   - sources: valid shapes in metres, or in what `project` takes.
  ///   - targets: likewise.
  ///   - shareOutOutside: divide what lies outside among the targets of the same source, in
  ///     proportion. A source wholly outside stays there.
  ///   - threads: at least 1; the result is the same at every number.
  ///   - project: moves a shape to metres, for instance from EPSG:4326 to Lambert-93.
  /// - Throws: ``ChangeError/invalidGround(role:number:code:reason:)`` or
  ///   ``ChangeError/cannotProject(role:number:code:reason:)`` for the first such ground.
  public static func crosswalk(
    from sources: [MultiPolygon], to targets: [MultiPolygon], shareOutOutside: Bool = false,
    threads: Int = 1, projectedBy project: (MultiPolygon) throws -> MultiPolygon = { $0 }
  ) throws(ChangeError) -> Crosswalk {
    let ground = try SharedGround(
      from: sources, to: targets, threads: threads, projectedBy: project)
    var builder = CrosswalkBuilder(ground, method: .area, sharesOutOutside: shareOutOutside)
    for source in sources.indices {
      if let row = try row(of: source, in: ground) { builder.set(source, .area, row) }
    }
    return builder.finish()
  }

  /// `nil` for a source that meets no target.
  static func row(of source: Int, in ground: SharedGround) throws(ChangeError) -> WeighedRow? {
    let pieces = ground.pieces[source]
    guard !pieces.isEmpty else { return nil }
    return WeighedRow(
      weights: Dictionary(uniqueKeysWithValues: pieces.map { ($0.target, $0.area) }),
      covered: try ground.coveredShare(source) * ground.sourceAreas[source],
      total: ground.sourceAreas[source])
  }
}
