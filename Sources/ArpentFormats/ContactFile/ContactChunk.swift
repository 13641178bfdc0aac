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
  }
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
