import ArpentGeometry
import Foundation
import TestData
import Testing

struct OrientationTests {
  @Test(
    "Every published hard triple has its exact sign, in all its turns",
    .enabled(if: RealData.has("location/orientation.json.gz"), "needs the real data"))
  func publishedTriples() throws {
    let triples = try Samples.json("location/orientation.json.gz").array
    #expect(triples.count == 3377)
    var wrong = 0
    for triple in triples {
      func point(_ name: String) -> Coordinate {
        Coordinate(x: triple[name].array[0].number, y: triple[name].array[1].number)
      }
      wrong += disagreements(
        point("a"), point("b"), point("c"), sign: Int(triple["sign"].number))
    }
    #expect(wrong == 0)
  }

  @Test("A turn is exact at any magnitude, however nearly straight")
  func randomTriples() {
    var dice = Dice(1)
    var wrong = 0
    for i in 0..<60_000 {
      let (a, b, c) = hardTriple(&dice, style: i % 6)
      wrong += disagreements(a, b, c, sign: Exact.turn(a, b, c))
    }
    #expect(wrong == 0)
  }

  @Test("The ends of the range of doubles don't mislead a turn")
  func extremes() {
    let ordinates = [
      0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude / 2, 1e-160, 1, -1,
      1e160,
      Double.greatestFiniteMagnitude, -Double.greatestFiniteMagnitude,
    ]
    var dice = Dice(2)
    var wrong = 0
    for _ in 0..<20_000 {
      func point() -> Coordinate {
        Coordinate(
          x: ordinates[dice.below(ordinates.count)], y: ordinates[dice.below(ordinates.count)])
      }
      let (a, b, c) = (point(), point(), point())
      wrong += disagreements(a, b, c, sign: Exact.turn(a, b, c))
    }
    #expect(wrong == 0)
  }

  private func disagreements(
    _ a: Coordinate, _ b: Coordinate, _ c: Coordinate, sign: Int
  ) -> Int {
    var wrong = 0
    for turned in [orientation(a, b, c), orientation(b, c, a), orientation(c, a, b)]
    where Int(turned.rawValue) != sign { wrong += 1 }
    for turned in [orientation(b, a, c), orientation(a, c, b), orientation(c, b, a)]
    where Int(turned.rawValue) != -sign { wrong += 1 }
    return wrong
  }

  private func hardTriple(
    _ dice: inout Dice, style: Int
  ) -> (Coordinate, Coordinate, Coordinate) {
    func point(_ low: Double, _ high: Double) -> Coordinate {
      Coordinate(x: dice.within(low, high), y: dice.within(low, high))
    }
    let size = [1, 180, 1e-12, 1e150, 1e-150, 1e-300][style]
    let (a, b) = (point(-size, size), point(-size, size))
    // Somewhere along the line, a few spacings off at most.
    let t = dice.within(-1, 2)
    var c = Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
    for _ in 0..<dice.below(3) { c.x = dice.below(2) == 0 ? c.x.nextUp : c.x.nextDown }
    for _ in 0..<dice.below(3) { c.y = dice.below(2) == 0 ? c.y.nextUp : c.y.nextDown }
    return (a, b, c)
  }
}
