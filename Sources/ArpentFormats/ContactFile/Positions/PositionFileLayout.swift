// The layout of a positions file. All numbers in the machine's byte order, every part at a multiple
// of 64 bytes:
//
//     header       128 bytes: PositionFileHeader
//     blocks       in any order, each of some consecutive rows of the contact file (about 2^18 as a rule)
//     tail         the blocks' descriptors, in order of their rows, then texts that say what the file
//                  belongs to
//
// A block holds the places of its rows along a curve that keeps neighbours together (PlaceKey): first
// those that a zone claims, then those in no zone. Rows without a position are left out: no redraw
// moves them. Each of the two lists is cut into groups of 32 places, for looking over the ground, and
// into shelves of 1,024, for reading: whoever has no business on a shelf leaves its pages unread.
//
//     keys         8 bytes: the least key that a place of the group can have, group after group of the
//                  one list, and that of its last place; then the same of the other list. Keys are cut
//                  to whole squares: `keyShift` of their bits are zero
//     entries      16 bytes a shelf: ShelfEntry, of the one list, then of the other
//     shelves      each with all that is known of its places
//
// A shelf:
//
//     positions    longitude and latitude: as ten-millionths of a degree, 4 bytes each, where that
//                  gives every one of its doubles to the last bit; as doubles otherwise
//     zones        4 bytes a place: RowZone
//     rows         4 bytes a place: number of the row in the block
//     name ends    4 bytes a place: where its name ends in the names
//     names        the bytes of the names

struct PositionFileHeader: BitwiseCopyable {
  var magic = PositionFileHeader.magic
  var byteOrder = PositionFileHeader.byteOrderMark
  var version = PositionFileHeader.version
  /// Bytes in all.
  var size: UInt64 = 0
  /// Of this header with this field zero, and of the tail.
  var checksum: UInt64 = 0
  var rows: UInt64 = 0
  var blocks: UInt64 = 0
  var tailOffset: UInt64 = 0
  var textBytes: UInt64 = 0
  // Of the contact file: ContactFingerprint.
  var fileSize: UInt64 = 0
  var fileSeconds: Int64 = 0
  var fileNanoseconds: Int64 = 0
  var fileSamples: UInt64 = 0
  // To the full 128 bytes, so that all of them are defined.
  var spare0: UInt64 = 0
  var spare1: UInt64 = 0
  var spare2: UInt64 = 0

  /// "ARPENTCP" read as a little-endian word.
  static let magic: UInt64 = 0x5043_544e_4550_5241
  static let byteOrderMark: UInt64 = 0x0102_0304_0506_0708
  static let version: UInt64 = 2
  static let room = 128
}

/// Where a block lies, and how its parts follow from its counts.
struct PositionBlockDescriptor: BitwiseCopyable {
  var offset: UInt64 = 0
  var size: UInt64 = 0
  var rows: UInt64 = 0
  var located: UInt64 = 0
  var loose: UInt64 = 0
  /// How many low bits the keys are cut by.
  var keyShift: UInt64 = 0
  /// Of the keys and the entries.
  var headChecksum: UInt64 = 0
  /// To the full 64 bytes.
  var spare: UInt64 = 0

  static let groupSize = 32
  static let groupsPerShelf = 32
  static let shelfSize = groupSize * groupsPerShelf
  static let usualRows = 1 << 18
  static let maximumRows = 1 << 21
  /// A block is closed when its names come to so much.
  static let maximumNameBytes = 1 << 26

  static func groups(_ places: Int) -> Int { (places + groupSize - 1) / groupSize }
  /// Keys of a list: one a group and one more; none for an empty list.
  static func keys(_ places: Int) -> Int { places == 0 ? 0 : groups(places) + 1 }
  static func shelves(_ places: Int) -> Int { (places + shelfSize - 1) / shelfSize }
  static func padded(_ bytes: Int) -> Int { (bytes + 63) & ~63 }

  /// Offsets of the parts from the block's start.
  struct Parts {
    var looseKeys: Int
    var entries: Int
    var shelves: Int
  }

  var parts: Parts {
    let (located, loose) = (Int(located), Int(loose))
    let looseKeys = 8 * Self.keys(located)
    let entries = (looseKeys + 8 * Self.keys(loose) + 15) & ~15
    let count = Self.shelves(located) + Self.shelves(loose)
    return Parts(
      looseKeys: looseKeys, entries: entries,
      shelves: Self.padded(entries + count * MemoryLayout<ShelfEntry>.stride))
  }

  /// Counts that a block can have, and bounds within a file of `size` bytes before its tail.
  func isPlausible(before tail: Int) -> Bool {
    guard rows <= UInt64(Self.maximumRows), located <= rows, loose <= rows,
      located + loose <= rows, keyShift < 64, offset % 64 == 0, size % 64 == 0,
      offset <= UInt64(tail), size <= UInt64(tail) - offset
    else { return false }
    return parts.shelves <= Int(size)
  }
}

/// Where a shelf starts; it goes on to the next, or to the block's end.
struct ShelfEntry: BitwiseCopyable {
  /// From the block's start, in units of 64 bytes.
  var offset: UInt32
  /// Bytes of a position: 8 for ten-millionths of a degree, 16 for doubles.
  var positionSize: UInt32
  var checksum: UInt64

  static let decimals: UInt32 = 8
  static let doubles: UInt32 = 16
  /// What a degree is divided into.
  static let perDegree = 1e7

  /// Bytes of a shelf without its names.
  func fixedSize(_ places: Int) -> Int { places * (Int(positionSize) + 12) }
}
