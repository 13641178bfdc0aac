import ArpentElections
import ArpentGeometry
import ArpentRanking

/// Hand-made sectors of a made-up place. Two elections (`a` in 2020, `b` in 2022); candidacies RED
/// and BLUE stand in both.
enum Town {
  static func square(_ index: Int) -> MultiPolygon {
    let x = 2 + Double(index) * 0.01
    let corners = [(x, 48.0), (x + 0.01, 48), (x + 0.01, 48.01), (x, 48.01), (x, 48)]
    return MultiPolygon(
      Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })))
  }

  /// All votes not for RED go to BLUE.
  static func result(_ registered: Int, _ cast: Int, _ valid: Int, red: Int) -> SectorResult {
    SectorResult(
      tally: Tally(registered: registered, ballotsCast: cast, validVotes: valid),
      votes: [
        StationResult.Votes(candidacy: 0, count: red),
        StationResult.Votes(candidacy: 1, count: valid - red),
      ])
  }

  static func sector(
    _ code: String, commune: String = "99001", index: Int = 0, name: String? = nil,
    _ results: [SectorResult?]
  ) -> SectorInput {
    SectorInput(
      key: StationKey(commune: commune, code: code), name: name, ground: square(index),
      area: 500_000, vintage: "v1", results: results)
  }

  static func station(_ code: String, _ result: SectorResult) -> StationResult {
    StationResult(
      station: StationKey(commune: "99001", code: code), tally: result.tally, votes: result.votes,
      line: 1)
  }

  /// A ranking's input; what was imported is the sectors' results and those of `unplaced` stations.
  static func input(
    _ sectors: [SectorInput], support: [Int] = [0], elections count: Int = 2,
    unplaced: [StationResult] = [], title: String = "Town"
  ) -> RankingInput {
    let elections = (0..<count).map { e in
      let stations = sectors.compactMap { sector in
        sector.results[e].map {
          StationResult(station: sector.key, tally: $0.tally, votes: $0.votes, line: 1)
        }
      }
      return ElectionInput(
        election: Election(
          id: e == 0 ? "a" : "b", date: CalendarDate(year: 2020 + 2 * e, month: 5, day: 3)!),
        candidacies: [Candidacy(name: "RED"), Candidacy(name: "BLUE")], support: support,
        stationsWithoutGround: unplaced,
        imported: VoteTotals(of: stations + unplaced, support: support))
    }
    return RankingInput(
      context: RankingContext(
        title: title, validOn: CalendarDate(year: 2022, month: 5, day: 3)!, elections: elections,
        generatedBy: "arpent test"),
      sectors: sectors)
  }

  /// Three sectors whose figures are easy to check by hand.
  ///
  /// | sector | registered | abstention a, b, mean | support a, b, mean | score |
  /// |---|---|---|---|---|
  /// | 0001 | 1000 | 0.5, 0.3, 0.4 | 0.25, 0.75, 0.5 | 200 |
  /// | 0002 | 500 | 0.2, 0.4, 0.3 | 0.1, 0.3, 0.2 | 30 |
  /// | 0003 | 800 | 0.5, 0.5, 0.5 | 0.5, 0.5, 0.5 | 200 |
  static let three = [
    sector("0002", index: 1, [result(400, 320, 300, red: 30), result(500, 300, 300, red: 90)]),
    sector("0003", index: 2, [result(800, 400, 400, red: 200), result(800, 400, 400, red: 200)]),
    sector("0001", index: 0, [result(900, 450, 400, red: 100), result(1000, 700, 600, red: 450)]),
  ]
}

extension Ranking {
  func outcome(_ code: String) -> SectorOutcome {
    sectors.first { $0.sector.key.code == code }!
  }

  var withheldCodes: [String] {
    sectors.filter(\.isWithheld).map(\.sector.key.code)
  }
}
