/// Finds the zones of a point, exactly. Immutable and `Sendable`.
///
/// Zones are known by their ordinal: their place in the array that the index was built from. Build
/// it from zones sorted by code: where several zones claim a point, the lowest ordinal wins.
///
/// A zone claims a point when its closed ground holds it: by the even-odd rule over all its rings, or
/// on one of its edges. Rings need not be closed, valid or even of some area; positions that are not
/// finite are passed over. Zones may overlap, leave gaps, and lie in one another.
///
/// One block of memory, the same whatever the number of threads that built it: a grid of cells, each
/// of one zone, of none, split into smaller cells, or a leaf that holds the few edges entering it
/// (``LeafLayout``). Nearly every point is answered by whole numbers relative to its leaf; the exact
/// edges are looked at when a point is within a few ten-thousandths of a leaf's side of an edge.
public struct ZoneIndex: Sendable {
  /// What the index says of one point.
  @frozen
  public struct Location: Hashable, Sendable, BitwiseCopyable {
    /// Ordinal of the zone, or -1 outside all zones.
    public var zone: Int32
    public var kind: Kind

    @inlinable
    public init(zone: Int32, kind: Kind) {
      self.zone = zone
      self.kind = kind
    }
  }

  /// How a point relates to the zones that claim it (those whose closed ground holds it).
  @frozen
  public enum Kind: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// In no zone and on no edge.
    case outside
    /// Inside exactly one zone and on no zone's edge.
    case interior
    /// On the edge of one or more zones, inside none.
    case boundary
    /// Claimed by several zones, inside at least one of them.
    case overlap
  }

  let memory: IndexMemory
  let view: IndexView

  init(memory: IndexMemory) {
    self.memory = memory
    view = IndexView(memory.base)
  }

  /// Builds an index of `zones`, which are known by their place in that array from then on.
  ///
  /// - Parameters:
  ///   - userData: bytes of the caller's own, kept in the index and in its file.
  ///   - threads: how many to build with; as many as there are processors when `nil`. The index is
  ///     the same, byte for byte, at any number.
  /// - Complexity: O(positions) for ground that maps are made of.
  public init(zones: [MultiPolygon], userData: [UInt8] = [], threads: Int? = nil) {
    self.init(
      memory: IndexBuilder.build(
        zones, userData: userData, threads: threads ?? Workers.processorCount))
  }

  public var zoneCount: Int { view.zoneCount }

  /// The bytes given at the making of the index.
  public var userData: [UInt8] { withExtendedLifetime(memory) { Array(view.userData) } }

  /// Bytes of the index, in memory and in a file.
  public var byteCount: Int { memory.size }

  /// All bytes of the index, for comparing two of them.
  package var bytes: [UInt8] {
    withExtendedLifetime(memory) {
      Array(UnsafeRawBufferPointer(start: memory.base, count: memory.size))
    }
  }
}
