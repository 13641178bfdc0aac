import ArpentGeometry
import ArpentProjection

/// Brings shapes from EPSG:4326 into the projected CRS that lengths and areas of their place are
/// measured in. Keeps one PROJ handle a CRS; belongs to one thread.
final class Flattening {
  private final class Handle {
    let transformation: Transformation

    init(to crs: CRS) throws(ProjectionError) {
      transformation = try Transformation(from: .longitudeLatitude(), to: crs)
    }
  }

  private struct Tile: Hashable {
    var column: Int
    var row: Int
  }

  private var handles: [CRS: Handle] = [:]
  private var tiles: [Tile: Handle] = [:]

  /// The way into the plane chosen for a place.
  func projection(for box: BoundingBox) throws(ProjectionError)
    -> (MultiPolygon) throws -> MultiPolygon
  {
    let handle = try handle(for: .metric(for: box))
    return { try handle.transformation.apply($0) }
  }

  /// All shapes in one plane, chosen for all of them together.
  func apply(_ grounds: [MultiPolygon]) throws -> [MultiPolygon] {
    let box = grounds.reduce(into: BoundingBox.empty) { $0.extend(to: $1.boundingBox) }
    guard !box.isEmpty else { return grounds }
    return try grounds.map(try projection(for: box))
  }

  /// Planar area of one shape in the CRS of its place, in square metres.
  func squareMetres(of ground: MultiPolygon) throws(ProjectionError) -> Double {
    let box = ground.boundingBox
    guard !box.isEmpty else { return 0 }
    return try transformation(around: box).transformation.apply(ground).area
  }

  /// Choosing a CRS asks PROJ's database, so small shapes in one half-degree tile share the choice.
  private func transformation(around box: BoundingBox) throws(ProjectionError) -> Handle {
    guard box.width < 0.5, box.height < 0.5 else { return try handle(for: .metric(for: box)) }
    let middle = box.center
    let tile = Tile(column: Int((middle.x * 2).rounded()), row: Int((middle.y * 2).rounded()))
    if let known = tiles[tile] { return known }
    let handle = try handle(for: .metric(for: box))
    tiles[tile] = handle
    return handle
  }

  private func handle(for crs: CRS) throws(ProjectionError) -> Handle {
    if let known = handles[crs] { return known }
    let handle = try Handle(to: crs)
    handles[crs] = handle
    return handle
  }
}

/// Areas in words.
enum Metres {
  static func squared(_ area: Double) -> String {
    if area >= 1e6 { return "\((area / 1e4).rounded() / 100) km²" }
    return area >= 1 ? "\(Int(area.rounded())) m²" : "\((area * 1000).rounded() / 1000) m²"
  }
}
