// The layout of a positions file. All numbers in the machine's byte order, every part at a multiple
// of 64 bytes:
//
//     header       128 bytes: PositionFileHeader
//     blocks       one after the other, each of up to 2^19 consecutive rows of the contact file
//     tail         the blocks' descriptors, then texts that say what the file belongs to
//
// A block holds its rows twice. By place: those that a zone claims, then those in no zone, each list
// in order of the key of their positions (PlaceKey); rows without a position are in neither list.
// And by row: what names them.
//
//     keys         8 bytes: the first key of each group of 32 places of the one list, and the last
//                  key of all; then the same of the other list
//     positions    16 bytes a place: longitude, latitude
//     zones        4 bytes a place: RowZone
//     rows         4 bytes a place: number of the row in the block
//     name ends    4 bytes a row: where its name ends in the names
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
  static let version: UInt64 = 1
  static let room = 128
}

/// Where a block lies, and how its parts follow from its counts.
struct PositionBlockDescriptor: BitwiseCopyable {
  var offset: UInt64
  var rows: UInt64
  var located: UInt64
  var loose: UInt64
  var nameBytes: UInt64
  /// Of the keys; of positions, zones and rows; of name ends and names.
  var keyChecksum: UInt64
  var placeChecksum: UInt64
  var nameChecksum: UInt64

  static let groupSize = 32
  static let maximumRows = 1 << 19
  static let maximumNameBytes = 1 << 27

  static func groups(_ places: Int) -> Int { (places + groupSize - 1) / groupSize }
  /// Keys of a list: one a group and one more; none for an empty list.
  static func keys(_ places: Int) -> Int { places == 0 ? 0 : groups(places) + 1 }
  static func padded(_ bytes: Int) -> Int { (bytes + 63) & ~63 }

  /// Offsets of the parts from the block's start, and of its end.
  struct Parts {
    var looseKeys: Int
    var positions: Int
    var zones: Int
    var rows: Int
    var nameEnds: Int
    var names: Int
    var end: Int
  }

  var parts: Parts {
    let (located, loose) = (Int(located), Int(loose))
    let places = located + loose
    let looseKeys = 8 * Self.keys(located)
    let positions = Self.padded(looseKeys + 8 * Self.keys(loose))
    let zones = positions + Self.padded(16 * places)
    let rowPlace = zones + Self.padded(4 * places)
    let nameEnds = rowPlace + Self.padded(4 * places)
    let names = nameEnds + Self.padded(4 * Int(rows))
    return Parts(
      looseKeys: looseKeys, positions: positions, zones: zones, rows: rowPlace,
      nameEnds: nameEnds, names: names, end: names + Self.padded(Int(nameBytes)))
  }

  /// Counts that a block can have, and bounds within a file of `size` bytes before its tail.
  func isPlausible(before tail: Int) -> Bool {
    guard rows <= UInt64(Self.maximumRows), located <= rows, loose <= rows,
      located + loose <= rows, nameBytes < 1 << 32, offset % 64 == 0, offset <= UInt64(tail)
    else { return false }
    return Int(offset) + parts.end <= tail
  }
}
