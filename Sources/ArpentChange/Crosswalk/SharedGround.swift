import ArpentGeometry
import ArpentOverlay

/// Two sets of grounds in one plane, and the ground that they share: what every way of weighting
/// starts from.
struct SharedGround {
  /// A target of a source.
  struct Piece {
    var target: Int
    /// In squared units of the plane.
    var area: Double
  }

  let sources: [MultiPolygon]
  let targets: [MultiPolygon]
  let sourceAreas: [Double]
  let targetAreas: [Double]
  /// The targets that each source shares ground with, ascending.
  let pieces: [[Piece]]
  /// Pairs of targets that share ground, both ways round.
  private let overlaps: Set<Pair>

  private struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  /// - Parameters:
  ///   - skipped: sources that need no comparing; they have no pieces.
  ///   - project: moves a shape to the plane.
  init(
    from sources: [MultiPolygon], to targets: [MultiPolygon], skipping skipped: Set<Int> = [],
    threads: Int, projectedBy project: (MultiPolygon) throws -> MultiPolygon
  ) throws(ChangeError) {
    self.sources = try Self.projected(sources, .source, by: project)
    self.targets = try Self.projected(targets, .target, by: project)
    sourceAreas = self.sources.map(\.area)
    targetAreas = self.targets.map(\.area)
    let compared =
      skipped.isEmpty
      ? self.sources
      : self.sources.enumerated().map { skipped.contains($0) ? MultiPolygon([]) : $1 }
    var pieces = [[Piece]](repeating: [], count: sources.count)
    for entry in try Self.sharedAreas(compared, self.targets, threads: threads) {
      pieces[entry.source].append(Piece(target: entry.target, area: entry.area))
    }
    self.pieces = pieces
    overlaps = try Self.overlappingPairs(of: self.targets, in: pieces, threads: threads)
  }

  /// Less than this share of a source is what floating-point cutting leaves of nothing: a square
  /// millimetre of a square kilometre.
  static let rounding = 1e-9

  /// Some of the source's targets overlap, so that its pieces must not be added up.
  func isContested(_ source: Int) -> Bool {
    guard !overlaps.isEmpty else { return false }
    let row = pieces[source]
    return row.contains { a in
      row.contains { overlaps.contains(Pair(first: a.target, second: $0.target)) }
    }
  }

  /// Neither these sources nor their targets overlap: what lies in one part of them lies in no other.
  func isPartition(_ chosen: [Int], threads: Int) throws(ChangeError) -> Bool {
    if chosen.contains(where: isContested) { return false }
    let grounds = chosen.map { sources[$0] }
    return try Self.sharedAreas(grounds, grounds, threads: threads).allSatisfy {
      $0.source == $0.target
    }
  }

  /// The source's ground that lies in any target.
  func covered(_ source: Int) throws(ChangeError) -> MultiPolygon {
    do throws(OverlayError) {
      return try sources[source].intersection(union(of: pieces[source]))
    } catch {
      throw .geometryFailed(reason: error.message)
    }
  }

  /// The source's ground that lies in no target.
  func uncovered(_ source: Int) throws(ChangeError) -> MultiPolygon {
    do throws(OverlayError) {
      return try sources[source].subtracting(union(of: pieces[source]))
    } catch {
      throw .geometryFailed(reason: error.message)
    }
  }

  /// The share of a source's area that lies in any target, from 0 to 1.
  func coveredShare(_ source: Int) throws(ChangeError) -> Double {
    let area = sourceAreas[source]
    guard area > 0, !pieces[source].isEmpty else { return 0 }
    let inside =
      isContested(source)
      ? try covered(source).area : pieces[source].reduce(0) { $0 + $1.area }
    let share = inside / area
    return share > 1 - Self.rounding ? 1 : share
  }

  private func union(of pieces: [Piece]) throws(OverlayError) -> MultiPolygon {
    try MultiPolygon.union(of: pieces.map { targets[$0.target] })
  }

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
      throw ChangeError(error, among: [(.source, sources), (.target, targets)])
    }
  }

  /// Only targets that share a source matter to anybody.
  private static func overlappingPairs(
    of targets: [MultiPolygon], in pieces: [[Piece]], threads: Int
  ) throws(ChangeError) -> Set<Pair> {
    var neighbours: Set<Int> = []
    for row in pieces where row.count > 1 { neighbours.formUnion(row.map(\.target)) }
    let compared = targets.enumerated().map {
      neighbours.contains($0) ? $1 : MultiPolygon([])
    }
    var pairs: Set<Pair> = []
    for entry in try sharedAreas(compared, compared, threads: threads)
    where entry.source != entry.target {
      pairs.insert(Pair(first: entry.source, second: entry.target))
    }
    return pairs
  }
}

extension ChangeError {
  /// Names the ground that an operation stumbled over.
  init(_ error: OverlayError, among grounds: [(role: Role, shapes: [MultiPolygon])]) {
    for (role, shapes) in grounds {
      for (index, shape) in shapes.enumerated() where !shape.isEmpty {
        guard
          let problem = GeometryValidity.problems(of: shape).first(where: { !$0.kind.isHarmless })
        else { continue }
        self = .invalidGround(
          role: role, number: index + 1, code: nil, reason: problem.message)
        return
      }
    }
    self = .geometryFailed(reason: error.message)
  }
}
