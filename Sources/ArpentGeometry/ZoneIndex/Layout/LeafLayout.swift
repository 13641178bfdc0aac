/// How a leaf lies in memory. A leaf is a cell that edges enter, and holds what answers a point of it.
///
///     0   edges (1...255)            1 byte
///     1   zones (1...8)              1 byte
///     2   zones of the centre        1 byte, bit i = local zone i
///     3   number of the witness      1 byte
///     4   place of its edge list     4 bytes
///     8   ordinals of its zones      4 bytes each, ascending
///     …   starts of its edges        4 bytes each: x, y
///     …   spans of its edges         4 bytes each: dy, -dx
///     …   zones the edge parts       1 byte each: those whose ground changes across it
///
/// Edges are in quanta from the leaf's centre, 16 bits each, pointing up (level ones to the left).
///
/// How it answers. Each quantised edge is the true edge with its ends moved by at most half a quantum
/// along each axis (a position stands for the middle of its quantum), or with its far parts cut off
/// outside the cell. From the centre a path goes up or down to the point's height, then along to the
/// point; each edge it crosses flips the zones that the edge parts. Move the true edges and the true
/// point steadily to their quantised places: the zones of the point, told by such crossings, can only
/// change when the point itself meets an edge, for the edges of a zone form closed lines whose shared
/// ends move together, and cut-off ends stay outside the cell. Point and edge each move by at most
/// half a quantum along each axis, and rounding adds less than 2^-4: a quantised point farther than
/// 17/16 quanta (larger of both axes) from all quantised edges is therefore answered truly. The scan
/// calls a point *near* at two quanta, and near points are settled with the exact edges.
///
/// All its arithmetic is in whole numbers: positions within ±16383, so spans within ±32766 and sums
/// of two products below 2^31.
enum LeafLayout {
  static let headerBytes = 8
  static let edgeBytes = 9
  static let maximumZones = 8
  static let maximumEdges = 255
  /// Quanta beyond which an edge's end is cut off.
  static let reach = 16383
  static let cutReach = 16000.0
  /// Quanta round a cell within which an edge belongs to it.
  static let margin = 4

  static func bytes(zones: Int, edges: Int) -> Int {
    headerBytes + 4 * zones + edgeBytes * edges
  }

  /// Edges are read eight at a time from the last to the first, so that up to seven places before the
  /// first are read, which may be before the leaf's own start.
  static func isReadBefore(zones: Int, edges: Int) -> Bool {
    edges % 8 != 0 && 4 * (8 - edges % 8) > headerBytes + 4 * zones
  }

  /// Where a leaf starts: at `place` or a little after, so that it lies in no more cache lines than
  /// it needs, and what is read before its start lies in one of them, too.
  static func start(after place: Int, zones: Int, edges: Int) -> Int {
    let bytes = bytes(zones: zones, edges: edges)
    let lines = (bytes + 63) / 64
    let unit = CellEntry.leafUnit
    var start = (place + unit - 1) & ~(unit - 1)
    if start % 64 + bytes > lines * 64 { start = (start + 63) & ~63 }
    let isAtLine = start % 64 == 0
    if isAtLine && isReadBefore(zones: zones, edges: edges) && unit + bytes <= lines * 64 {
      start += unit
    }
    return start
  }
}
