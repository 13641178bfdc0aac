public import ArpentGeometry

extension GeoPackageGeometry {
  /// A blob that holds `area` as a little-endian MultiPolygon, with an XY envelope; an area
  /// without polygons becomes an empty geometry without envelope.
  /// - Complexity: O(positions)
  public static func encode(_ area: MultiPolygon, srsID: Int32) -> [UInt8] {
    let box = area.boundingBox
    let hasEnvelope = !box.isEmpty
    var size = 8 + (hasEnvelope ? 32 : 0) + 9
    for polygon in area.polygons {
      size += 9 + 4 + 16 * polygon.exterior.coordinates.count
      for ring in polygon.interiors { size += 4 + 16 * ring.coordinates.count }
    }
    return [UInt8](unsafeUninitializedCapacity: size) { room, count in
      var writer = Writer(room: UnsafeMutableRawBufferPointer(room))
      writer.byte(magic[0])
      writer.byte(magic[1])
      writer.byte(0)
      writer.byte(1 | (hasEnvelope ? 2 : 0) | (area.isEmpty ? 0x10 : 0))
      writer.uint32(UInt32(bitPattern: srsID))
      if hasEnvelope {
        for ordinate in [box.minX, box.maxX, box.minY, box.maxY] { writer.double(ordinate) }
      }
      writer.start(6, count: area.polygons.count)
      for polygon in area.polygons {
        writer.start(3, count: 1 + polygon.interiors.count)
        writer.ring(polygon.exterior)
        for ring in polygon.interiors { writer.ring(ring) }
      }
      count = writer.offset
      precondition(count == size)
    }
  }

  /// Fills a buffer whose size was counted beforehand; every store is bounds-checked in debug
  /// builds by the buffer itself.
  private struct Writer {
    let room: UnsafeMutableRawBufferPointer
    var offset = 0

    mutating func byte(_ value: UInt8) {
      room[offset] = value
      offset += 1
    }

    mutating func uint32(_ value: UInt32) {
      room.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt32.self)
      offset += 4
    }

    mutating func double(_ value: Double) {
      room.storeBytes(of: value.bitPattern.littleEndian, toByteOffset: offset, as: UInt64.self)
      offset += 8
    }

    mutating func start(_ kind: UInt32, count: Int) {
      byte(1)
      uint32(kind)
      uint32(UInt32(count))
    }

    mutating func ring(_ ring: Ring) {
      uint32(UInt32(ring.coordinates.count))
      for coordinate in ring.coordinates {
        double(coordinate.x)
        double(coordinate.y)
      }
    }
  }
}
