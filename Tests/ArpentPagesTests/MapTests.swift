import ArpentGeometry
import ArpentPages
import Foundation
import Testing

@Suite struct MapTests {
  static func square(_ x: Double, _ y: Double, _ side: Double) -> MultiPolygon {
    let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return MultiPolygon(Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })))
  }

  @Test("Classes hold every score once, none overlaps, and equal scores share one")
  func classes() {
    let scores = [5.0, 1, 1, 1, 1, 1, 1, 2, 3, 8, 13, 21]
    let classes = ColourClasses(scores)
    #expect(classes.classes.reduce(0) { $0 + $1.count } == scores.count)
    #expect(zip(classes.classes, classes.classes.dropFirst()).allSatisfy { $0.high < $1.low })
    #expect(classes.classes.first?.low == 1 && classes.classes.first?.high == 1)
    #expect(classes.colour(of: 21) == 5)
    #expect(classes.colour(of: 1) == 0)
    let wrong = scores.filter { score in
      let inside = classes.classes.filter { $0.low <= score && score <= $0.high }
      return inside.count != 1 || inside[0].colour != classes.colour(of: score)
    }
    #expect(wrong.isEmpty)
  }

  @Test("Twelve different scores make six classes of two")
  func quantiles() {
    let classes = ColourClasses((1...12).map(Double.init)).classes
    #expect(classes.map(\.count) == [2, 2, 2, 2, 2, 2])
    #expect(classes.map(\.colour) == [0, 1, 2, 3, 4, 5])
    #expect(classes.map(\.high) == [2, 4, 6, 8, 10, 12])
  }

  @Test("One score, or none, is a class or none")
  func few() {
    #expect(ColourClasses([]).classes.isEmpty)
    #expect(ColourClasses([4, 4, 4]).classes.map(\.count) == [3])
    #expect(ColourClasses([4, 9]).classes.map(\.colour) == [0, 5])
  }

  @Test("A metre is as long northwards as eastwards, and as long as on the ellipsoid")
  func scale() throws {
    let ground = Self.square(2.3, 48.85, 0.02)
    let map = try #require(MapFrame(ground.boundingBox))
    let corner = map.project(Coordinate(x: 2.3, y: 48.85))
    let east = map.project(Coordinate(x: 2.32, y: 48.85))
    let north = map.project(Coordinate(x: 2.3, y: 48.87))
    // Geodesics of the WGS 84 ellipsoid (PROJ): 1467.5 m along the middle parallel,
    // 2224.1 m along the meridian.
    #expect(abs(Double(east.x - corner.x) / map.unitsPerMetre - 1467.5) < 2)
    #expect(abs(Double(corner.y - north.y) / map.unitsPerMetre - 2224.1) < 2)
    #expect(map.width <= 8600 && map.height <= 6800)
    #expect(north.y < corner.y)
  }

  @Test("Round lengths are 1, 2 or 5 times a power of ten and fit")
  func roundLength() throws {
    let map = try #require(MapFrame(Self.square(2.3, 48.85, 0.02).boundingBox))
    for metres in [3.0, 7, 10, 45, 199, 999, 1000] {
      let length = map.roundLength(within: metres * map.unitsPerMetre * 1.0001)
      #expect(length <= metres * 1.001 && length * 2.6 > metres)
    }
    #expect(map.roundLength(within: 480 * map.unitsPerMetre) == 200)
  }

  @Test("A path drops positions on a straight line and closes itself")
  func path() throws {
    var ground = Self.square(0, 0, 0.01)
    ground.polygons[0].exterior.coordinates.insert(Coordinate(x: 0.005, y: 0), at: 1)
    let map = try #require(MapFrame(ground.boundingBox))
    let path = MapPath.data(ground, in: map)
    #expect(path.hasPrefix("M") && path.hasSuffix("z"))
    let numbers = path.dropFirst().dropLast().split { $0 == " " || $0 == "l" || $0 == "-" }
    #expect(numbers.count == 8)
  }

  @Test("A sector smaller than a tenth of a pixel is still drawn")
  func tiny() throws {
    let map = try #require(MapFrame(Self.square(0, 0, 1).boundingBox))
    #expect(!MapPath.data(Self.square(0.5, 0.5, 1e-9), in: map).isEmpty)
  }

  @Test("Nothing to draw makes no map")
  func empty() {
    #expect(MapFrame(.empty) == nil)
  }

  @Test("The centre of a square is its middle, also when it is far from the origin")
  func centre() throws {
    let ground = Self.square(2.3, 48.85, 0.02)
    let map = try #require(MapFrame(ground.boundingBox))
    let centre = try #require(MapPath.centre(ground, in: map))
    let middle = map.project(Coordinate(x: 2.31, y: 48.86))
    #expect(abs(centre.x - middle.x) <= 1 && abs(centre.y - middle.y) <= 1)
  }
}
