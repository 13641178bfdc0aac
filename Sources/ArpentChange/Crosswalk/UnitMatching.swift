public import ArpentGeometry
import ArpentOverlay

/// Which ground each of many small units belongs to as a whole: census blocks to precincts.
public enum UnitMatching {
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// The ground that shares most with the unit; of equal ones, the first.
    case area
    /// The ground that its centre of gravity lies in.
    case centroid
    /// The ground that a position surely inside it lies in.
    case pointOnSurface = "point-on-surface"
    /// By its centre of gravity where that lies in the unit, by a position inside where it does not.
    case centre
  }

  /// The place of the ground that each unit belongs to; `nil` for one that belongs to none.
  ///
  /// A position on an edge, or in several grounds, goes to the first of them.
  ///
  /// - Parameters:
  ///   - units: valid shapes; EPSG:4326 where `reach` is given.
  ///   - grounds: likewise.
  ///   - reach: a unit that is in no ground belongs to the nearest one within so many metres of its
  ///     position.
  ///   - threads: at least 1; the result is the same at every number.
  /// - Throws: ``ChangeError/invalidGround(role:number:code:reason:)`` for the first such ground.
  public static func match(
    _ units: [MultiPolygon], to grounds: [MultiPolygon], by rule: Rule,
    nearestWithin reach: Double? = nil, threads: Int = 1
  ) throws(ChangeError) -> [Int?] {
    let index = ZoneIndex(zones: grounds, threads: threads)
    var found: [Int?]
    let positions: [Coordinate?]
    if rule == .area {
      found = try largest(units, grounds, threads: threads)
      guard reach != nil, found.contains(nil) else { return found }
      positions = try self.positions(of: units, by: .centre)
    } else {
      positions = try self.positions(of: units, by: rule)
      found = positions.map { position in
        let zone = position.map { index.locate($0).zone } ?? -1
        return zone >= 0 ? Int(zone) : nil
      }
    }
    guard let reach else { return found }
    for (place, position) in positions.enumerated() where found[place] == nil {
      guard let position else { continue }
      found[place] = index.nearest(to: position, within: reach).map { Int($0.zone) }
    }
    return found
  }

  /// The position that stands for each unit; `nil` for one without ground.
  static func positions(of units: [MultiPolygon], by rule: Rule) throws(ChangeError)
    -> [Coordinate?]
  {
    do throws(OverlayError) {
      var positions: [Coordinate?] = []
      positions.reserveCapacity(units.count)
      for unit in units { positions.append(try position(of: unit, by: rule)) }
      return positions
    } catch {
      throw ChangeError(error, among: [(.unit, units)])
    }
  }

  private static func position(of unit: MultiPolygon, by rule: Rule) throws(OverlayError)
    -> Coordinate?
  {
    switch rule {
    case .centroid: return try unit.centroid()
    case .pointOnSurface: return try unit.pointOnSurface()
    case .area, .centre:
      guard let centre = try unit.centroid() else { return nil }
      return unit.locate(centre) == .exterior ? try unit.pointOnSurface() : centre
    }
  }

  private static func largest(
    _ units: [MultiPolygon], _ grounds: [MultiPolygon], threads: Int
  ) throws(ChangeError) -> [Int?] {
    var best = [IntersectionArea?](repeating: nil, count: units.count)
    do throws(OverlayError) {
      for entry in try IntersectionAreas.between(
        units, grounds, stopsAtCover: true, threads: threads)
      where entry.area > (best[entry.source]?.area ?? 0) {
        best[entry.source] = entry
      }
    } catch {
      throw ChangeError(error, among: [(.unit, units), (.target, grounds)])
    }
    return best.map { $0?.target }
  }
}
