// Unchecked reads of a finished index.
//
// Bounds. An index comes from the builder, which places everything itself, or from a file whose size,
// section bounds and checksum were verified against its header: what follows was then written by the
// builder. A block number is below the count of blocks, or is that very number, for which there is an
// empty block. Splits have 2^2k entries and are indexed by k bits of each coordinate. Leaves, ids and edges
// are reached only through the places the builder wrote.

/// A finished index as typed places in memory. Valid while its ``IndexMemory`` lives.
struct IndexView: @unchecked Sendable {
  let header: IndexHeader
  let frame: Frame
  let blockColumns: Int
  let zoneCount: Int
  let entries: UnsafePointer<CellEntry>
  let leaves: UnsafeRawPointer
  let edgeLists: UnsafePointer<UInt32>
  let crowds: UnsafePointer<UInt32>
  let edges: UnsafePointer<Edge>
  let userData: UnsafeRawBufferPointer

  /// The block for points off the grid: always empty.
  var nowhere: Int { frame.blockCount }

  init(_ base: UnsafeRawPointer) {
    header = base.load(as: IndexHeader.self)
    func place<T>(_ section: IndexHeader.Section, as: T.Type) -> UnsafePointer<T> {
      (base + Int(section.offset)).assumingMemoryBound(to: T.self)
    }
    frame = header.frame
    blockColumns = frame.blockColumns
    zoneCount = Int(header.zones)
    entries = place(header.entries, as: CellEntry.self)
    leaves = base + Int(header.leaves.offset)
    edgeLists = place(header.edgeLists, as: UInt32.self)
    crowds = place(header.crowds, as: UInt32.self)
    edges = place(header.edges, as: Edge.self)
    userData = UnsafeRawBufferPointer(
      start: base + Int(header.userData.offset), count: Int(header.userData.count))
  }

  @inline(__always) func leaf(_ entry: CellEntry) -> LeafView {
    LeafView(base: leaves + entry.leafOffset)
  }

  @inline(__always) func exactEdges(of leaf: LeafView) -> ExactEdges {
    ExactEdges(ids: edgeLists + leaf.edgeList, count: leaf.edgeCount, edges: edges)
  }

  /// The entry of a cell of the grid.
  @inline(__always) func entry(row: Int, column: Int) -> CellEntry {
    let bits = Frame.blockBits
    let block = entries[(row >> bits) * blockColumns + column >> bits]
    guard block.isSplit else { return block }
    let mask = Frame.blockSide - 1
    return entries[block.splitIndex + ((row & mask) << bits | column & mask)]
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
  @inline(__always) var edgeList: Int { Int(base.load(fromByteOffset: 4, as: UInt32.self)) }

  @inline(__always) func zone(_ i: Int) -> Int32 {
    base.load(fromByteOffset: LeafLayout.headerBytes + 4 * i, as: Int32.self)
  }

  @inline(__always) var starts: UnsafeRawPointer {
    base + LeafLayout.headerBytes + 4 * zoneCount
  }

  /// For each edge, the zones whose ground changes across it.
  @inline(__always) var masks: UnsafeRawPointer { starts + 8 * edgeCount }
}

/// The exact edges of one leaf, in the order of the quantised ones.
struct ExactEdges {
  let ids: UnsafePointer<UInt32>
  let count: Int
  let edges: UnsafePointer<Edge>

  @inline(__always) func place(_ i: Int) -> UnsafePointer<Edge> { edges + Int(ids[i]) }
  @inline(__always) subscript(_ i: Int) -> Edge { edges[Int(ids[i])] }

  /// The zones of the leaf that the edge bounds.
  @inline(__always) func touches(_ i: Int) -> UInt8 {
    UnsafeRawPointer(ids + count).load(fromByteOffset: i, as: UInt8.self)
  }

  /// Words taken by the list of so many edges.
  static func words(_ count: Int) -> Int { count + (count + 3) / 4 }
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
