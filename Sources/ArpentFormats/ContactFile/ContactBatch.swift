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
  package private(set) var texts: [UInt8] = []
  package private(set) var textEnds: [Int] = []

  static let textBit: UInt32 = 1 << 31

  init(
    positions: UnsafeMutableBufferPointer<Coordinate>, radii: UnsafeMutableBufferPointer<Float>?,
    answers: UnsafeMutableBufferPointer<UInt32>
  ) {
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

  /// The empty text.
  var blank: UInt32 { UInt32(lengths.count - 1) }
}
