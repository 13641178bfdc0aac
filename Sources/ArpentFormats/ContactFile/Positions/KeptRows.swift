import ArpentGeometry

/// The zone of a row as one number, kept beside its position.
package enum RowZone {
  /// In no zone.
  package static let none: Int32 = -1

  /// A zone that claims the position, by ordinal.
  package static func located(_ zone: Int32) -> Int32 { zone }

  /// The nearest zone to a position that is in none.
  package static func nearest(_ zone: Int32) -> Int32 { -2 - zone }

  @inline(__always) package static func isLocated(_ number: Int32) -> Bool { number >= 0 }

  /// Ordinal of the zone, or -1.
  @inline(__always) package static func zone(_ number: Int32) -> Int32 {
    number < -1 ? -2 - number : number
  }
}

/// What is kept of some consecutive rows: positions, zones, and what names each row.
struct KeptRows {
  private(set) var positions: [Coordinate] = []
  /// See ``RowZone``.
  private(set) var zones: [Int32] = []
  /// Lines of the chunk before each row.
  private(set) var lineOffsets: [UInt32] = []
  /// The field that names each row, as it stands in the file; empty where lines do.
  private(set) var names: [UInt8] = []
  private(set) var nameEnds: [UInt32] = []

  mutating func removeAll() {
    positions.removeAll(keepingCapacity: true)
    zones.removeAll(keepingCapacity: true)
    lineOffsets.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    nameEnds.removeAll(keepingCapacity: true)
  }

  /// Takes over the rows of a batch that are no blank lines.
  mutating func take(_ reader: ChunkReader, _ batch: ContactBatch, areNamed: Bool) {
    var from = 0
    for blank in reader.blanks + [reader.count] {
      if from < blank { take(from..<blank, reader, batch, areNamed: areNamed) }
      from = blank + 1
    }
  }

  private mutating func take(
    _ rows: Range<Int>, _ reader: ChunkReader, _ batch: ContactBatch, areNamed: Bool
  ) {
    guard let batchZones = batch.zones else { return }
    positions.append(contentsOf: batch.positions[rows])
    zones.append(contentsOf: batchZones[rows])
    guard areNamed, let fields = batch.fields else {
      lineOffsets.append(
        contentsOf: UnsafeBufferPointer(
          start: reader.lineOffsets + rows.lowerBound, count: rows.count))
      return
    }
    nameEnds.reserveCapacity(nameEnds.count + rows.count)
    for row in rows {
      let name = fields[row, 0]
      // Most names are short: byte by byte costs less than a call.
      if name.count <= 16 {
        for byte in name { names.append(byte) }
      } else {
        names.append(contentsOf: name)
      }
      nameEnds.append(UInt32(truncatingIfNeeded: names.count))
    }
  }
}
