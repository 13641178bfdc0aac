package import ArpentGeometry

/// The positions of some consecutive rows, and room for what is to be appended to each.
///
/// An answer is the number of a text of the ``AppendixTable``, or a text of its own.
package struct ContactBatch {
  /// Longitude and latitude, or x and y, as read; not finite where the row has none. They may be
  /// changed in place.
  package let positions: UnsafeMutableBufferPointer<Coordinate>
  /// Radius in metres from the geocoder's type and score, 0 where unknown; `nil` when the file
  /// has no such columns.
  package let radii: UnsafeMutableBufferPointer<Float>?
  package let answers: UnsafeMutableBufferPointer<UInt32>
  /// How many rows got which reason, in the caller's own numbering.
  package var tally: ContactTally
  /// Room for the zone of each row, by ordinal, where somebody keeps it (``RowZone``); else `nil`.
  package let zones: UnsafeMutableBufferPointer<Int32>?
  /// What there is to say of single rows; the first of them are reported.
  package private(set) var findings: [RowFinding] = []
  package private(set) var texts: [UInt8] = []
  package private(set) var textEnds: [Int] = []

  static let textBit: UInt32 = 1 << 31
  private static let findingsKept = 100

  /// The noted columns, where there are some.
  package let fields: NotedFields?

  init(
    positions: UnsafeMutableBufferPointer<Coordinate>, radii: UnsafeMutableBufferPointer<Float>?,
    answers: UnsafeMutableBufferPointer<UInt32>,
    zones: UnsafeMutableBufferPointer<Int32>? = nil, fields: NotedFields? = nil
  ) {
    self.zones = zones
    self.fields = fields
    self.positions = positions
    self.radii = radii
    self.answers = answers
    tally = ContactTally()
  }

  /// Answers one row with a text that is not in the table.
  package mutating func answer(_ row: Int, text: [UInt8]) {
    answers[row] = Self.textBit | UInt32(textEnds.count)
    texts += text
    textEnds.append(texts.count)
  }

  package mutating func answer(_ row: Int, text: UnsafeBufferPointer<UInt8>) {
    answers[row] = Self.textBit | UInt32(truncatingIfNeeded: textEnds.count)
    texts.append(contentsOf: text)
    textEnds.append(texts.count)
  }

  package mutating func report(_ row: Int, field: Int, _ message: String) {
    guard findings.count < Self.findingsKept else { return }
    findings.append(RowFinding(row: row, field: field, message: message))
  }
}

/// Something about one row of a batch: which noted column it is about, and what it is.
package struct RowFinding: Sendable {
  package var row: Int
  package var field: Int
  package var message: String
}

/// The noted columns of a batch. Valid while its chunk is at hand.
package struct NotedFields: @unchecked Sendable {
  let base: UnsafePointer<UInt8>
  let places: UnsafeMutablePointer<UInt32>
  /// How many columns are noted.
  let count: Int

  /// The bytes of a field, as they stand in the file.
  /// - Parameter number: place of the column among the noted ones.
  @inline(__always)
  package subscript(row: Int, number: Int) -> UnsafeBufferPointer<UInt8> {
    let at = (row &* count &+ number) &* 2
    let (start, end) = (Int(places[at]), Int(places[at &+ 1]))
    return UnsafeBufferPointer(start: base + start, count: end &- start)
  }
}

/// Sixteen counters, for whoever answers a batch.
package struct ContactTally: Sendable {
  package var counts = [Int](repeating: 0, count: 16)

  static func += (a: inout ContactTally, b: ContactTally) {
    for i in a.counts.indices { a.counts[i] += b.counts[i] }
  }
}

/// The texts that most rows end with, made once, each with its leading delimiter.
package struct AppendixTable: Sendable {
  /// All texts, one every `stride` bytes, and room at the end for copies in large steps.
  let bytes: [UInt8]
  let lengths: [UInt32]
  let stride: Int

  /// - Parameter texts: text `i` is answer `i`; an empty one more follows the last, for blank lines.
  package init(texts: [[UInt8]]) {
    let longest = texts.reduce(0) { max($0, $1.count) }
    // A multiple of 16, so that a short text lies in one cache line as a rule.
    stride = max(16, (longest + 15) & ~15)
    var bytes = [UInt8](repeating: 0, count: (texts.count + 1) * stride + 32)
    var lengths: [UInt32] = []
    lengths.reserveCapacity(texts.count + 1)
    for (i, text) in texts.enumerated() {
      bytes.replaceSubrange(i * stride..<i * stride + text.count, with: text)
      lengths.append(UInt32(text.count))
    }
    lengths.append(0)
    self.bytes = bytes
    self.lengths = lengths
  }

  /// The empty text: for blank lines, and for rows that there is nothing to say of.
  package var blank: UInt32 { UInt32(lengths.count - 1) }
}
