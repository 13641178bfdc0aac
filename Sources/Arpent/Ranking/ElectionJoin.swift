import ArpentChange
import ArpentElections
import ArpentRanking

/// One election's results put beside zones: by station where its ground is the same, carried from the
/// zones of election day where it was another.
struct ElectionJoin {
  let input: ElectionInput
  /// One a zone; `nil` where there is no result that belongs to its ground.
  let results: [SectorResult?]
  let communeNames: Set<String>
  let notices: [RankingNotice]

  /// Joins by station, for results counted on the very zones.
  ///
  /// - Parameters:
  ///   - groundsNow: shapes of the zones to rank.
  ///   - groundsThen: shapes of the zones on election day. A code is not an identity: where a
  ///     station's ground was another then, its result is not the zone's.
  init(
    results: ElectionResults, zones: [StationKey], groundsNow: [StationKey: Int64],
    groundsThen: [StationKey: Int64], support: [Int]
  ) {
    let communesThen = Set(groundsThen.keys.map(\.commune))
    let byStation = Self.byStation(results)
    var moved: Set<StationKey> = []
    self.results = zones.map { key in
      guard let result = byStation[key] else { return nil }
      if communesThen.contains(key.commune), groundsThen[key] != groundsNow[key] {
        moved.insert(key)
        return nil
      }
      return SectorResult(tally: result.tally, votes: result.votes)
    }
    let assumed = Set(zones.filter { byStation[$0] != nil }.map(\.commune))
      .subtracting(communesThen)
    let zoneSet = Set(zones)
    input = ElectionInput(
      election: results.election, candidacies: results.candidacies, support: support,
      stationsWithoutGround: results.stations.filter {
        !zoneSet.contains($0.station) || moved.contains($0.station)
      }, imported: VoteTotals(of: results.stations, support: support))
    communeNames = Set(results.stations.compactMap(\.communeName))
    notices =
      CarryNotices(results.election).notCarried(moved)
      + CarryNotices(results.election).assumed(assumed)
  }

  /// Takes what was carried; stations of communes whose zones of election day the store does not know
  /// are joined by code.
  init(
    results: ElectionResults, carried: ElectionCarrier.Carried, zones: [StationKey],
    support: [Int]
  ) {
    let communesThen = Set(carried.sources.map(\.zone.key.commune))
    let byStation = Self.byStation(results)
    let election = carried.election
    var assumed: Set<String> = []
    self.results = zip(zones, election.zones).map { key, zone in
      if let own = byStation[key], !communesThen.contains(key.commune) {
        assumed.insert(key.commune)
        return SectorResult(tally: own.tally, votes: own.votes)
      }
      return Self.result(of: zone)
    }
    let zoneSet = Set(zones)
    var input = ElectionInput(
      election: results.election, candidacies: results.candidacies, support: support,
      stationsWithoutGround: results.stations.filter {
        !communesThen.contains($0.station.commune) && !zoneSet.contains($0.station)
      } + election.withoutGround, imported: VoteTotals(of: results.stations, support: support))
    let divided = Set(
      election.zones.flatMap(\.origins).filter(\.isDivided).map(\.station))
    let given = Set(election.zones.flatMap(\.origins).map(\.station))
    input.carriage = ResultCarriage(
      weights: carried.weights, wholeStations: given.count - divided.count,
      dividedStations: divided.count,
      outside: election.outside.map { outside in
        let whole = outside.figures.whole
        return ResultCarriage.Outside(
          part: StationResult(
            station: outside.station, tally: whole.tally, votes: whole.votes, line: 0),
          share: outside.share)
      })
    self.input = input
    communeNames = Set(results.stations.compactMap(\.communeName))
    let words = CarryNotices(results.election)
    notices =
      words.carried(carried, divided: divided.count, whole: given.count - divided.count)
      + words.assumed(assumed)
  }

  /// `nil` where no station with results gave anything.
  private static func result(of zone: CarriedZone) -> SectorResult? {
    guard !zone.origins.isEmpty else { return nil }
    let whole = zone.figures.values.whole
    var result = SectorResult(
      tally: whole.tally, votes: whole.votes, interpolatedShare: zone.interpolatedShare)
    // One station, all of it, on all of the ground: the very count.
    if zone.origins.count == 1, zone.origins[0].share == 1, !zone.origins[0].isDivided,
      zone.coverage > 0.999
    {
      return result
    }
    let main = [BallotFigure.registered, .ballotsCast, .validVotes].lazy
      .compactMap { zone.figures[$0] }.first
    result.carried = CarriedResult(
      method: zone.methodName, coverage: zone.coverage, stations: zone.origins.count,
      registered: zone.figures[.registered]?.band,
      ballotsCast: zone.figures[.ballotsCast]?.band, validVotes: zone.figures[.validVotes]?.band)
    result.carryError = CarryError(
      counts: main.map { $0.value > 0 ? $0.standardError / $0.value : 0 } ?? 0,
      rates: zone.rateError)
    return result
  }

  private static func byStation(_ results: ElectionResults) -> [StationKey: StationResult] {
    Dictionary(
      results.stations.map { ($0.station, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension BallotFigures where Value == CarriedFigure {
  var values: BallotFigures<Double> { map(\.value) }
}

extension BallotFigures where Value == Double {
  /// Of figures that are whole already.
  var whole: BallotFigures<Int> { map { Int($0.rounded()) } }
}
