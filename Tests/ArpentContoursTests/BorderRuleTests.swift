import ArpentContours
import ArpentGeometry
import Testing

@Suite struct BorderRuleTests {
  private func rectangle(_ box: BoundingBox) -> MultiPolygon {
    MultiPolygon(
      Polygon(
        exterior: Ring([
          at(box.minX, box.minY), at(box.maxX, box.minY), at(box.maxX, box.maxY),
          at(box.minX, box.maxY), at(box.minX, box.minY),
        ])))
  }

  @Test("Where the other side of a street ends, the border stays on the street's axis")
  func front() throws {
    // Odd numbers south of the axis (y = 0); even ones north of it, in the first hundred metres only.
    // Behind their gap another street's doors look to that street.
    var addresses: [Address] = []
    func door(_ x: Double, _ y: Double, _ station: Int, _ street: Int, _ number: Int) {
      addresses.append(
        Address(
          position: at(x, y), station: station, match: .housenumber, street: street,
          number: number))
    }
    for step in 0..<16 {
      let x = Double(step) * 10 + 5
      door(x, -6, 0, 1, 2 * step + 1)
      if x < 100 { door(x, 6, 1, 1, 2 * step + 2) }
      door(x, 40, 1, 2, 2 * step + 1)
      door(x, 52, 1, 2, 2 * step + 2)
      door(x, -30, 0, 3, 2 * step + 1)
    }
    let outline = rectangle(BoundingBox(minX: 0, minY: -60, maxX: 160, maxY: 80))
    func beyondAxis(_ reach: Double) throws -> Double {
      var options = ContourOptions()
      options.frontReach = reach
      let drawing = try ContourDrawing(
        addresses: addresses, stationCount: 2, outline: outline, options: options)
      return try #require(drawing.grounds[0]).area - 160 * 60
    }
    let held = try beyondAxis(ContourOptions().frontReach)
    #expect(abs(held) < 160)
    #expect(try abs(held) < 0.6 * abs(beyondAxis(0)))
  }

  @Test("In the open, borders keep to where one side's doors are as far as the other's")
  func open() throws {
    var addresses: [Address] = []
    for step in 0..<31 {
      addresses.append(
        Address(position: at(100 + 50 * Double(step), 100 + 20 * Double(step % 2)), station: 0))
    }
    for step in 0..<20 {
      addresses.append(
        Address(
          position: at(1500 + 10 * Double(step % 5), 1400 + 10 * Double(step / 5)), station: 1))
    }
    let box = BoundingBox(minX: 0, minY: 0, maxX: 2000, maxY: 1600)
    func agreement(_ distance: Double) throws -> Double {
      var options = ContourOptions()
      options.openDistance = distance
      let grounds = try ContourDrawing(
        addresses: addresses, stationCount: 2, outline: rectangle(box), options: options
      ).grounds
      let index = ZoneIndex(zones: grounds.map { $0 ?? MultiPolygon([]) }, threads: 1)
      var (right, all) = (0, 0)
      for x in stride(from: 10.0, to: 2000, by: 20) {
        for y in stride(from: 10.0, to: 1600, by: 20) {
          let nearest = addresses.min {
            squared($0.position, at(x, y)) < squared($1.position, at(x, y))
          }!
          all += 1
          if index.holds(at(x, y), in: nearest.station) { right += 1 }
        }
      }
      return Double(right) / Double(all)
    }
    let held = try agreement(ContourOptions().openDistance)
    #expect(held > 0.95)
    #expect(try held > agreement(.infinity))
  }

  private func squared(_ a: Coordinate, _ b: Coordinate) -> Double {
    (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
  }
}
