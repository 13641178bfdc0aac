public import ArpentGeometry
import Dispatch
import Synchronization

/// The ground that one shape of a set shares with one of another set.
public struct IntersectionArea: Hashable, Sendable {
  /// Places in the two arrays, from 0.
  public var source: Int
  public var target: Int
  /// In squared units of the coordinates; more than zero.
  public var area: Double

  public init(source: Int, target: Int, area: Double) {
    self.source = source
    self.target = target
    self.area = area
  }
}

public enum IntersectionAreas {
  /// The shared area of every source with every target that it shares ground with, ordered by source,
  /// then target; the same whatever the number of threads.
  ///
  /// Planar, in the coordinates as given: pass metres for square metres. Shapes without ground share
  /// none. OverlayNG (Davis 2020) does the cutting; a shape wholly inside another isn't cut.
  ///
  /// - Parameter threads: at least 1; each has a GEOS context of its own.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for the first invalid shape, as
  ///   `source 12` or `target 3`, counted from 1.
  /// - Complexity: O((s + t) log t) and the cutting of the pairs that meet.
  public static func between(
    _ sources: [MultiPolygon], _ targets: [MultiPolygon], threads: Int = 1
  ) throws(OverlayError) -> [IntersectionArea] {
    precondition(threads >= 1, "at least one thread")
    let boxes = targets.map(\.boundingBox)
    let tree = BoxTree(boxes)
    // A target that meets no source is read by nobody below.
    try check(sources, "source", threads: threads)
    try check(targets, "target", threads: threads)
    return try inBlocks(of: sources.count, threads: threads) { range throws(OverlayError) in
      let cutter = Cutter(targets: targets, boxes: boxes)
      var found: [IntersectionArea] = []
      for source in range {
        let meeting = tree.meeting(sources[source].boundingBox)
        found += try cutter.shared(sources[source], number: source, with: meeting)
      }
      return found
    }
  }

  private static func check(
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

  func shared(
    _ source: MultiPolygon, number: Int, with candidates: [Int]
  ) throws(OverlayError) -> [IntersectionArea] {
    guard !candidates.isEmpty else { return [] }
    let shape = try context.shape(source)
    let box = source.boundingBox
    var found: [IntersectionArea] = []
    for candidate in candidates {
      let target = try target(candidate)
      let area: Double
      switch try target.relation(to: shape, mayCover: boxes[candidate].contains(box)) {
      case .apart: continue
      case .covering: area = try shape.area()
      case .crossing: area = try shape.intersection(target).area()
      }
      if area > 0 {
        found.append(IntersectionArea(source: number, target: candidate, area: area))
      }
    }
    return found
  }

  private func target(_ index: Int) throws(OverlayError) -> GeosShape {
    if let known = shapes[index] { return known }
    let made = try context.shape(targets[index])
    shapes[index] = made
    return made
  }
}

/// Runs `work` on consecutive ranges of `0..<count`, on several threads, and joins the results in
/// order. Of several failures the first in order is thrown.
func inBlocks<T: Sendable>(
  of count: Int, threads: Int,
  _ work: @Sendable (Range<Int>) throws(OverlayError) -> [T]
) throws(OverlayError) -> [T] {
  if threads == 1 || count < 2 { return try work(0..<count) }
  // Several blocks a thread, so that one slow corner of the map doesn't hold up the rest.
  let blocks = min(count, threads * 4)
  let results = Mutex<[Int: Result<[T], OverlayError>]>([:])
  let next = Mutex(0)
  DispatchQueue.concurrentPerform(iterations: min(threads, blocks)) { _ in
    while true {
      let block = next.withLock { number in
        defer { number += 1 }
        return number
      }
      if block >= blocks { return }
      let range = (block * count / blocks)..<((block + 1) * count / blocks)
      let result: Result<[T], OverlayError>
      do throws(OverlayError) { result = .success(try work(range)) } catch {
        result = .failure(error)
      }
      results.withLock { $0[block] = result }
    }
  }
  var joined: [T] = []
  let all = results.withLock { $0 }
  for block in 0..<blocks {
    if let result = all[block] { joined += try result.get() }
  }
  return joined
}

extension BoundingBox {
  fileprivate func contains(_ other: BoundingBox) -> Bool {
    minX <= other.minX && minY <= other.minY && other.maxX <= maxX && other.maxY <= maxY
  }
}
