public import ArpentGeometry

/// A country that does not exist: zones that tile it without gap or overlap, their shared borders
/// detailed and identical on both sides, dense where its towns are. The same in every run.
///
/// A rectangular lattice of corners is drawn towards the towns and jittered; each border between two
/// corners is bent at its middle again and again (midpoint displacement). One zone in fifty has an
/// enclave, which is a zone of its own; one in a hundred is joined with a zone farther off.
public struct Tiling: Sendable {
  public var zones: [MultiPolygon]
  /// Where the towns are, the larger first, with their radius in degrees.
  public var towns: [(center: Coordinate, radius: Double)]
  public var box: BoundingBox

  public struct Size: Sendable {
    /// About how many zones.
    public var zones: Int
    /// About how many positions each zone has.
    public var positionsPerZone: Int

    public init(zones: Int, positionsPerZone: Int) {
      self.zones = zones
      self.positionsPerZone = positionsPerZone
    }

    /// As many zones and positions as France has polling stations and their contours.
    public static let country = Size(zones: 70_000, positionsPerZone: 100)
    public static let department = Size(zones: 1_000, positionsPerZone: 100)
  }

  public init(_ size: Size, seed: UInt64 = 1) {
    var dice = TilingDice(seed)
    // Degrees of longitude and latitude, about those of metropolitan France.
    let box = BoundingBox(minX: -4.8, minY: 42.3, maxX: 8.3, maxY: 51.1)
    let towns = (0..<60).map { i in
      (
        center: Coordinate(
          x: dice.within(box.minX + 1, box.maxX - 1), y: dice.within(box.minY + 1, box.maxY - 1)),
        radius: 0.35 / (1 + Double(i) * 0.15)
      )
    }
    self.towns = towns
    self.box = box
    let side = max(2, Int(Double(size.zones).squareRoot().rounded()))
    let lattice = Lattice(side: side, box: box, towns: towns, dice: &dice)
    // Four borders a zone, each of 2^levels pieces.
    var levels = 0
    while 4 << (levels + 1) <= size.positionsPerZone * 4 / 3 { levels += 1 }
    let borders = Borders(lattice: lattice, levels: levels, wanted: size.positionsPerZone)
    zones = []
    zones.reserveCapacity(side * side + side * side / 50)
    for row in 0..<side {
      for column in 0..<side {
        zones.append(MultiPolygon(Polygon(exterior: borders.ring(row: row, column: column))))
      }
    }
    addEnclaves(lattice, &dice)
    joinSome(&dice)
  }

  private mutating func addEnclaves(_ lattice: Lattice, _ dice: inout TilingDice) {
    for zone in stride(from: 7, to: lattice.side * lattice.side, by: 50) {
      let (row, column) = (zone / lattice.side, zone % lattice.side)
      let center = lattice.center(row: row, column: column)
      let reach = 0.12 * lattice.least(row: row, column: column)
      let ring = Ring(
        (0...24).map { i in
          let (cosine, sine) = turns[i % 24]
          let r = reach * (1 + 0.3 * (i % 2 == 0 ? 1 : -1))
          return Coordinate(x: center.x + r * cosine, y: center.y + r * sine)
        })
      zones[zone].polygons[0].interiors.append(ring)
      zones.append(MultiPolygon(Polygon(exterior: ring)))
    }
  }

  private mutating func joinSome(_ dice: inout TilingDice) {
    let count = zones.count / 100
    for _ in 0..<count {
      let one = Int(dice.bits() % UInt64(zones.count))
      let other = Int(dice.bits() % UInt64(zones.count))
      if one == other { continue }
      zones[one].polygons += zones[other].polygons
      zones.remove(at: other)
    }
  }
}

/// Cosine and sine of 24 even turns, from exact halves and roots: no library function, so that the
/// tiling is the same on every machine.
private let turns: [(Double, Double)] = {
  let root2 = 2.0.squareRoot()
  let root6 = 6.0.squareRoot()
  let eighth: [(Double, Double)] = [
    (1, 0), ((root6 + root2) / 4, (root6 - root2) / 4), (3.0.squareRoot() / 2, 0.5),
    (root2 / 2, root2 / 2), (0.5, 3.0.squareRoot() / 2),
    ((root6 - root2) / 4, (root6 + root2) / 4),
  ]
  var all = eighth
  for quarter in 1..<4 {
    all += eighth.map { c, s in
      switch quarter {
      case 1: (-s, c)
      case 2: (-c, -s)
      default: (s, -c)
      }
    }
  }
  return all
}()
