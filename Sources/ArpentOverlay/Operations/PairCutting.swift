import ArpentGeometry

/// A source, a target that it meets, and what both have, in GEOS's hands.
struct CutPair {
  let source: GeosShape
  let target: GeosShape
  /// The ground that both have; the source itself where it lies wholly in the target. May be empty,
  /// or hold only lines and points, where they only touch.
  let shared: GeosShape
  /// Places in the two arrays, from 0.
  let sourceNumber: Int
  let targetNumber: Int
}

/// Cuts every source by the targets that it meets, on several threads, and takes of each pair what
/// `measure` makes of it, ordered by source, then target.
///
/// A shape wholly inside another isn't cut; OverlayNG (Davis 2020) does the cutting.
/// - Parameter isWanted: pairs that it refuses, by source and target, are not looked at.
/// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for the first invalid shape, as
///   `source 12` or `target 3`, counted from 1.
func cuttingPairs<Found: Sendable>(
  _ sources: [MultiPolygon], _ targets: [MultiPolygon], threads: Int,
  where isWanted: @Sendable (Int, Int) -> Bool = { _, _ in true },
  _ measure: @Sendable (CutPair) throws(OverlayError) -> Found?
) throws(OverlayError) -> [Found] {
  precondition(threads >= 1, "at least one thread")
  let boxes = targets.map(\.boundingBox)
  let tree = BoxTree(boxes)
  // A target that meets no source is read by nobody below.
  try check(sources, "source", threads: threads)
  try check(targets, "target", threads: threads)
  return try inBlocks(of: sources.count, threads: threads) { range throws(OverlayError) in
    let cutter = Cutter(targets: targets, boxes: boxes)
    var found: [Found] = []
    for source in range {
      let meeting = tree.meeting(sources[source].boundingBox).filter { isWanted(source, $0) }
      try cutter.cut(sources[source], number: source, by: meeting) { pair throws(OverlayError) in
        if let measured = try measure(pair) { found.append(measured) }
      }
    }
    return found
  }
}

private func check(
  _ shapes: [MultiPolygon], _ role: String, threads: Int
) throws(OverlayError) {
  let none: [Bool] = try inBlocks(of: shapes.count, threads: threads) {
    range throws(OverlayError) in
    let context = GeosContext()
    for index in range { _ = try context.checked(shapes[index], "\(role) \(index + 1)") }
    return []
  }
  assert(none.isEmpty)
}

/// Cuts sources by targets on one thread; each target is read once.
private final class Cutter {
  private let context = GeosContext()
  private let targets: [MultiPolygon]
  private let boxes: [BoundingBox]
  private var shapes: [Int: GeosShape] = [:]

  init(targets: [MultiPolygon], boxes: [BoundingBox]) {
    self.targets = targets
    self.boxes = boxes
  }

  func cut(
    _ source: MultiPolygon, number: Int, by candidates: [Int],
    _ take: (CutPair) throws(OverlayError) -> Void
  ) throws(OverlayError) {
    guard !candidates.isEmpty else { return }
    let shape = try context.shape(source)
    let box = source.boundingBox
    for candidate in candidates {
      let target = try target(candidate)
      let shared: GeosShape
      switch try target.relation(to: shape, mayCover: boxes[candidate].contains(box)) {
      case .apart: continue
      case .covering: shared = shape
      case .crossing: shared = try shape.intersection(target)
      }
      try take(
        CutPair(
          source: shape, target: target, shared: shared, sourceNumber: number,
          targetNumber: candidate))
    }
  }

  private func target(_ index: Int) throws(OverlayError) -> GeosShape {
    if let known = shapes[index] { return known }
    let made = try context.shape(targets[index])
    shapes[index] = made
    return made
  }
}

extension BoundingBox {
  fileprivate func contains(_ other: BoundingBox) -> Bool {
    minX <= other.minX && minY <= other.minY && other.maxX <= maxX && other.maxY <= maxY
  }
}
