import ArpentGeometry

/// Reads an area, or lines, out of well-known binary (ISO 13249-3, with the flags of EWKB as well), from
/// bytes that may hold anything.
struct WKBReader {
  /// Why the bytes hold neither.
  enum Obstacle: Error {
    case wrongType(String)
    case curved(String)
    case unreadable(String)
  }

  private let bytes: UnsafeRawBufferPointer
  private var offset: Int
  private(set) var polygons: [Polygon] = []
  private(set) var lines: [[Coordinate]] = []
  /// The name of the geometry where it is made of lines.
  private(set) var lineType: String?
  private(set) var dropped: Ordinates = []
  /// The polygons were gathered from a geometry collection.
  private(set) var flattened = false

  private static let deepest = 32

  init(_ bytes: UnsafeRawBufferPointer, from offset: Int) throws(Obstacle) {
    self.bytes = bytes
    self.offset = offset
    try geometry(depth: 0)
  }

  private struct Header {
    var swapped: Bool
    var kind: UInt32
    var hasZ: Bool
    var hasM: Bool
    var stride: Int { 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0) }
  }

  private func cutOff() -> Obstacle {
    .unreadable("the geometry ends too early, at byte \(offset)")
  }

  private mutating func uint32(swapped: Bool) throws(Obstacle) -> UInt32 {
    guard offset + 4 <= bytes.count else { throw cutOff() }
    let raw = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    offset += 4
    return swapped ? UInt32(bigEndian: raw) : UInt32(littleEndian: raw)
  }

  private mutating func header() throws(Obstacle) -> Header {
    guard offset < bytes.count else { throw cutOff() }
    let order = bytes[offset]
    guard order <= 1 else { throw .unreadable("\(order) is no byte order, at byte \(offset)") }
    offset += 1
    let swapped = order == 0
    let code = try uint32(swapped: swapped)
    if code & 0x2000_0000 != 0 { _ = try uint32(swapped: swapped) }
    let plain = code & 0x0FFF_FFFF
    return Header(
      swapped: swapped, kind: plain % 1000,
      hasZ: code & 0x8000_0000 != 0 || plain / 1000 == 1 || plain / 1000 == 3,
      hasM: code & 0x4000_0000 != 0 || plain / 1000 == 2 || plain / 1000 == 3)
  }

  private mutating func geometry(depth: Int) throws(Obstacle) {
    let start = offset
    let header = try header()
    switch header.kind {
    case 2 where depth == 0 || lineType != nil, 5 where depth == 0: try line(header)
    case 3: try polygon(header)
    case 6, 7:
      guard depth < Self.deepest else {
        throw .unreadable("collections are nested more than \(Self.deepest) deep")
      }
      if header.kind == 7 { flattened = true }
      let count = try uint32(swapped: header.swapped)
      // Five bytes are the least that a member takes.
      guard Int(count) <= (bytes.count - offset) / 5 else {
        throw .unreadable("\(count) members do not fit the geometry's bytes")
      }
      for _ in 0..<count {
        do { try geometry(depth: depth + 1) } catch .wrongType(_) where header.kind == 7 {
          throw .wrongType("GeometryCollection")
        }
      }
    case 10, 12: throw .curved(header.kind == 10 ? "CurvePolygon" : "MultiSurface")
    case 8, 9, 11:
      throw .curved(["CircularString", "CompoundCurve", "", "MultiCurve"][Int(header.kind) - 8])
    case 1, 2, 4, 5, 15, 16, 17: throw .wrongType(Self.names[header.kind]!)
    default: throw .unreadable("\(header.kind) is no geometry type, at byte \(start)")
    }
  }

  private static let names: [UInt32: String] = [
    1: "Point", 2: "LineString", 4: "MultiPoint", 5: "MultiLineString", 15: "PolyhedralSurface",
    16: "TIN", 17: "Triangle",
  ]

  private mutating func line(_ header: Header) throws(Obstacle) {
    if lineType == nil { lineType = Self.names[header.kind]! }
    guard header.kind == 5 else {
      let line = try ring(header, number: 1).coordinates
      if !line.isEmpty { lines.append(line) }
      return
    }
    let count = try uint32(swapped: header.swapped)
    guard Int(count) <= (bytes.count - offset) / 5 else {
      throw .unreadable("\(count) members do not fit the geometry's bytes")
    }
    for _ in 0..<count { try geometry(depth: 1) }
  }

  private mutating func polygon(_ header: Header) throws(Obstacle) {
    if header.hasZ { dropped.insert(.z) }
    if header.hasM { dropped.insert(.m) }
    let count = try uint32(swapped: header.swapped)
    guard Int(count) <= (bytes.count - offset) / 4 else {
      throw .unreadable("\(count) rings do not fit the geometry's bytes")
    }
    if count == 0 { return }
    let exterior = try ring(header, number: 1)
    var interiors: [Ring] = []
    for number in 1..<max(1, Int(count)) { interiors.append(try ring(header, number: number + 1)) }
    polygons.append(Polygon(exterior: exterior, interiors: interiors))
  }

  private mutating func ring(_ header: Header, number: Int) throws(Obstacle) -> Ring {
    let count = Int(try uint32(swapped: header.swapped))
    let stride = header.stride
    guard count <= (bytes.count - offset) / stride else {
      throw .unreadable("\(count) positions of ring \(number) do not fit the geometry's bytes")
    }
    let first = offset
    let source = UnsafeRawBufferPointer(rebasing: bytes[first..<first + count * stride])
    offset += count * stride
    let coordinates: [Coordinate]
    if stride == 16 && header.swapped == (1 == Int(bigEndian: 1)) {
      coordinates = [Coordinate](unsafeUninitializedCapacity: count) { room, filled in
        UnsafeMutableRawBufferPointer(room).copyMemory(from: source)
        filled = count
      }
    } else {
      coordinates = (0..<count).map { i in
        func ordinate(_ place: Int) -> Double {
          let raw = source.loadUnaligned(fromByteOffset: i * stride + place, as: UInt64.self)
          return Double(
            bitPattern: header.swapped ? UInt64(bigEndian: raw) : UInt64(littleEndian: raw))
        }
        return Coordinate(x: ordinate(0), y: ordinate(8))
      }
    }
    // One sum tells whether all are finite: infinity and NaN never come back from it.
    var sum = 0.0
    for coordinate in coordinates { sum += coordinate.x * 0 + coordinate.y * 0 }
    if sum != 0, let bad = coordinates.firstIndex(where: { !$0.isFinite }) {
      throw .unreadable(
        "position \(bad + 1) of ring \(number) of polygon \(polygons.count + 1) is not a number")
    }
    return Ring(coordinates)
  }
}
