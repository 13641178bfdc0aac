import ArpentContours
import ArpentGeometry
import ArpentOverlay
import Testing

@Suite struct ContourDrawingTests {
  private let town = GridTown()

  private func drawing(_ addresses: [Address], _ town: GridTown = GridTown()) throws
    -> ContourDrawing
  {
    try ContourDrawing(
      addresses: addresses, stationCount: town.zoneCount, outline: town.outline)
  }

  @Test("Zones cover the outline once: every edge is shared by two, or is the outline's")
  func partition() throws {
    let grounds = try drawing(town.addresses).grounds.compactMap(\.self)
    #expect(grounds.count == 6)
    #expect(PartitionCheck.fault(in: grounds, outline: town.outline, tolerance: 0) == nil)
    #expect(try CoverageReport.check(grounds).isClean)
    let area = grounds.reduce(0) { $0 + $1.area }
    #expect(area == town.outline.area)
  }

  @Test("The check finds a gap, an overlap, and a border whose positions are not the same")
  func check() throws {
    var grounds = try drawing(town.addresses).grounds.compactMap(\.self)
    let whole = grounds
    grounds.removeLast()
    #expect(PartitionCheck.fault(in: grounds, outline: town.outline, tolerance: 0) != nil)
    #expect(
      PartitionCheck.fault(in: whole + [whole[0]], outline: town.outline, tolerance: 0) != nil)
    // One position of one zone moved by a thousandth of a millimetre.
    var moved = whole
    let corner = moved[0].polygons[0].exterior.coordinates.first {
      town.outline.locate($0) == .interior
    }!
    moved[0] = moved[0].mapCoordinates { $0 == corner ? at($0.x + 1e-6, $0.y) : $0 }
    #expect(PartitionCheck.fault(in: moved, outline: town.outline, tolerance: 0) != nil)
  }

  @Test("Borders run along the middle of streets")
  func streets() throws {
    #expect(town.agreement(try drawing(town.addresses).grounds) > 0.99)
  }

  @Test("The same addresses in another order give the same drawing, to the last bit")
  func order() throws {
    var dice = Dice(state: 7)
    let addresses = town.addresses
    let first = try drawing(addresses).grounds
    #expect(try drawing(addresses).grounds == first)
    #expect(try drawing(addresses.shuffled(using: &dice)).grounds == first)
  }

  @Test("A point of several stations goes by weight, then by score, then by code")
  func ties() throws {
    let outline = town.outline
    func winner(_ claims: [(station: Int, count: Double, score: Double)]) throws -> Int? {
      // Two far corners give both stations ground of their own.
      var addresses = claims.map {
        Address(position: at(450, 300), station: $0.station, count: $0.count, score: $0.score)
      }
      for step in 0..<20 {
        addresses.append(Address(position: at(20, 20 + Double(step) * 10), station: 0))
        addresses.append(Address(position: at(880, 20 + Double(step) * 10), station: 1))
      }
      var options = ContourOptions()
      options.absorbedRows = 0
      options.absorbedShare = 0
      let grounds = try ContourDrawing(
        addresses: addresses, stationCount: 2, outline: outline, options: options
      ).grounds
      return grounds.firstIndex { $0?.locate(at(450, 300)) == .interior }
    }
    #expect(try winner([(0, 2, 0.9), (1, 3, 0.9)]) == 1)
    #expect(try winner([(0, 3, 0.9), (1, 2, 1)]) == 0)
    #expect(try winner([(1, 1, 1), (0, 1, 1)]) == 0)
  }

  @Test("A few doors of another station inside a zone are absorbed, and counted")
  func fragments() throws {
    var addresses = town.addresses
    let strangers = addresses.indices.filter {
      addresses[$0].position.x == 106 && (120...150).contains(addresses[$0].position.y)
    }
    for place in strangers { addresses[place].station = 5 }
    let drawing = try drawing(addresses)
    #expect(strangers.count == 3)
    #expect(drawing.absorbedRows + drawing.doubtedRows == 3)
    #expect(drawing.grounds.allSatisfy { $0?.polygons.count == 1 })
    #expect(town.agreement(drawing.grounds) > 0.99)
  }

  @Test("A patch with many addresses is proof enough for a zone in two pieces")
  func pieces() throws {
    var addresses = town.addresses
    for place in addresses.indices
    where addresses[place].position.x < 250 && addresses[place].position.y < 100 {
      addresses[place].station = 5
    }
    let drawing = try drawing(addresses)
    #expect(drawing.grounds[5]?.polygons.count == 2)
    #expect(drawing.absorbedRows == 0)
  }

  @Test("A door that a geocoder put into another zone is told by its street side")
  func misplaced() throws {
    var addresses = town.addresses
    // Number 21 of the street at 100 m, said to be at 106 m further east, among another zone's doors.
    let place = addresses.firstIndex { $0.street == 1 && $0.number == 21 }!
    addresses[place].position = at(800, 105)
    let drawing = try drawing(addresses)
    #expect(drawing.doubtedRows == 1)
    #expect(town.agreement(drawing.grounds) > 0.99)
  }

  @Test("Stations split by name stand at the same doors: their ground is not drawn")
  func mixed() throws {
    var addresses = town.addresses
    for address in town.addresses where address.station == 0 {
      var twin = address
      twin.station = 1
      addresses.append(twin)
    }
    addresses.removeAll { $0.station == 1 && town.zone($0.position) == 1 }
    let drawing = try drawing(addresses)
    #expect(drawing.mixed == [[0, 1]])
    #expect(drawing.grounds[0] == nil && drawing.grounds[1] == nil)
    #expect(drawing.undrawn.count == 1)
    let grounds = drawing.grounds.compactMap(\.self) + drawing.undrawn
    #expect(PartitionCheck.fault(in: grounds, outline: town.outline, tolerance: 0) == nil)
  }

  @Test("Addresses far outside the outline are left out and named")
  func strays() throws {
    var addresses = town.addresses
    addresses.append(Address(position: at(-2000, 50), station: 3))
    addresses.append(Address(position: at(.nan, 50), station: 3))
    let drawing = try drawing(addresses)
    #expect(drawing.strays == [addresses.count - 2, addresses.count - 1])
  }

  @Test("Without addresses nothing is drawn")
  func empty() throws {
    #expect(try drawing([]).grounds.allSatisfy { $0 == nil })
  }

  @Test("Of addresses held out, nearly all fall into their own zone")
  func heldOut() throws {
    let found = try HeldOut.agreement(
      addresses: town.addresses, stationCount: 6, outline: town.outline, options: .init())
    let tested = found.reduce(0) { $0 + $1.tested }
    let agreeing = found.reduce(0) { $0 + $1.agreeing }
    #expect(tested == town.addresses.count)
    #expect(Double(agreeing) > 0.98 * Double(tested))
    for station in found {
      let bound = try #require(station.lowerBound)
      #expect(bound < 1 && bound > 0.9)
    }
  }
}
