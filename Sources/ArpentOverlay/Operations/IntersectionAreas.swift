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
  /// - Parameters:
  ///   - stopsAtCover: take a source that lies in a target as a whole to share ground with the first
  ///     such target alone. True where targets don't overlap, and spares comparing with neighbours.
  ///   - threads: at least 1; each has a GEOS context of its own.
  /// - Throws: ``OverlayError/invalidShape(argument:problem:)`` for the first invalid shape, as
  ///   `source 12` or `target 3`, counted from 1.
  /// - Complexity: O((s + t) log t) and the cutting of the pairs that meet.
  public static func between(
    _ sources: [MultiPolygon], _ targets: [MultiPolygon], stopsAtCover: Bool = false,
    threads: Int = 1
  ) throws(OverlayError) -> [IntersectionArea] {
    try cuttingPairs(sources, targets, threads: threads) { pair throws(OverlayError) in
      let area = try pair.shared.area()
      guard area > 0 else { return nil }
      return IntersectionArea(source: pair.sourceNumber, target: pair.targetNumber, area: area)
    }
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
