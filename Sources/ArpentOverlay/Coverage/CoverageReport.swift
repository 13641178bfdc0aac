public import ArpentGeometry

/// How well zones cover a place: each spot of it once, that is, or not. Zones are known by their
/// place in the array that was checked, from 0.
public struct CoverageReport: Hashable, Sendable {
  /// Two zones that share ground.
  public struct Overlap: Hashable, Sendable {
    public var first: Int
    public var second: Int
    public var spot: Spot
  }

  /// Ground enclosed by zones and in none of them. It may be meant: a lake, an enclave.
  public struct Gap: Hashable, Sendable {
    /// Zones on its edge, in ascending order.
    public var neighbours: [Int]
    public var spot: Spot
  }

  /// Where something is, and how large.
  public struct Spot: Hashable, Sendable {
    /// A position in it.
    public var location: Coordinate
    /// In squared coordinate units.
    public var area: Double
    /// Mean width of its ground, 2 × area ÷ length of its edge, in coordinate units: what tells
    /// slivers, the traces of drawing the same boundary twice, from ground that matters.
    public var width: Double
  }

  /// Zones that cover the very same ground, first one first, in ascending order. Such pairs are not
  /// among ``overlaps``.
  public var duplicates: [[Int]]
  /// In order of zones.
  public var overlaps: [Overlap]
  /// Largest first.
  public var gaps: [Gap]
  /// Zones that are not valid or have no ground, and were left out of the check.
  public var unusable: [Int]
  /// Area covered at least once, in squared coordinate units.
  public var coveredArea: Double

  /// Every spot of the place lies in one zone, but for gaps.
  public var isClean: Bool {
    duplicates.isEmpty && overlaps.isEmpty && gaps.isEmpty && unusable.isEmpty
  }
}

extension CoverageReport.Spot {
  /// Thinner than `width`, in coordinate units: likely a trace of digitising.
  public func isSliver(thinnerThan width: Double) -> Bool { self.width < width }
}
