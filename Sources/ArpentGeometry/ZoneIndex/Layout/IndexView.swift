// Unchecked reads of a finished index.
//
// Bounds. An index comes from the builder, which places everything itself, or from a file whose size,
// section bounds and checksum were verified against its header: what follows was then written by the
// builder. A cell number is below columns * rows, or is that very number, for which there is an empty
// cell. Splits have 2^2k entries and are indexed by k bits of each coordinate. Leaves, ids and edges
// are reached only through the places the builder wrote.

/// A finished index as typed places in memory. Valid while its ``IndexMemory`` lives.
struct IndexView: @unchecked Sendable {
  let header: IndexHeader
  let frame: Frame
  let zoneCount: Int
  let entries: UnsafePointer<CellEntry>
  let leaves: UnsafeRawPointer
  let edgeIDs: UnsafePointer<UInt32>
  let edgeTouches: UnsafePointer<UInt8>
  let crowds: UnsafePointer<UInt32>
  let edges: UnsafePointer<Edge>
  let userData: UnsafeRawBufferPointer

  /// The entry for points off the grid: always empty.
  var nowhere: Int { frame.columns * frame.rows }

  init(_ base: UnsafeRawPointer) {
    header = base.load(as: IndexHeader.self)
    func place<T>(_ section: IndexHeader.Section, as: T.Type) -> UnsafePointer<T> {
      (base + Int(section.offset)).assumingMemoryBound(to: T.self)
    }
    frame = header.frame
    zoneCount = Int(header.zones)
    entries = place(header.entries, as: CellEntry.self)
    leaves = base + Int(header.leaves.offset)
    edgeIDs = place(header.edgeIDs, as: UInt32.self)
    edgeTouches = place(header.edgeTouches, as: UInt8.self)
    crowds = place(header.crowds, as: UInt32.self)
    edges = place(header.edges, as: Edge.self)
    userData = UnsafeRawBufferPointer(
      start: base + Int(header.userData.offset), count: Int(header.userData.count))
  }

  @inline(__always) func leaf(_ entry: CellEntry) -> LeafView {
    LeafView(base: leaves + entry.leafOffset)
  }

  @inline(__always) func crowd(_ entry: CellEntry) -> CrowdView {
    CrowdView(base: crowds + entry.crowdIndex)
  }
}

/// One leaf: see ``LeafLayout``.
struct LeafView {
  let base: UnsafeRawPointer

  @inline(__always) var edgeCount: Int { Int(base.load(as: UInt8.self)) }
  @inline(__always) var zoneCount: Int { Int(base.load(fromByteOffset: 1, as: UInt8.self)) }
  @inline(__always) var centreZones: UInt8 { base.load(fromByteOffset: 2, as: UInt8.self) }
  @inline(__always) var witness: Int { Int(base.load(fromByteOffset: 3, as: UInt8.self)) }
  @inline(__always) var firstID: Int { Int(base.load(fromByteOffset: 4, as: UInt32.self)) }

  @inline(__always) func zone(_ i: Int) -> Int32 {
    base.load(fromByteOffset: LeafLayout.headerBytes + 4 * i, as: Int32.self)
  }

  @inline(__always) var starts: UnsafeRawPointer {
    base + LeafLayout.headerBytes + 4 * zoneCount
  }
}

/// A cell too crowded to be a leaf: more than eight zones, or edges without end. Answered exactly, in
/// time proportional to its edges. In 32-bit words:
///
///     0     zones of the witness     2..5  the witness, two doubles in low and high words
///     1     incidences               6…    ordinals of those zones, ascending
///     …     incidences: edge id, then zone ordinal with the top bit set where its ground changes
///           across the edge; sorted by edge, then by zone
struct CrowdView {
  let base: UnsafePointer<UInt32>

  static let headerWords = 6
  static let parts: UInt32 = 1 << 31

  var stateCount: Int { Int(base[0]) }
  var incidenceCount: Int { Int(base[1]) }
  var witness: Coordinate {
    func double(_ i: Int) -> Double {
      Double(bitPattern: UInt64(base[i]) | UInt64(base[i + 1]) << 32)
    }
    return Coordinate(x: double(2), y: double(4))
  }
  func stateZone(_ i: Int) -> Int32 { Int32(base[CrowdView.headerWords + i]) }
  func incidence(_ i: Int) -> (edge: UInt32, zone: Int32, parts: Bool) {
    let place = base + CrowdView.headerWords + stateCount + 2 * i
    return (place[0], Int32(place[1] & ~CrowdView.parts), place[1] & CrowdView.parts != 0)
  }
}
