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
