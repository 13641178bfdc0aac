extension Ring {
  /// The positions without a closing one: the edge back to the first is understood.
  var openPositions: ArraySlice<Coordinate> {
    isClosed ? coordinates.dropLast() : coordinates[...]
  }

  /// Length of the closed line, in coordinate units.
  /// - Complexity: O(positions)
  public var length: Double {
    guard var previous = coordinates.last else { return 0 }
    var total = 0.0
    for current in coordinates {
      let (dx, dy) = (current.x - previous.x, current.y - previous.y)
      total += (dx * dx + dy * dy).squareRoot()
      previous = current
    }
    return total
  }
}

extension MultiPolygon {
  /// Area in squared coordinate units: exteriors minus holes, whichever way the rings run. Right for
  /// a valid shape; parts that overlap count twice.
  /// - Complexity: O(positions)
  public var area: Double {
    polygons.reduce(0) { total, polygon in
      polygon.interiors.reduce(total + abs(polygon.exterior.signedArea)) {
        $0 - abs($1.signedArea)
      }
    }
  }

  /// Length of all rings, holes included, in coordinate units.
  /// - Complexity: O(positions)
  public var boundaryLength: Double {
    polygons.reduce(0) { total, polygon in
      polygon.rings.reduce(total) { $0 + $1.length }
    }
  }
}
