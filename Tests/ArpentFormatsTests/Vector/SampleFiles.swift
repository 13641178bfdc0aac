import ArpentGeometry
import Foundation

/// Little-endian and big-endian bytes, one after the other.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func little<T: FixedWidthInteger>(_ value: T) {
    withUnsafeBytes(of: value.littleEndian) { bytes += Array($0) }
  }

  mutating func big<T: FixedWidthInteger>(_ value: T) {
    withUnsafeBytes(of: value.bigEndian) { bytes += Array($0) }
  }

  mutating func double(_ value: Double) { little(value.bitPattern) }
}

/// A shapefile made by hand, by the book and against it.
struct SampleShapefile {
  var type: Int32 = 5
  /// For each shape its rings; `nil` for a null shape.
  var shapes: [[[Coordinate]]?]

  private func content(_ rings: [[Coordinate]]?) -> [UInt8] {
    var writer = ByteWriter()
    guard let rings else {
      writer.little(Int32(0))
      return writer.bytes
    }
    writer.little(type)
    let box = BoundingBox(of: rings.joined())
    for ordinate in [box.minX, box.minY, box.maxX, box.maxY] { writer.double(ordinate) }
    writer.little(Int32(rings.count))
    writer.little(Int32(rings.reduce(0) { $0 + $1.count }))
    var start: Int32 = 0
    for ring in rings {
      writer.little(start)
      start += Int32(ring.count)
    }
    for position in rings.joined() {
      writer.double(position.x)
      writer.double(position.y)
    }
    if type == 15 {
      for _ in 0..<(2 + Int(start)) { writer.double(7) }
    }
    return writer.bytes
  }

  private func header(length: Int) -> [UInt8] {
    var writer = ByteWriter()
    writer.big(Int32(9994))
    for _ in 0..<5 { writer.big(Int32(0)) }
    writer.big(Int32(length / 2))
    writer.little(Int32(1000))
    writer.little(type)
    for _ in 0..<8 { writer.double(0) }
    return writer.bytes
  }

  var shp: [UInt8] {
    var writer = ByteWriter()
    for (number, rings) in shapes.enumerated() {
      let bytes = content(rings)
      writer.big(Int32(number + 1))
      writer.big(Int32(bytes.count / 2))
      writer.bytes += bytes
    }
    return header(length: 100 + writer.bytes.count) + writer.bytes
  }

  var shx: [UInt8] {
    var writer = ByteWriter()
    var offset = 100
    for rings in shapes {
      let length = content(rings).count
      writer.big(Int32(offset / 2))
      writer.big(Int32(length / 2))
      offset += 8 + length
    }
    return header(length: 100 + writer.bytes.count) + writer.bytes
  }

  /// A table of text columns; `values` row by row, each padded to its column's width.
  static func dbf(
    columns: [(name: String, type: String, width: Int)], rows: [[[UInt8]]], language: UInt8 = 0,
    deleted: Set<Int> = []
  ) -> [UInt8] {
    var writer = ByteWriter()
    writer.bytes = [3, 124, 1, 1]
    writer.little(UInt32(rows.count))
    writer.little(UInt16(32 + 32 * columns.count + 1))
    writer.little(UInt16(1 + columns.reduce(0) { $0 + $1.width }))
    writer.bytes += [UInt8](repeating: 0, count: 17) + [language, 0, 0]
    for column in columns {
      let name = Array(column.name.utf8.prefix(10))
      writer.bytes += name + [UInt8](repeating: 0, count: 11 - name.count)
      writer.bytes += Array(column.type.utf8) + [0, 0, 0, 0, UInt8(column.width), 0]
      writer.bytes += [UInt8](repeating: 0, count: 14)
    }
    writer.bytes.append(0x0D)
    for (number, row) in rows.enumerated() {
      writer.bytes.append(deleted.contains(number) ? 0x2A : 0x20)
      for (column, value) in zip(columns, row) {
        writer.bytes += value.prefix(column.width)
        writer.bytes += [UInt8](repeating: 0x20, count: max(0, column.width - value.count))
      }
    }
    return writer.bytes + [0x1A]
  }

  static func square(_ x: Double, _ y: Double, _ size: Double, clockwise: Bool) -> [Coordinate] {
    let ring = [
      Coordinate(x: x, y: y), Coordinate(x: x, y: y + size), Coordinate(x: x + size, y: y + size),
      Coordinate(x: x + size, y: y), Coordinate(x: x, y: y),
    ]
    return clockwise ? ring : ring.reversed()
  }
}

/// A zip archive whose members are stored as they are (PKWARE APPNOTE).
func sampleZip(_ members: [(name: String, bytes: [UInt8])], declaring size: UInt32? = nil)
  -> [UInt8]
{
  func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = ~0
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~crc
  }
  var body = ByteWriter()
  var directory = ByteWriter()
  for member in members {
    let offset = UInt32(body.bytes.count)
    var fields = ByteWriter()
    for value: UInt16 in [20, 0x800, 0, 0, 0x21] { fields.little(value) }
    fields.little(crc(member.bytes))
    fields.little(UInt32(member.bytes.count))
    fields.little(size ?? UInt32(member.bytes.count))
    fields.little(UInt16(member.name.utf8.count))
    fields.little(UInt16(0))
    body.bytes += [0x50, 0x4B, 3, 4] + fields.bytes + Array(member.name.utf8) + member.bytes
    directory.bytes += [0x50, 0x4B, 1, 2, 20, 0] + fields.bytes
    for _ in 0..<3 { directory.little(UInt16(0)) }
    directory.little(UInt32(0))
    directory.little(offset)
    directory.bytes += Array(member.name.utf8)
  }
  var end = ByteWriter()
  end.bytes = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
  end.little(UInt16(members.count))
  end.little(UInt16(members.count))
  end.little(UInt32(directory.bytes.count))
  end.little(UInt32(body.bytes.count))
  end.little(UInt16(0))
  return body.bytes + directory.bytes + end.bytes
}

/// Writes bytes to a file and returns its path.
@discardableResult
func put(_ bytes: [UInt8], _ path: String) throws -> String {
  try Data(bytes).write(to: URL(fileURLWithPath: path))
  return path
}
