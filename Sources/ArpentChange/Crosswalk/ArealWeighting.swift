public import ArpentGeometry
import ArpentOverlay

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
    let from = try projected(sources, .source, by: project)
    let to = try projected(targets, .target, by: project)
    let shared = try sharedAreas(from, to, threads: threads)
    let sourceAreas = from.map(\.area)
    let overlaps = try overlappingPairs(of: to, threads: threads)
    var rows = [[Crosswalk.Entry]](repeating: [], count: from.count)
    for entry in shared {
      rows[entry.source].append(
        Crosswalk.Entry(
          target: entry.target, share: entry.area / sourceAreas[entry.source],
          sharedArea: entry.area))
    }
    var outside = [Double](repeating: 1, count: from.count)
    var sharedOut: [Int: Double] = [:]
    for source in rows.indices where !rows[source].isEmpty {
      let covered = try coveredShare(
        of: from[source], area: sourceAreas[source], row: rows[source], targets: to,
        overlaps: overlaps)
      let left = 1 - covered
      if shareOutOutside && left > 0 { sharedOut[source] = left }
      scale(&rows[source], to: shareOutOutside ? 1 : covered)
      outside[source] = max(0, 1 - rows[source].reduce(0) { $0 + $1.share })
      if outside[source] < rounding { outside[source] = 0 }
    }
    return Crosswalk(
      method: .area, rows: rows, outside: outside, sourceAreas: sourceAreas,
      targetAreas: to.map(\.area), sharedOut: sharedOut.filter { $0.value > rounding })
  }

  /// Less than this is what floating-point areas leave of nothing.
  private static let rounding = 1e-12

  private static func projected(
    _ shapes: [MultiPolygon], _ role: ChangeError.Role,
    by project: (MultiPolygon) throws -> MultiPolygon
  ) throws(ChangeError) -> [MultiPolygon] {
    var moved: [MultiPolygon] = []
    moved.reserveCapacity(shapes.count)
    for (index, shape) in shapes.enumerated() {
      do {
        moved.append(try project(shape))
      } catch {
        throw .cannotProject(role: role, number: index + 1, code: nil, reason: "\(error)")
      }
    }
    return moved
  }

  private static func sharedAreas(
    _ sources: [MultiPolygon], _ targets: [MultiPolygon], threads: Int
  ) throws(ChangeError) -> [IntersectionArea] {
    do throws(OverlayError) {
      return try IntersectionAreas.between(sources, targets, threads: threads)
    } catch {
      try rethrow(error, sources, targets)
    }
  }

  /// Pairs of targets that share ground, both ways round.
  private static func overlappingPairs(
    of targets: [MultiPolygon], threads: Int
  ) throws(ChangeError) -> Set<[Int]> {
    var pairs: Set<[Int]> = []
    for entry in try sharedAreas(targets, targets, threads: threads)
    where entry.source != entry.target { pairs.insert([entry.source, entry.target]) }
    return pairs
  }

  /// The share of a source that lies in any target, at most 1.
  private static func coveredShare(
    of source: MultiPolygon, area: Double, row: [Crosswalk.Entry], targets: [MultiPolygon],
    overlaps: Set<[Int]>
  ) throws(ChangeError) -> Double {
    let isContested =
      !overlaps.isEmpty
      && row.contains { first in
        row.contains { overlaps.contains([first.target, $0.target]) }
      }
    guard isContested else { return min(1, row.reduce(0) { $0 + $1.share }) }
    do throws(OverlayError) {
      let ground = try MultiPolygon.union(of: row.map { targets[$0.target] })
      return min(1, try source.intersection(ground).area / area)
    } catch {
      throw .geometryFailed(reason: error.message)
    }
  }

  private static func scale(_ row: inout [Crosswalk.Entry], to total: Double) {
    let sum = row.reduce(0) { $0 + $1.share }
    guard sum > 0, abs(sum - total) > rounding else { return }
    for index in row.indices { row[index].share *= total / sum }
  }

  private static func rethrow(
    _ error: OverlayError, _ sources: [MultiPolygon], _ targets: [MultiPolygon]
  ) throws(ChangeError) -> Never {
    for (role, shapes) in [(ChangeError.Role.source, sources), (.target, targets)] {
      for (index, shape) in shapes.enumerated() where !shape.isEmpty {
        guard
          let problem = GeometryValidity.problems(of: shape).first(where: { !$0.kind.isHarmless })
        else { continue }
        throw .invalidGround(
          role: role, number: index + 1, code: nil, reason: problem.message)
      }
    }
    throw .geometryFailed(reason: error.message)
  }
}
