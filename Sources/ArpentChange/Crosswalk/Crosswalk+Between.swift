public import ArpentGeometry
import ArpentOverlay

extension Crosswalk {
  /// The share of each source that goes to each target, by the first weighting that counts anybody
  /// in the source, and by shared ground where none does. ``methods`` says which.
  ///
  /// A source that has the very ground of one target, lies in one, or meets none is not weighed at
  /// all (``Method/whole``). Where targets overlap, what they share is divided among them in
  /// proportion.
  ///
  /// - Parameters:
  ///   - sources: valid shapes in metres, or in what `project` takes.
  ///   - targets: likewise.
  ///   - weightings: the best first. Grounds of units are moved by `project` too.
  ///   - shareOutOutside: divide what lies outside among the targets of the same source, in
  ///     proportion. A source wholly outside stays there.
  ///   - weighingAll: weigh sources that need not be divided, too. Units that lie across an edge
  ///     then divide them.
  ///   - threads: at least 1; the result is the same at every number.
  ///   - project: moves a shape to metres, for instance from EPSG:4326 to Lambert-93.
  /// - Throws: ``ChangeError/invalidGround(role:number:code:reason:)`` or
  ///   ``ChangeError/cannotProject(role:number:code:reason:)`` for the first such ground.
  public static func between(
    _ sources: [MultiPolygon], _ targets: [MultiPolygon], weightings: [CrosswalkWeighting] = [],
    shareOutOutside: Bool = false, weighingAll: Bool = false, threads: Int = 1,
    projectedBy project: (MultiPolygon) throws -> MultiPolygon = { $0 }
  ) throws(ChangeError) -> Crosswalk {
    let twins = weighingAll ? [:] : Self.twins(of: sources, among: targets)
    let ground = try SharedGround(
      from: sources, to: targets, skipping: Set(twins.keys), threads: threads,
      projectedBy: project)
    var builder = CrosswalkBuilder(
      ground, method: weightings.first?.method ?? .area, sharesOutOutside: shareOutOutside)
    var divided: [Int] = []
    for source in sources.indices {
      let pieces = ground.pieces[source]
      if let twin = twins[source] {
        builder.setWhole(source, to: twin, sharedArea: ground.sourceAreas[source])
      } else if pieces.isEmpty {
        builder.setWhole(source, to: nil, sharedArea: 0)
      } else if !weighingAll, pieces.count == 1, try ground.coveredShare(source) == 1 {
        builder.setWhole(source, to: pieces[0].target, sharedArea: pieces[0].area)
      } else {
        divided.append(source)
      }
    }
    for weighting in weightings where !divided.isEmpty {
      let rows = try Self.rows(
        weighting, of: divided, in: ground, sources, targets, threads, project)
      for source in divided {
        if let row = rows[source] { builder.set(source, weighting.method, row) }
      }
      divided.removeAll { rows[$0] != nil }
    }
    for source in divided {
      if let row = try ArealWeighting.row(of: source, in: ground) {
        builder.set(source, .area, row)
      }
    }
    return builder.finish()
  }

  private static func rows(
    _ weighting: CrosswalkWeighting, of divided: [Int], in ground: SharedGround,
    _ sources: [MultiPolygon], _ targets: [MultiPolygon], _ threads: Int,
    _ project: (MultiPolygon) throws -> MultiPolygon
  ) throws(ChangeError) -> [WeighedRow?] {
    switch weighting {
    case .addresses(let tally):
      precondition(
        tally.sourceCount == sources.count && tally.targetCount == targets.count,
        "the tally is of these sources and targets")
      return tally.rows()
    case .population(let units, .point):
      var tally = AddressTally(from: sources, to: targets, threads: threads)
      let counted = units.filter { $0.count > 0 && !$0.ground.isEmpty }
      tally.add(
        try UnitMatching.positions(of: counted.map(\.ground), by: .centre).map { $0! },
        weights: counted.map(\.count))
      return tally.rows()
    case .population(let units, let placement):
      var moved: [PopulatedGround] = []
      moved.reserveCapacity(units.count)
      for (index, unit) in units.enumerated() {
        do {
          moved.append(PopulatedGround(ground: try project(unit.ground), count: unit.count))
        } catch {
          throw .cannotProject(role: .unit, number: index + 1, code: nil, reason: "\(error)")
        }
      }
      let weighting = DasymetricWeighting(ground: ground, units: moved, threads: threads)
      return placement == .whole
        ? try weighting.wholeUnitRows() : try weighting.spreadRows(of: divided)
    }
  }

  /// The target that has the very ground of each source, where there is exactly one.
  private static func twins(of sources: [MultiPolygon], among targets: [MultiPolygon])
    -> [Int: Int]
  {
    var places: [MultiPolygon: [Int]] = [:]
    for (place, target) in targets.enumerated() where !target.isEmpty {
      places[target, default: []].append(place)
    }
    var twins: [Int: Int] = [:]
    for (place, source) in sources.enumerated() {
      if let found = places[source], found.count == 1 { twins[place] = found[0] }
    }
    return twins
  }
}
