import ArpentContours
import ArpentGeometry
import Testing

@Suite struct TautStringTests {
  private func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }

  @Test("Through wide gates the string is straight")
  func straight() {
    let gates = (1..<10).map { Gate(left: at(Double($0), 5), right: at(Double($0), -5)) }
    #expect(
      TautString.pulled(from: at(0, 0), through: gates, to: at(10, 0)) == [at(0, 0), at(10, 0)])
  }

  @Test("It bends at the ends of the gates that are in its way, and nowhere else")
  func bends() {
    let gates = [
      Gate(left: at(2, 9), right: at(2, 3)), Gate(left: at(4, 9), right: at(4, -1)),
      Gate(left: at(6, -2), right: at(6, -9)), Gate(left: at(8, 9), right: at(8, -9)),
    ]
    let path = TautString.pulled(from: at(0, 0), through: gates, to: at(10, 0))
    #expect(path == [at(0, 0), at(2, 3), at(6, -2), at(10, 0)])
  }

  @Test("It is as short as the shortest of all paths over the gates' ends", arguments: 1...40)
  func shortest(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let gates = (1...7).map { number -> Gate in
      let middle = Double.random(in: -6...6, using: &dice)
      let half = Double.random(in: 0.2...3, using: &dice)
      return Gate(left: at(Double(number), middle + half), right: at(Double(number), middle - half))
    }
    let (start, end) = (at(0, 0), at(8, 0))
    let path = TautString.pulled(from: start, through: gates, to: end)
    // Dijkstra over the ends of gates: two may be joined where the line keeps to all gates between.
    let nodes = [start] + gates.flatMap { [$0.left, $0.right] } + [end]
    var least = [Double](repeating: .infinity, count: nodes.count)
    least[0] = 0
    for to in nodes.indices.dropFirst() {
      for from in 0..<to where nodes[from].x < nodes[to].x {
        let (a, b) = (nodes[from], nodes[to])
        let isOpen = gates.allSatisfy { gate in
          guard gate.left.x > a.x, gate.left.x < b.x else { return true }
          let y = a.y + (b.y - a.y) * (gate.left.x - a.x) / (b.x - a.x)
          return y <= gate.left.y + 1e-9 && y >= gate.right.y - 1e-9
        }
        if isOpen { least[to] = min(least[to], least[from] + distance(a, b)) }
      }
    }
    let length = zip(path, path.dropFirst()).reduce(0.0) { $0 + distance($1.0, $1.1) }
    #expect(abs(length - least[nodes.count - 1]) < 1e-9)
  }

  private func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }
}
