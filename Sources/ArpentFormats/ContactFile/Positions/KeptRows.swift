import ArpentGeometry
import CScan

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

/// What is kept of a row: all of it together, since rows are looked up in another order than their own.
struct KeptRow: BitwiseCopyable {
  /// ``PlaceKey`` of the position.
  var key: UInt64
  var position: Coordinate
  /// ``RowZone``, or ``noPlace``.
  var zone: Int32
  /// Bytes of the field that names the row, as it stands in the file.
  var nameLength: UInt32
  /// A short name; or else where it lies among the names. Where lines name the rows, how many there are
  /// before it in its chunk.
  var name: (UInt64, UInt64)

  static let shortName = 16
  /// The row has no position.
  static let noPlace = Int32.min
}

/// What is kept of the rows of a chunk.
final class KeptRows: @unchecked Sendable {
  private(set) var rows = PlainList<KeptRow>()
  /// Names that are not short.
  private(set) var names = PlainList<UInt8>()
  /// The first key, and the bits that are not the same in all of them; of rows with a position.
  private(set) var firstKey: UInt64?
  private(set) var differing: UInt64 = 0
  /// Lines of the file before the chunk.
  var linesBefore = 0
  private var keys = PlainList<UInt64>()

  var count: Int { rows.count }

  func removeAll() {
    rows.removeAll()
    names.removeAll()
    firstKey = nil
    differing = 0
  }

  /// Takes over the rows of a batch that are no blank lines.
  func take(_ reader: ChunkReader, _ batch: ContactBatch, areNamed: Bool) {
    var from = 0
    for blank in reader.blanks + [reader.count] {
      if from < blank { take(from..<blank, reader, batch, areNamed: areNamed) }
      from = blank + 1
    }
  }

  private func take(
    _ some: Range<Int>, _ reader: ChunkReader, _ batch: ContactBatch, areNamed: Bool
  ) {
    guard let zones = batch.zones?.baseAddress, let points = batch.positions.baseAddress
    else { return }
    keys.removeAll()
    let key = keys.grow(by: some.count)
    PlaceKey.keys(
      of: UnsafeBufferPointer(start: points + some.lowerBound, count: some.count), into: key)
    let to = rows.grow(by: some.count)
    var first = firstKey
    var differing = differing
    let lines = reader.lineOffsets
    let fields = areNamed ? batch.fields : nil
    for i in 0..<some.count {
      let row = some.lowerBound &+ i
      let point = points[row]
      var zone = zones[row]
      if point.isFinite, point.isGeographic {
        if let first { differing |= first ^ key[i] } else { first = key[i] }
      } else {
        zone = KeptRow.noPlace
      }
      var kept = KeptRow(key: key[i], position: point, zone: zone, nameLength: 0, name: (0, 0))
      if let fields {
        kept.name = name(fields[row, 0], &kept.nameLength)
      } else {
        kept.name.0 = UInt64(lines[row])
      }
      to[i] = kept
    }
    firstKey = first
    self.differing = differing
  }

  @inline(__always)
  private func name(
    _ field: UnsafeBufferPointer<UInt8>, _ length: inout UInt32
  ) -> (UInt64, UInt64) {
    length = UInt32(truncatingIfNeeded: field.count)
    if field.count <= KeptRow.shortName {
      // The chunk has room behind its end that may be read.
      let start = UnsafeRawPointer(field.baseAddress!)
      return (
        start.loadUnaligned(as: UInt64.self),
        start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      )
    }
    let place = names.count
    names.grow(by: field.count).update(from: field.baseAddress!, count: field.count)
    return (UInt64(place), 0)
  }
}
