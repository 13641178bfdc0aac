/// A closed line. A well-formed ring has at least four positions and ends where it starts; a ring
/// as read from a source may be neither, and geometry code treats the last position as joined to
/// the first. Either direction of travel is accepted.
public struct Ring: Hashable, Sendable {
  public var coordinates: [Coordinate]

  public init(_ coordinates: [Coordinate]) { self.coordinates = coordinates }

  /// Ends where it starts.
  public var isClosed: Bool { coordinates.count > 1 && coordinates.first == coordinates.last }

  public var boundingBox: BoundingBox { BoundingBox(of: coordinates) }

  /// Signed area in squared coordinate units, positive when counter-clockwise.
  ///
  /// Taken about the first position, so that far-off coordinates lose no precision.
  /// - Complexity: O(positions)
  public var signedArea: Double {
    guard let origin = coordinates.first, coordinates.count > 2 else { return 0 }
    var twice = 0.0
    for i in 1..<coordinates.count {
      let a = coordinates[i - 1]
      let b = coordinates[i]
      twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
    return twice / 2
  }
}

/// One exterior ring and the holes in it.
public struct Polygon: Hashable, Sendable {
  public var exterior: Ring
  public var interiors: [Ring]

  public init(exterior: Ring, interiors: [Ring] = []) {
    self.exterior = exterior
    self.interiors = interiors
  }

  /// The exterior, then the holes.
  public var rings: [Ring] { [exterior] + interiors }

  public var boundingBox: BoundingBox { exterior.boundingBox }
}

/// The ground of a zone: any number of polygons, none of which overlap when it is valid.
public struct MultiPolygon: Hashable, Sendable {
  public var polygons: [Polygon]

  public init(_ polygons: [Polygon]) { self.polygons = polygons }

  public init(_ polygon: Polygon) { polygons = [polygon] }

  public var isEmpty: Bool { polygons.isEmpty }

  public var boundingBox: BoundingBox {
    polygons.reduce(into: .empty) { $0.extend(to: $1.boundingBox) }
  }

  /// Number of positions over all rings, the closing ones included.
  public var coordinateCount: Int {
    polygons.reduce(0) { total, polygon in
      polygon.rings.reduce(total) { $0 + $1.coordinates.count }
    }
  }

  /// The same shape with every position passed through `transform`.
  public func mapCoordinates<E: Error>(
    _ transform: (Coordinate) throws(E) -> Coordinate
  ) throws(E) -> MultiPolygon {
    func map(_ ring: Ring) throws(E) -> Ring {
      var moved: [Coordinate] = []
      moved.reserveCapacity(ring.coordinates.count)
      for coordinate in ring.coordinates { moved.append(try transform(coordinate)) }
      return Ring(moved)
    }
    var result: [Polygon] = []
    result.reserveCapacity(polygons.count)
    for polygon in polygons {
      var interiors: [Ring] = []
      for ring in polygon.interiors { interiors.append(try map(ring)) }
      result.append(Polygon(exterior: try map(polygon.exterior), interiors: interiors))
    }
    return MultiPolygon(result)
  }
}
