import ArpentElections
public import ArpentGeometry
import Foundation

/// Writes a GeoJSON feature collection (RFC 7946) feature by feature, with bounded memory.
///
/// Exterior rings run counter-clockwise and holes clockwise, rings are closed, there is no `crs`
/// member, and every number is the shortest text that reads back as the same double.
public struct GeoJSONWriter: ~Copyable {
  private var buffer: [UInt8] = []
  private var count = 0
  private let output: (_ bytes: [UInt8]) throws -> Void

  /// Bytes gathered before they are handed on.
  private static let block = 1 << 18

  /// Starts a collection that is handed to `output` in pieces; end it with ``finish()``.
  public init(name: String? = nil, to output: @escaping (_ bytes: [UInt8]) throws -> Void) {
    self.output = output
    append("{\"type\":\"FeatureCollection\",")
    if let name {
      append("\"name\":")
      JSONText.append(name, to: &buffer)
      append(",")
    }
    append("\"features\":[")
  }

  /// Writes a collection to `path`: beside it first, and in its place when `body` is done.
  public static func write(
    to path: String, name: String? = nil, _ body: (inout GeoJSONWriter) throws -> Void
  ) throws {
    var replaced = ReplacedFile(path: path)
    guard let file = fopen(replaced.temporaryPath, "wb") else {
      throw VectorWriteError(path, "the file can't be made", errno)
    }
    var isOpen = true
    defer { if isOpen { fclose(file) } }
    var writer = GeoJSONWriter(name: name) { bytes in
      guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
        throw VectorWriteError(path, "the file can't be written", errno)
      }
    }
    try body(&writer)
    try writer.finish()
    isOpen = false
    guard fclose(file) == 0 else {
      throw VectorWriteError(path, "the file can't be written", errno)
    }
    try replaced.commit()
  }

  /// Adds a feature. `area` in longitude and latitude; `nil` writes a null geometry.
  /// - Throws: ``VectorWriteError`` for a position that is not finite, and what the output throws.
  public mutating func write(
    properties: [(name: String, value: PropertyValue)], area: MultiPolygon?
  ) throws {
    if let area { try check(area) }
    append(count == 0 ? "\n" : ",\n")
    count += 1
    append("{\"type\":\"Feature\",\"properties\":{")
    for (place, property) in properties.enumerated() {
      if place > 0 { append(",") }
      JSONText.append(property.name, to: &buffer)
      append(":")
      JSONText.append(property.value, to: &buffer)
    }
    append("},\"geometry\":")
    if let area { append(area) } else { append("null") }
    append("}")
    if buffer.count >= Self.block { try flush() }
  }

  /// Ends the collection and hands on what is left.
  public mutating func finish() throws {
    append("\n]}\n")
    try flush()
  }

  private mutating func flush() throws {
    try output(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ text: String) { buffer.append(contentsOf: text.utf8) }

  private func check(_ area: MultiPolygon) throws {
    for polygon in area.polygons {
      for ring in polygon.rings {
        if let bad = ring.coordinates.first(where: { !$0.isFinite }) {
          throw VectorWriteError(
            .badInput, "a position that is not a number can't be written as GeoJSON",
            Subject(value: bad.description, feature: count + 1))
        }
      }
    }
  }

  private mutating func append(_ area: MultiPolygon) {
    let isOne = area.polygons.count == 1
    append(
      isOne
        ? "{\"type\":\"Polygon\",\"coordinates\":" : "{\"type\":\"MultiPolygon\",\"coordinates\":[")
    for (place, polygon) in area.polygons.enumerated() {
      if place > 0 { append(",") }
      append("[")
      append(polygon.exterior, counterClockwise: true)
      for hole in polygon.interiors {
        append(",")
        append(hole, counterClockwise: false)
      }
      append("]")
    }
    append(isOne ? "}" : "]}")
  }

  private mutating func append(_ ring: Ring, counterClockwise: Bool) {
    var positions = ring.coordinates
    if let first = positions.first, !ring.isClosed { positions.append(first) }
    let area = ring.signedArea
    if area != 0 && (area > 0) != counterClockwise { positions.reverse() }
    append("[")
    for (place, position) in positions.enumerated() {
      append(place == 0 ? "[" : ",[")
      append("\(position.x)")
      append(",")
      append("\(position.y)")
      append("]")
    }
    append("]")
  }
}
