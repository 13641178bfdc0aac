import ArpentGeometry
import ArpentOverlay

/// Weights by where people live: a source's figures are spread over its ground as the counts of finer
/// units are (Wright 1936, "A method of mapping densities of population"; Mennis 2003,
/// doi:10.1111/0033-0124.10042).
struct DasymetricWeighting {
  /// A part of a source: what it shares with a target, with any target, or with none.
  private struct Part {
    enum Kind {
      case target(Int)
      case covered
      case uncovered
    }

    var source: Int
    var kind: Kind
    var ground: MultiPolygon
  }

  let ground: SharedGround
  /// In the plane of ``ground``.
  let units: [PopulatedGround]
  let threads: Int

  init(ground: SharedGround, units: [PopulatedGround], threads: Int) {
    self.ground = ground
    self.units = units.filter { $0.count > 0 && !$0.ground.isEmpty }
    self.threads = threads
  }

  /// What the units say of each source, every unit being in one source and in one target as a whole:
  /// those that share most ground with it. `nil` for a source where they count nobody.
  func wholeUnitRows() throws(ChangeError) -> [WeighedRow?] {
    let grounds = units.map(\.ground)
    let places = try UnitMatching.match(grounds, to: ground.sources, by: .area, threads: threads)
    let goals = try UnitMatching.match(grounds, to: ground.targets, by: .area, threads: threads)
    var tally = PairTally()
    for (index, unit) in units.enumerated() {
      if let place = places[index] { tally.add(unit.count, from: place, to: goals[index]) }
    }
    return tally.rows(sourceCount: ground.sources.count)
  }

  /// What the units say of each of `divided`, every unit being spread evenly over its ground; `nil`
  /// for a source where they count nobody.
  func spreadRows(of divided: [Int]) throws(ChangeError) -> [WeighedRow?] {
    let parts = try self.parts(of: divided)
    let isPartition = try ground.isPartition(divided, threads: threads)
    let shared: [IntersectionArea]
    do throws(OverlayError) {
      shared = try IntersectionAreas.between(
        units.map(\.ground), parts.map(\.ground), stopsAtCover: isPartition, threads: threads)
    } catch {
      throw ChangeError(error, among: [(.unit, units.map(\.ground))])
    }
    let areas = units.map(\.ground.area)
    var weights = [Double](repeating: 0, count: parts.count)
    for entry in shared {
      weights[entry.target] += units[entry.source].count * entry.area / areas[entry.source]
    }
    var rows = [WeighedRow?](repeating: nil, count: ground.sources.count)
    for (part, weight) in zip(parts, weights) {
      var row = rows[part.source] ?? WeighedRow(weights: [:], covered: 0, total: 0)
      switch part.kind {
      case .target(let target):
        row.weights[target] = weight
        if ground.isContested(part.source) { break }
        row.covered += weight
        row.total += weight
      case .covered:
        row.covered += weight
        row.total += weight
      case .uncovered: row.total += weight
      }
      rows[part.source] = row
    }
    return rows.map { ($0?.total ?? 0) > 0 ? $0 : nil }
  }

  private func parts(of sources: [Int]) throws(ChangeError) -> [Part] {
    var parts: [Part] = []
    var pairs: [(source: Int, target: Int)] = []
    var cut: [Int] = []
    for source in sources {
      let row = ground.pieces[source]
      for piece in row {
        // What lies in its target as a whole needs no cutting.
        let isWhole = piece.area >= ground.sourceAreas[source] * (1 - SharedGround.rounding)
        if !isWhole {
          pairs.append((source, piece.target))
          cut.append(parts.count)
        }
        parts.append(
          Part(
            source: source, kind: .target(piece.target),
            ground: isWhole ? ground.sources[source] : MultiPolygon([])))
      }
      if ground.isContested(source) {
        parts.append(
          Part(source: source, kind: .covered, ground: try usable(ground.covered(source))))
      }
      if !row.isEmpty, try ground.coveredShare(source) < 1 {
        parts.append(
          Part(source: source, kind: .uncovered, ground: try usable(ground.uncovered(source))))
      }
    }
    let shapes: [MultiPolygon]
    do throws(OverlayError) {
      shapes = try IntersectionShapes.of(
        pairs, ground.sources, ground.targets, threads: threads)
    } catch {
      throw .geometryFailed(reason: error.message)
    }
    for (place, shape) in zip(cut, shapes) { parts[place].ground = try usable(shape) }
    return parts
  }

  /// What cutting leaves is valid but for thin slivers at times, which are mended.
  private func usable(_ shape: MultiPolygon) throws(ChangeError) -> MultiPolygon {
    if shape.isEmpty || GeometryValidity.isValid(shape) { return shape }
    do throws(OverlayError) {
      return try GeometryRepair.repair(shape).ground ?? MultiPolygon([])
    } catch {
      throw .geometryFailed(reason: error.message)
    }
  }
}
