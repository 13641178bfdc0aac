import ArpentContours
import ArpentGeometry
import ArpentProjection

/// The plane that a commune is drawn in, and the way back to longitude and latitude that gives every
/// position of the outline back as it was.
struct OutlinePlane {
  /// The commune's outline in EPSG:4326, and in the plane.
  let source: MultiPolygon
  let outline: MultiPolygon
  private let handles: PlaneHandles.Pair
  /// What stands on the drawing's grid for a position of the outline.
  private var originals: [Coordinate: Coordinate] = [:]
  private var edges: EdgeTable

  /// - Parameter given: canonical, in EPSG:4326.
  init(_ given: MultiPolygon, handles: PlaneHandles) throws {
    self.handles = try handles.pair(for: given.boundingBox)
    let snapper = ContourDrawing.snapper(round: try self.handles.forward.apply(given))
    // Positions less than a millimetre apart are one on the grid: only the first is kept.
    var source = MultiPolygon([])
    for polygon in given.polygons {
      var rings: [Ring] = []
      for ring in polygon.rings {
        let kept = Self.distinct(ring, try self.handles.flat(ring), snapper)
        if kept.coordinates.count > 3 { rings.append(kept) }
      }
      guard let exterior = rings.first else { continue }
      source.polygons.append(Polygon(exterior: exterior, interiors: Array(rings.dropFirst())))
    }
    self.source = source
    outline = try self.handles.forward.apply(source)
    edges = EdgeTable(cell: 200)
    for (flat, given) in zip(outline.polygons, source.polygons) {
      for (flatRing, ring) in zip(flat.rings, given.rings) {
        for (position, original) in zip(flatRing.coordinates, ring.coordinates) {
          originals[snapper(position)] = original
        }
        for index in 1..<ring.coordinates.count {
          edges.add(
            flatRing.coordinates[index - 1], flatRing.coordinates[index],
            ring.coordinates[index - 1], ring.coordinates[index])
        }
      }
    }
  }

  private static func distinct(
    _ ring: Ring, _ flat: [Coordinate], _ snapper: (Coordinate) -> Coordinate
  ) -> Ring {
    var kept: [Coordinate] = []
    var last: Coordinate?
    for (position, original) in zip(flat, ring.coordinates) {
      let snapped = snapper(position)
      if snapped != last { kept.append(original) }
      last = snapped
    }
    // The closing position is the first one.
    if kept.count > 1, kept.first != kept.last { kept.append(kept[0]) }
    return Ring(kept)
  }

  func flattened(_ positions: [Coordinate]) -> [Coordinate] {
    var moved = positions
    _ = handles.forward.apply(to: &moved)
    return moved
  }

  /// A drawn ground in EPSG:4326: positions of the outline as they were given, those put into its
  /// edges on them, all others moved back.
  func restored(_ ground: MultiPolygon, _ known: inout Restored) throws -> MultiPolygon {
    try ground.mapCoordinates { position in
      if let original = originals[position] { return original }
      if let found = known.positions[position] { return found }
      let seam = edges.seam(position)
      if let seam { known.seams.append(seam) }
      let found = try seam?.position ?? handles.back.apply(position)
      known.positions[position] = found
      return found
    }.canonical
  }

  /// What has been moved back so far: zones that share a position must get the very same one.
  struct Restored {
    fileprivate var positions: [Coordinate: Coordinate] = [:]
    /// Those that lie in the outline's edges.
    fileprivate(set) var seams: [OutlineSeam] = []
  }

  /// The outline's edges, found by place.
  private struct EdgeTable {
    private struct Edge {
      var a: Coordinate
      var b: Coordinate
      var sourceA: Coordinate
      var sourceB: Coordinate
    }

    private struct Cell: Hashable {
      var column: Int
      var row: Int
    }

    private let cell: Double
    private var edges: [Edge] = []
    private var cells: [Cell: [Int]] = [:]

    init(cell: Double) { self.cell = cell }

    mutating func add(
      _ a: Coordinate, _ b: Coordinate, _ sourceA: Coordinate, _ sourceB: Coordinate
    ) {
      let number = edges.count
      edges.append(Edge(a: a, b: b, sourceA: sourceA, sourceB: sourceB))
      // By its pieces: a long slanting edge must not fill a square of cells.
      let length = max(abs(b.x - a.x), abs(b.y - a.y))
      let pieces = max(1, Int(length / cell) * 2 + 1)
      var last: Cell?
      for piece in 0...pieces {
        let share = Double(piece) / Double(pieces)
        let here = place(
          Coordinate(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y)))
        if here != last { cells[here, default: []].append(number) }
        last = here
      }
    }

    private func place(_ position: Coordinate) -> Cell {
      Cell(
        column: Int((position.x / cell).rounded(.down)),
        row: Int((position.y / cell).rounded(.down)))
    }

    /// The position moved onto the edge that it was rounded from, in the outline's own coordinates;
    /// `nil` where it lies on none.
    func seam(_ position: Coordinate) -> OutlineSeam? {
      let here = place(position)
      var best: (off: Double, share: Double, edge: Edge)?
      for column in here.column - 1...here.column + 1 {
        for row in here.row - 1...here.row + 1 {
          for number in cells[Cell(column: column, row: row)] ?? [] {
            let edge = edges[number]
            let (dx, dy) = (edge.b.x - edge.a.x, edge.b.y - edge.a.y)
            let (px, py) = (position.x - edge.a.x, position.y - edge.a.y)
            let square = dx * dx + dy * dy
            guard square > 0 else { continue }
            let share = (px * dx + py * dy) / square
            guard share > 0, share < 1 else { continue }
            let off = abs(px * dy - py * dx) / square.squareRoot()
            if off < best?.off ?? Self.tolerance { best = (off, share, edge) }
          }
        }
      }
      guard let best else { return nil }
      let (a, b) = (best.edge.sourceA, best.edge.sourceB)
      return OutlineSeam(
        from: a, to: b,
        at: Coordinate(x: a.x + best.share * (b.x - a.x), y: a.y + best.share * (b.y - a.y)))
    }

    /// Two steps of the drawing's grid, in metres.
    private static let tolerance = 0.002
  }
}

/// PROJ handles into the planes of communes and back, one pair a CRS. Belongs to one thread.
final class PlaneHandles {
  final class Pair {
    let forward: Transformation
    let back: Transformation

    fileprivate init(_ crs: CRS) throws(ProjectionError) {
      forward = try Transformation(from: .longitudeLatitude(), to: crs)
      back = try Transformation(from: crs, to: .longitudeLatitude())
    }

    fileprivate func flat(_ ring: Ring) throws(ProjectionError) -> [Coordinate] {
      var positions = ring.coordinates
      try forward.applyToAll(&positions)
      return positions
    }
  }

  private var pairs: [CRS: Pair] = [:]

  func pair(for box: BoundingBox) throws(ProjectionError) -> Pair {
    let crs = try CRS.metric(for: box)
    if let known = pairs[crs] { return known }
    let made = try Pair(crs)
    pairs[crs] = made
    return made
  }
}
