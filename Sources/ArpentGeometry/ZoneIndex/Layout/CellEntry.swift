/// What the index holds for one cell, in 32 bits: two of kind, then
///
///     0 solid   no edge comes near: the zone's ordinal + 1, or 0 outside all zones
///     1 leaf    2 bits: cache lines less one (3 = four or more); 28 bits: place in the leaves / 16
///     2 split   2 bits: bits of the split less one; 28 bits: place in the entries / 4
///     3 crowd   30 bits: place in the crowds
///
/// The grid is two levels of them: a block of eight by eight cells is solid, where all of it lies in
/// one zone or outside, or a split into its cells. So a table that the processor's own cache can hold
/// answers for the sea and for wide zones, and leads to the cells of the rest.
struct CellEntry: BitwiseCopyable {
  var bits: UInt32

  enum Kind: UInt32 {
    case solid, leaf, split, crowd
  }

  @inline(__always) init(bits: UInt32) { self.bits = bits }

  static func solid(_ zone: UInt32?) -> CellEntry { CellEntry(bits: zone.map { $0 + 1 } ?? 0) }

  static func leaf(offset: Int, lines: Int) -> CellEntry {
    CellEntry(bits: 1 << 30 | UInt32(min(lines, 4) - 1) << 28 | UInt32(offset / leafUnit))
  }
  static func split(index: Int, bits: Int) -> CellEntry {
    CellEntry(bits: 2 << 30 | UInt32(bits - 1) << 28 | UInt32(index / splitUnit))
  }
  static func crowd(index: Int) -> CellEntry { CellEntry(bits: 3 << 30 | UInt32(index)) }

  /// Leaves start at multiples of this many bytes, splits at multiples of that many entries.
  static let leafUnit = 16
  static let splitUnit = 4
  static let largestPayload = 1 << 28 - 1

  @inline(__always) var kind: Kind { Kind(rawValue: bits >> 30)! }
  @inline(__always) var isSolid: Bool { bits < 1 << 30 }
  @inline(__always) var isSplit: Bool { bits >> 30 == 2 }
  @inline(__always) var isLeaf: Bool { bits >> 30 == 1 }

  @inline(__always) var leafOffset: Int { Int(bits & 0xfff_ffff) * CellEntry.leafUnit }
  @inline(__always) var leafLines: Int { Int(bits >> 28 & 3) + 1 }
  @inline(__always) var splitIndex: Int { Int(bits & 0xfff_ffff) * CellEntry.splitUnit }
  @inline(__always) var splitBits: UInt32 { bits >> 28 & 3 + 1 }
  @inline(__always) var crowdIndex: Int { Int(bits & 0x3fff_ffff) }

  /// The same entry where what it points at has moved.
  func moved(leaves: Int, splits: Int, crowds: Int) -> CellEntry {
    switch kind {
    case .solid: self
    case .leaf: CellEntry(bits: bits + UInt32(leaves / CellEntry.leafUnit))
    case .split: CellEntry(bits: bits + UInt32(splits / CellEntry.splitUnit))
    case .crowd: CellEntry(bits: bits + UInt32(crowds))
    }
  }
}
