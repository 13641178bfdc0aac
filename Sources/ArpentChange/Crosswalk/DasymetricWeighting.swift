import ArpentGeometry
import ArpentOverlay

/// Weights by where people live: a source's figures are spread over its ground as the counts of finer
/// units are (Wright 1936, "A method of mapping densities of population"; with small units of known
/// population for the limiting ground, Mennis 2003, doi:10.1111/0033-0124.10042).
///
/// The parts that targets cut a source into are compared with the units; the count of a unit that
/// lies in several parts is placed by ``UnitPlacement``.
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

  /// What the units say of each of `divided`; `nil` for a source where they count nobody.
  func rows(of divided: [Int], _ placement: UnitPlacement) throws(ChangeError) -> [WeighedRow?] {
    var rows = [WeighedRow?](repeating: nil, count: ground.sources.count)
    // A unit goes whole to one part, so that the parts of other sources have to be heard as well.
    let heard = placement == .largestPart ? Array(ground.sources.indices) : divided
    let parts = try self.parts(of: heard, counting: placement)
    var weights = [Double](repeating: 0, count: parts.count)
    for (part, weight) in try placed(on: parts, placement) { weights[part] += weight }
    for (part, weight) in zip(parts, weights) {
      var row = rows[part.source] ?? WeighedRow(weights: [:], covered: 0, total: 0)
      switch part.kind {
      case .target(let target):
        row.weights[target] = weight
        if placement == .largestPart || !ground.isContested(part.source) {
          row.covered += weight
          row.total += weight
        }
      case .covered:
        row.covered += weight
        row.total += weight
      case .uncovered: row.total += weight
      }
      rows[part.source] = row
    }
    return rows.map { ($0?.total ?? 0) > 0 ? $0 : nil }
  }

  /// Weight by part, in the order of units.
  private func placed(on parts: [Part], _ placement: UnitPlacement) throws(ChangeError)
    -> [(part: Int, weight: Double)]
  {
    let counted = units.filter { $0.count > 0 && !$0.ground.isEmpty }
    let shared: [IntersectionArea]
    do throws(OverlayError) {
      shared = try IntersectionAreas.between(
        counted.map(\.ground), parts.map(\.ground), threads: threads)
    } catch {
      throw ChangeError(error, among: [(.unit, units.map(\.ground))])
    }
    switch placement {
    case .spread, .point:
      let areas = counted.map(\.ground.area)
      return shared.map { entry in
        (entry.target, counted[entry.source].count * entry.area / areas[entry.source])
      }
    case .largestPart:
      var best: [Int: IntersectionArea] = [:]
      for entry in shared where entry.area > (best[entry.source]?.area ?? 0) {
        best[entry.source] = entry
      }
      return best.keys.sorted().map { (best[$0]!.target, counted[$0].count) }
    }
  }

  private func parts(of sources: [Int], counting placement: UnitPlacement) throws(ChangeError)
    -> [Part]
  {
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
      if ground.isContested(source), placement != .largestPart {
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
