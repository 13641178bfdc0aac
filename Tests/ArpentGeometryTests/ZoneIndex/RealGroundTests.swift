import ArpentGeometry
import Foundation
import TestData
import Testing

struct RealGroundTests {
  @Test(
    "Every address of Vermont and Baltimore County is in the precinct that GEOS finds",
    .enabled(if: RealData.has("us/nyt2020/expected_points_vt_md.csv.gz"), "needs the real data"))
  func addresses() throws {
    let features =
      try Samples.zones("us/nyt2020/VT.geojson.gz", key: "GEOID")
      + Samples.zones("us/nyt2020/MD.geojson.gz", key: "GEOID")
    let index = ZoneIndex(zones: features.map(\.zone))
    let text = try Samples.data("us/nyt2020/expected_points_vt_md.csv.gz")
    var expected: [(zone: Substring, hits: Substring)] = []
    var points: [Coordinate] = []
    for line in String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
    {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      points.append(
        Coordinate(x: Double(fields[2]) ?? .nan, y: Double(fields[3]) ?? .nan))
      expected.append((fields[4], fields[5]))
    }
    var answers = [ZoneIndex.Location](
      repeating: .init(zone: -2, kind: .outside), count: points.count)
    var out = answers.mutableSpan
    index.locate(points.span, into: &out)
    // A few addresses lie across the state line, in precincts of states that are not in the sample.
    let known = Set(features.map(\.key))
    var wrong: [String] = []
    for i in points.indices
    where expected[i].zone.isEmpty || known.contains(String(expected[i].zone)) {
      let zone = answers[i].zone
      let found = zone < 0 ? "" : features[Int(zone)].key
      // Where several precincts claim a point, the expected one is any of them.
      let isRight =
        found == expected[i].zone
        || index.claimants(of: points[i]).contains { features[Int($0)].key == expected[i].zone }
      if !isRight { wrong.append("\(points[i]): \(found), not \(expected[i].zone)") }
    }
    #expect(points.count > 400_000)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  static let cities: [(path: String, key: String)] = [
    ("fr/paris-2012-spReapportion/derived_ParisPollingStations2012.geojson", "ID"),
    ("fr/paris-2017-secteurs/secteurs-des-bureaux-de-vote.geojson", "id_bv"),
  ]

  @Test(
    "Points of Paris, on and beside its borders too, are in the zones that a walk along every edge finds",
    .enabled(
      if: RealData.has(cities[0].path) && RealData.has(cities[1].path), "needs the real data"),
    arguments: cities)
  func paris(_ path: String, _ key: String) throws {
    let zones = try Samples.zones(path, key: key).map(\.zone)
    #expect(zones.count > 800)
    let index = ZoneIndex(zones: zones)
    let boxes = zones.map(\.boundingBox)
    let whole = zones.reduce(into: BoundingBox.empty) { $0.extend(to: $1.boundingBox) }
    var dice = Dice(31)
    var wrong: [String] = []
    for i in 0..<30_000 {
      var p = Coordinate(
        x: dice.within(whole.minX, whole.maxX), y: dice.within(whole.minY, whole.maxY))
      if i % 2 == 0 {
        let ring = zones[dice.below(zones.count)].polygons[0].exterior.coordinates
        let at = dice.below(ring.count - 1)
        let t = [0, 0.5, dice.within(0, 1)][dice.below(3)]
        p = Coordinate(
          x: ring[at].x + t * (ring[at + 1].x - ring[at].x),
          y: ring[at].y + t * (ring[at + 1].y - ring[at].y))
        if dice.below(3) == 0 { p.x = p.x.nextUp }
      }
      let claimants = zones.indices.filter { boxes[$0].contains(p) }.filter {
        Exact.location(of: p, in: zones[$0], turn: Exact.turnBeyondDoubt) != .exterior
      }
      if index.claimants(of: p) != claimants.map(Int32.init) { wrong.append("\(p)") }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }
}
