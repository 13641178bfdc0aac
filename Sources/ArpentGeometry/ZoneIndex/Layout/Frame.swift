/// How positions become grid cells: an affine map from ordinates to *units*, 2^32 of them to a side
/// of a top-level cell.
///
/// A position's units, as a whole number, hold the column of its top-level cell in the high word and
/// where it lies in that cell in the low word; each split of a cell into 2^k by 2^k takes k more bits
/// of the low word. Within a cell that has `depth` such bits, positions are told apart in *quanta*,
/// 2^14 to the cell's side: the next 14 bits.
///
/// Accuracy. An ordinate in the box maps to at most 2^14 columns * 2^32 = 2^46 units through one
/// subtraction and one multiplication, each with relative error 2^-53: within 2^-6 units. A quantum
/// is never less than a unit, for `maximumDepth` is at most 18.
struct Frame {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double
  /// Units for each unit of the ordinate.
  var scaleX: Double
  var scaleY: Double
  /// The inverse of the scale.
  var stepX: Double
  var stepY: Double
  var columns: Int
  var rows: Int
  /// How many bits of the low word the splits may take.
  var maximumDepth: Int

  /// Bits of a position within a leaf.
  static let quantumBits = 14
  /// A leaf's quanta run from `-half` to `half - 1` about its centre.
  static let half: Int32 = 1 << 13
  static let cellUnits = 0x1p32

  @inline(__always) func unitsX(_ x: Double) -> Double { (x - minX) * scaleX }
  @inline(__always) func unitsY(_ y: Double) -> Double { (y - minY) * scaleY }

  /// Units as a whole number, for units in 0..<2^46: adding 2^52 leaves the rounded value in the
  /// significand.
  @inline(__always) static func whole(_ units: Double) -> UInt64 {
    (units + 0x1p52).bitPattern & (1 << 52 - 1)
  }

  /// The grid's cells go in blocks, so many to a side, of which the index holds most as a whole.
  static let blockBits = 3
  static let blockSide = 1 << blockBits

  var blockColumns: Int { (columns + Frame.blockSide - 1) >> Frame.blockBits }
  var blockRows: Int { (rows + Frame.blockSide - 1) >> Frame.blockBits }
  var blockCount: Int { blockColumns * blockRows }

  @inline(__always) func contains(_ point: Coordinate) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }
}

extension Frame {
  /// A frame over `box` with about `cells` cells; `nil` where the box is too large or too small for
  /// doubles to measure it (beyond 2^±480).
  ///
  /// A quantum is kept at four times the spacing of the doubles there, or more, so that the middle of
  /// every quantum rounds to a position in it.
  init?(box: BoundingBox, cells: Double) {
    let extentX = max(abs(box.minX), abs(box.maxX))
    let extentY = max(abs(box.minY), abs(box.maxY))
    guard extentX < 0x1p480, extentY < 0x1p480 else { return nil }
    // One cell needs 2^14 quanta of four spacings.
    let grainX = extentX.ulp * 0x1p16
    let grainY = extentY.ulp * 0x1p16
    let spanX = box.maxX - box.minX
    let spanY = box.maxY - box.minY
    // Ground without width or height still gets a frame: as wide as high, or one unit.
    let width = max(spanX > 0 ? spanX : spanY > 0 ? spanY : 1, grainX)
    let height = max(spanY > 0 ? spanY : spanX > 0 ? spanX : 1, grainY)
    guard width > 0x1p-480, height > 0x1p-480 else { return nil }

    let limit = 16384.0
    let wanted = min(max(cells, 1), 0x1p26)
    // Square cells, as far as the sides allow.
    let ratio = min(max((width / height).squareRoot(), 1 / limit), limit)
    let side = wanted.squareRoot()
    var columnsWanted = min(max(side * ratio, 1), limit, width / grainX)
    var rowsWanted = min(max(wanted / columnsWanted, 1), limit, height / grainY)
    columnsWanted = min(max(wanted / rowsWanted, 1), limit, width / grainX)
    rowsWanted = max(1, rowsWanted.rounded(.down))
    columnsWanted = max(1, columnsWanted.rounded(.down))

    minX = box.minX
    minY = box.minY
    maxX = box.maxX
    maxY = box.maxY
    columns = Int(columnsWanted)
    rows = Int(rowsWanted)
    // A shade less than the whole grid, so that the far edge rounds into the last cell.
    let shade = 1 - 0x1p-20
    scaleX = columnsWanted * Frame.cellUnits * shade / width
    scaleY = rowsWanted * Frame.cellUnits * shade / height
    stepX = width / (columnsWanted * Frame.cellUnits * shade)
    stepY = height / (rowsWanted * Frame.cellUnits * shade)
    var depth = 0
    while depth < 18 && width / columnsWanted / Double(1 << (depth + 1)) >= grainX
      && height / rowsWanted / Double(1 << (depth + 1)) >= grainY
    {
      depth += 1
    }
    maximumDepth = depth
  }
}

/// A cell of the grid or of a split: its lower left corner in units, and how many bits of the low
/// word chose it.
struct Cell {
  var x: UInt64
  var y: UInt64
  var depth: Int

  /// Side in units.
  var side: UInt64 { 1 << UInt64(32 - depth) }
  /// Units in a quantum, as a shift.
  var quantumShift: UInt64 { UInt64(32 - Frame.quantumBits - depth) }

  /// The cell of this depth that holds a position given in units.
  @inline(__always) init(x: UInt64, y: UInt64, depth: Int) {
    let mask = ~(UInt64(1) << UInt64(32 - depth) - 1)
    self.x = x & mask
    self.y = y & mask
    self.depth = depth
  }

  /// Quanta from the centre of the cell.
  @inline(__always) func quantaX(_ units: UInt64) -> Int {
    Int(units >> quantumShift) - Int(x >> quantumShift) - Int(Frame.half)
  }
  @inline(__always) func quantaY(_ units: UInt64) -> Int {
    Int(units >> quantumShift) - Int(y >> quantumShift) - Int(Frame.half)
  }
}

/// A position whose zones are known, from which those of other positions of its cell are found.
struct Witness {
  /// The `number`-th candidate of a cell, in quanta from its centre: the centre, then places strewn
  /// over the cell.
  static func quanta(_ number: Int) -> (x: Int, y: Int) {
    if number == 0 { return (0, 0) }
    return ((number &* 10007) % 15013 - 7506, (number &* 7919 &+ 3137) % 14983 - 7491)
  }

  /// The middle of that quantum, as the nearest doubles.
  static func coordinate(_ number: Int, of cell: Cell, in frame: Frame) -> Coordinate {
    coordinate(quanta(number), of: cell, in: frame)
  }

  /// The middle of a quantum, given from the centre of the cell, as the nearest doubles.
  @inline(__always)
  static func coordinate(
    _ place: (x: Int, y: Int), of cell: Cell, in frame: Frame
  ) -> Coordinate {
    let unitsPerQuantum = Double(UInt64(1) << cell.quantumShift)
    let x = Double(cell.x) + (Double(place.x + Int(Frame.half)) + 0.5) * unitsPerQuantum
    let y = Double(cell.y) + (Double(place.y + Int(Frame.half)) + 0.5) * unitsPerQuantum
    return Coordinate(x: frame.minX + x * frame.stepX, y: frame.minY + y * frame.stepY)
  }
}
