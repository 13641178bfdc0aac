import ArpentElections
import ArpentGeometry

/// A row that is no record: kept apart, with the reason.
struct RejectedContact {
  /// Lines before it in the chunk.
  var lineOffset: Int
  var fault: RecordFault
  /// Where its text starts and ends in the chunk's `rejectedText`.
  var text: Range<Int>
  /// How many fields it has, where that is the fault.
  var fields: Int
}

/// What became of one stretch of the input: the bytes to write, and what there is to report.
struct ChunkResult {
  /// Position in the file of the first record, `nil` when no record was found to start in the
  /// stretch, and of the record after the last.
  var start: Int?
  var end = 0
  var lines = 0
  var rows = 0
  var blankLines = 0
  var tally = ContactTally()
  var rejected: [RejectedContact] = []
  var rejectedText: [UInt8] = []
  var failure: ChunkFailure?
  var output = ByteBuffer()
  /// Places in the output where the number of a line is still to be put.
  var lineMarks: [LineMark] = []
  /// Findings of single rows, by line.
  var findings: [LineFinding] = []
  /// What is kept of each row for a positions file.
  var kept = KeptRows()

  mutating func reset() {
    start = nil
    end = 0
    lines = 0
    rows = 0
    blankLines = 0
    tally = ContactTally()
    rejected.removeAll(keepingCapacity: true)
    rejectedText.removeAll(keepingCapacity: true)
    failure = nil
    output.count = 0
    lineMarks.removeAll(keepingCapacity: true)
    findings.removeAll(keepingCapacity: true)
    kept.removeAll()
  }
}

/// A place in a chunk's output that the number of a line goes to, once it is known.
struct LineMark {
  var place: Int
  /// Lines of the chunk before the line.
  var lineOffset: Int
}

struct LineFinding {
  var lineOffset: Int
  /// Number of the column, and its text.
  var column: Int
  var value: [UInt8]
  var message: String
}

/// A failure within a chunk, whose line is known only when all before it is.
enum ChunkFailure {
  case unbounded(lineOffset: Int)
  case error(ContactFileError)
}

/// Memory of our own, without the checks and the zeroing of an array; freed by its owner.
struct ByteBuffer {
  private(set) var base = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
  private(set) var capacity = 0
  var count = 0

  /// Makes room for `needed` bytes, and 64 more that may be read and overwritten; keeps the first
  /// `count`.
  mutating func reserve(_ needed: Int) {
    if needed <= capacity { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: needed + 64)
    larger.update(from: base, count: count)
    // What is read beyond the end never matters, but it must not be undefined.
    (larger + count).update(repeating: 0, count: needed + 64 - count)
    base.deallocate()
    base = larger
    capacity = needed
  }

  func free() { base.deallocate() }
}
