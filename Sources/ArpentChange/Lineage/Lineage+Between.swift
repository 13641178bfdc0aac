public import ArpentElections
public import ArpentGeometry
import ArpentOverlay

extension Lineage {
  /// Finds what became of `sources` in `targets`.
  ///
  /// Ground that two zones share is a *trace of drawing* where it is nowhere wider than the tolerance
  /// and less than half of either zone; all other shared ground makes a *relation*. One zone *lies in*
  /// another when at least ``LineageCriteria/minimumIoU`` of its ground does, or when most of it does
  /// and the rest is nowhere wider than the tolerance. Two grounds are *the same* when shared ÷ joint
  /// area reaches ``LineageCriteria/minimumIoU``, or when neither reaches beyond the other by more
  /// than the tolerance. In this order:
  ///
  /// 1. Zones with the same ground are matched, one to one: those of the same key first, then those
  ///    with the higher ratio, then by key. ``LineageKind/unchanged`` where the key is the same,
  ///    ``LineageKind/renumbered`` where not.
  /// 2. Two or more targets that lie in one source and are together the same ground as it are its
  ///    parts: ``LineageKind/split``. Two or more sources that lie in one target and are together the
  ///    same ground as it: ``LineageKind/merged``. A matched zone counts here, but keeps its kind, so
  ///    a zone carved out of one that otherwise stayed is split from it, and one absorbed is merged
  ///    into it. What would be both is neither.
  /// 3. A source with at least ``LineageCriteria/minimumIoU`` of its ground, or all but traces of
  ///    drawing, in no target is ``LineageKind/abolished``; a target likewise ``LineageKind/created``.
  /// 4. All other zones, and all other relations, are ``LineageKind/redrawn``. A relation of two
  ///    zones that kept their ground is a piece that changed hands between them.
  ///
  /// The order of the zones changes nothing; nor does the number of threads.
  ///
  /// - Parameters:
  ///   - sources: zones with valid grounds in metres, or in what `project` takes. No key twice.
  ///   - targets: likewise.
  ///   - threads: at least 1.
  ///   - project: moves a ground to metres, for instance from EPSG:4326 to Lambert-93.
  /// - Throws: ``ChangeError/invalidGround(role:number:code:reason:)`` or
  ///   ``ChangeError/cannotProject(role:number:code:reason:)`` for the first such ground.
  /// - Complexity: O(n log n) and the cutting of the pairs that meet.
  public static func between(
    _ sources: [Zone], _ targets: [Zone], criteria: LineageCriteria = LineageCriteria(),
    threads: Int = 1, projectedBy project: (MultiPolygon) throws -> MultiPolygon = { $0 }
  ) throws(ChangeError) -> Lineage {
    let from = try MeasuredZones(sources, role: .source, projectedBy: project)
    let to = try MeasuredZones(targets, role: .target, projectedBy: project)
    let comparisons: [GroundComparison]
    do throws(OverlayError) {
      comparisons = try GroundComparison.between(
        from.grounds, to.grounds, tolerance: criteria.tolerance, threads: threads)
    } catch {
      try from.rethrowIfInvalid()
      try to.rethrowIfInvalid()
      throw .geometryFailed(reason: error.message)
    }
    var reading = LineageReading(from, to, comparisons, criteria)
    reading.matchSameGround()
    do throws(OverlayError) {
      try reading.findParts()
    } catch {
      throw .geometryFailed(reason: error.message)
    }
    return reading.lineage()
  }
}

/// Zones of one date on the plane that they are measured in.
struct MeasuredZones {
  let role: ChangeError.Role
  let keys: [StationKey]
  let grounds: [MultiPolygon]
  let areas: [Double]

  init(
    _ zones: [Zone], role: ChangeError.Role,
    projectedBy project: (MultiPolygon) throws -> MultiPolygon
  ) throws(ChangeError) {
    self.role = role
    keys = zones.map(\.key)
    var grounds: [MultiPolygon] = []
    grounds.reserveCapacity(zones.count)
    for (index, zone) in zones.enumerated() {
      do { grounds.append(try project(zone.ground)) } catch {
        throw .cannotProject(
          role: role, number: index + 1, code: zone.key.description, reason: "\(error)")
      }
    }
    self.grounds = grounds
    areas = grounds.map(\.area)
  }

  /// Names the first ground that is not valid.
  func rethrowIfInvalid() throws(ChangeError) {
    for (index, ground) in grounds.enumerated() where !ground.isEmpty {
      guard
        let problem = GeometryValidity.problems(of: ground).first(where: { !$0.kind.isHarmless })
      else { continue }
      throw .invalidGround(
        role: role, number: index + 1, code: keys[index].description, reason: problem.message)
    }
  }
}
