import ArpentGeometry
import Testing

/// Hostile ground against exact arithmetic: over 100,000 points.
struct FuzzTests {
  @Test("Hostile ground is answered exactly", arguments: Hostile.allCases)
  func hostile(_ kind: Hostile) {
    var dice = Dice(UInt64(kind.rawValue) + 7)
    var points = 0
    var wrong: [String] = []
    for round in 0..<kind.rounds {
      let zones = kind.zones(&dice, round)
      let index = ZoneIndex(zones: zones, threads: 1)
      let places = kind.points(&dice, zones)
      var answers = [ZoneIndex.Location](
        repeating: .init(zone: -2, kind: .outside), count: places.count)
      var out = answers.mutableSpan
      index.locate(places.span, into: &out)
      for (i, point) in places.enumerated() {
        let expected = Exact.answer(point, zones)
        points += 1
        if answers[i] != expected.location || index.locate(point) != expected.location
          || index.claimants(of: point) != expected.claimants
        {
          wrong.append("round \(round) \(point): \(answers[i]), not \(expected)")
        }
      }
    }
    #expect(points >= 15_000)
    #expect(wrong.isEmpty, "\(wrong.count) of \(points): \(wrong.prefix(3))")
  }
}
