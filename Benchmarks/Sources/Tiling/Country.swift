public import ArpentGeometry

/// A made-up country cut into polling zones without gap or overlap: as large as France by default,
/// with towns of every size, ragged borders that neighbours share position for position, enclaves
/// with and without an owner, zones in several pieces, and an island.
///
/// A function of its parameters: the same on every machine.
public struct Country: Sendable {
  /// In degrees, in the order of their codes: those of a commune together.
  public var zones: [MultiPolygon]
  /// The commune's number, for each zone, ascending.
  public var communes: [Int]
  public var extent: BoundingBox

  /// - Parameters:
  ///   - zones: how many, about (within a few in a hundred).
  ///   - positions: of all rings, about.
  public init(zones count: Int = 70_000, positions: Int = 7_000_000, seed: UInt64 = 2027) {
    let extent = BoundingBox(minX: -4.8, minY: 42.3, maxX: 8.4, maxY: 51.1)
    // A commune in three zones, sixteen communes to a base cell, a third of the box is sea.
    let side = (Double(count) / 3 / 16 * 1.5).squareRoot()
    let columns = max(2, Int((side * 1.06).rounded()))
    let rows = max(2, Int((side / 1.06).rounded()))
    let quarters = Quarters(columns: columns, rows: rows, count: count, seed: seed)
    let plans = ZonePlan.draw(quarters, seed: seed)

    var drawing = Drawing(quarters.cells, seed: seed)
    drawing.detail = 16
    let segments = plans.reduce(0) { total, plan in
      plan.pieces.reduce(total) { $0 + drawing.segments($1) }
    }
    drawing.detail *= Double(positions) / Double(max(1, segments))

    let scaleX = extent.width / Double(columns * Cell.baseSize)
    let scaleY = extent.height / Double(rows * Cell.baseSize)
    func onEarth(_ place: Coordinate) -> Coordinate {
      Coordinate(x: extent.minX + place.x * scaleX, y: extent.minY + place.y * scaleY)
    }
    zones = plans.map { plan in
      var polygons = plan.pieces.map { Polygon(exterior: drawing.outline($0)) }
      if let cell = plan.pierced {
        let hole = drawing.enclave(in: cell)
        polygons[0].interiors = [Ring(hole.coordinates.reversed())]
      }
      polygons += plan.enclaves.map { Polygon(exterior: drawing.enclave(in: $0)) }
      return MultiPolygon(polygons).mapCoordinates(onEarth)
    }
    communes = plans.map(\.commune)
    self.extent = extent
  }

  /// `CCCCC_NNNN`: the commune, and the zone's number in it. Sorted as the zones are.
  public var codes: [String] {
    var codes: [String] = []
    codes.reserveCapacity(zones.count)
    var number = 0
    for i in zones.indices {
      number = i > 0 && communes[i] == communes[i - 1] ? number + 1 : 1
      codes.append("\(padded(communes[i], 5))_\(padded(number, 4))")
    }
    return codes
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
