import ArpentGeometry

/// `ring("0 0, 4 0, 4 4, 0 0")`.
func ring(_ text: String) -> Ring {
  Ring(
    text.split(separator: ",").map { pair in
      let numbers = pair.split(separator: " ").map { Double($0)! }
      return Coordinate(x: numbers[0], y: numbers[1])
    })
}

/// A polygon from its exterior and holes.
func polygon(_ exterior: String, _ interiors: String...) -> Polygon {
  Polygon(exterior: ring(exterior), interiors: interiors.map(ring))
}

/// A closed square.
func square(_ x: Double, _ y: Double, _ size: Double) -> Polygon {
  Polygon(
    exterior: Ring([
      Coordinate(x: x, y: y), Coordinate(x: x + size, y: y),
      Coordinate(x: x + size, y: y + size), Coordinate(x: x, y: y + size), Coordinate(x: x, y: y),
    ]))
}

func shape(_ polygons: Polygon...) -> MultiPolygon { MultiPolygon(polygons) }
