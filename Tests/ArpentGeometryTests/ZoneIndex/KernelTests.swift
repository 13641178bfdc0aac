import ArpentGeometry
import Testing

/// The lookup of many points, by every set of instructions that this processor has.
struct KernelTests {
  @Test(
    "Every set of instructions gives the answers of the single-point lookup",
    arguments: ZoneIndex.Kernel.available)
  func sameAnswers(_ kernel: ZoneIndex.Kernel) {
    var dice = Dice(41)
    var points = 0
    var different = 0
    for kind in Hostile.allCases {
      for round in 0..<min(kind.rounds, 20) {
        let zones = kind.zones(&dice, round)
        let index = ZoneIndex(zones: zones, threads: 1)
        let places = kind.points(&dice, zones) + [Coordinate(x: .nan, y: 0)]
        let answers = locate(places, index, kernel)
        points += places.count
        different += places.indices.count { answers[$0] != index.locate(places[$0]) }
      }
    }
    #expect(points > 10_000)
    #expect(different == 0)
  }

  @Test(
    "However many points are asked at once, each gets its answer, and nothing else is written",
    arguments: ZoneIndex.Kernel.available)
  func anyCount(_ kernel: ZoneIndex.Kernel) {
    var dice = Dice(42)
    let zones = Hostile.tiling.zones(&dice, 0)
    let index = ZoneIndex(zones: zones)
    let places = (0..<10_000).map { _ in
      Coordinate(x: dice.within(-1, 9), y: dice.within(-1, 9))
    }
    let expected = places.map { index.locate($0) }
    var wrong: [Int] = []
    for count in Array(0...70) + [4095, 4096, 4097, 9999] {
      let some = Array(places.prefix(count))
      if locate(some, index, kernel) != Array(expected.prefix(count)) { wrong.append(count) }
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "Points that all lie in crowded cells are answered to the last one, however many there are",
    arguments: ZoneIndex.Kernel.available)
  func crowded(_ kernel: ZoneIndex.Kernel) {
    // A small town in a wide country: cells split, and its points go from one split to the next.
    func square(_ x: Double, _ y: Double, _ side: Double) -> MultiPolygon {
      MultiPolygon([
        Polygon(
          exterior: Ring([
            Coordinate(x: x, y: y), Coordinate(x: x + side, y: y),
            Coordinate(x: x + side, y: y + side), Coordinate(x: x, y: y + side),
            Coordinate(x: x, y: y),
          ]))
      ])
    }
    var zones = [square(5, 5, 20)]
    for i in 0..<900 { zones.append(square(Double(i % 30) / 512, Double(i / 30) / 512, 1 / 512)) }
    let index = ZoneIndex(zones: zones)
    var dice = Dice(43)
    let places = (0..<400).map { _ in
      Coordinate(x: dice.within(0, 30 / 512), y: dice.within(0, 30 / 512))
    }
    let expected = places.map { index.locate($0) }
    var wrong: [Int] = []
    for first in stride(from: 0, to: 300, by: 7) {
      for count in 1...99 {
        let some = Array(places[first..<first + count])
        if locate(some, index, kernel) != Array(expected[first..<first + count]) {
          wrong.append(count)
        }
      }
    }
    #expect(wrong.isEmpty)
  }

  /// Between two answers that must stay as they are.
  private func locate(
    _ points: [Coordinate], _ index: ZoneIndex, _ kernel: ZoneIndex.Kernel
  ) -> [ZoneIndex.Location] {
    let guardian = ZoneIndex.Location(zone: -9, kind: .overlap)
    var answers = [ZoneIndex.Location](repeating: guardian, count: points.count + 2)
    answers.withUnsafeMutableBufferPointer { buffer in
      let middle = UnsafeMutableBufferPointer(rebasing: buffer[1..<points.count + 1])
      var span = middle.mutableSpan
      index.locate(points.span, into: &span, by: kernel)
    }
    guard answers.first == guardian, answers.last == guardian else { return [] }
    return Array(answers.dropFirst().dropLast())
  }
}
