/// The first bytes of an index in memory and in a file. Every field is eight bytes wide.
struct IndexHeader: BitwiseCopyable {
  var magic = IndexHeader.magic
  var byteOrder = IndexHeader.byteOrderMark
  var version = IndexHeader.version
  /// Bytes in all.
  var size: UInt64 = 0
  /// Of all bytes with this field zero; zero in memory, set when written.
  var checksum: UInt64 = 0
  var zones: UInt64 = 0
  var minX = Double.infinity
  var minY = Double.infinity
  var maxX = -Double.infinity
  var maxY = -Double.infinity
  var scaleX = 0.0
  var scaleY = 0.0
  var stepX = 0.0
  var stepY = 0.0
  var columns: UInt64 = 1
  var rows: UInt64 = 1
  var maximumDepth: UInt64 = 0
  /// Blocks of the grid's cells by row, one empty block for whatever is off the grid, then the cells of
  /// the blocks, and the splits: see ``CellEntry``.
  var entries = Section()
  var leaves = Section()
  /// For each leaf, in their order: the ids of its edges, then, four to a word, for each of them the
  /// zones of the leaf that it bounds.
  var edgeLists = Section()
  var crowds = Section()
  /// Exact edges: lower end, upper end; of a level edge, right end, left end.
  var edges = Section()
  var userData = Section()

  struct Section: BitwiseCopyable {
    /// Bytes from the start of the index: a multiple of 64.
    var offset: UInt64 = 0
    /// How many elements.
    var count: UInt64 = 0
  }

  /// "ARPENTZI" read as a little-endian word.
  static let magic: UInt64 = 0x495a_544e_4550_5241
  static let byteOrderMark: UInt64 = 0x0102_0304_0506_0708
  static let version: UInt64 = 2
  /// Bytes kept for the header at the start of an index.
  static let room = 320

  /// Every section with the bytes of its elements.
  static let sections:
    [(path: any WritableKeyPath<IndexHeader, Section> & Sendable, stride: UInt64)] =
      [
        (\.entries, 4), (\.leaves, 1), (\.edgeLists, 4), (\.crowds, 4), (\.edges, 32),
        (\.userData, 1),
      ]

  /// Places the sections one after the other, each at a multiple of 64 bytes, and sets the size.
  mutating func layOut() {
    var end = UInt64(IndexHeader.room)
    for section in IndexHeader.sections {
      end = (end + 63) & ~63
      self[keyPath: section.path].offset = end
      end += self[keyPath: section.path].count * section.stride
    }
    size = (end + 63) & ~63
  }

  /// Whether every section is where ``layOut()`` would put it, and the grid fits its entries.
  var isLaidOutWell: Bool {
    var expected = self
    for section in IndexHeader.sections where self[keyPath: section.path].count > size {
      return false
    }
    guard columns > 0, columns <= 1 << 14, rows > 0, rows <= 1 << 14, maximumDepth <= 18,
      zones < 1 << 30, UInt64(frame.blockCount) < entries.count
    else { return false }
    expected.layOut()
    return expected.size == size
      && IndexHeader.sections.allSatisfy {
        expected[keyPath: $0.path].offset == self[keyPath: $0.path].offset
      }
  }

  var frame: Frame {
    get {
      Frame(
        minX: minX, minY: minY, maxX: maxX, maxY: maxY, scaleX: scaleX, scaleY: scaleY,
        stepX: stepX, stepY: stepY, columns: Int(columns), rows: Int(rows),
        maximumDepth: Int(maximumDepth))
    }
    set {
      (minX, minY, maxX, maxY) = (newValue.minX, newValue.minY, newValue.maxX, newValue.maxY)
      (scaleX, scaleY) = (newValue.scaleX, newValue.scaleY)
      (stepX, stepY) = (newValue.stepX, newValue.stepY)
      columns = UInt64(newValue.columns)
      rows = UInt64(newValue.rows)
      maximumDepth = UInt64(newValue.maximumDepth)
    }
  }
}
