import ArpentChange
import ArpentElections
import ArpentRanking

/// One election's results put beside zones: by station where its ground is the same, carried from the
/// zones of election day where it was another.
struct ElectionJoin: Sendable {
  let input: ElectionInput
  /// One a zone; `nil` where there is no result that belongs to its ground.
  let results: [SectorResult?]
  let communeNames: Set<String>
  let notices: [RankingNotice]

  /// Joins by station, for results counted on the very zones.
  ///
  /// - Parameters:
  ///   - groundsNow: shapes of the zones to rank.
  ///   - groundsThen: shapes of the zones on election day; `nil` where they are the same zones. A code
  ///     is not an identity: where a station's ground was another then, its result is not the
  ///     zone's.
  init(
    results: ElectionResults, zones: [StationKey], groundsNow: [StationKey: Int64] = [:],
    groundsThen: [StationKey: Int64]? = nil, support: [Int]
  ) {
    let communesThen = groundsThen.map { Set($0.keys.map(\.commune)) } ?? []
    let places = Self.places(results)
    var hasGround = [Bool](repeating: false, count: results.stations.count)
    var moved: Set<StationKey> = []
    self.results = zones.map { key in
      guard let place = places[key] else { return nil }
      if let groundsThen, communesThen.contains(key.commune), groundsThen[key] != groundsNow[key] {
        moved.insert(key)
        return nil
      }
      hasGround[place] = true
      return SectorResult(
        tally: results.stations[place].tally, votes: results.stations[place].votes)
    }
    let joined = results.stations.indices.filter { hasGround[$0] }
    let assumed =
      groundsThen == nil
      ? [] : Set(joined.map { results.stations[$0].station.commune }).subtracting(communesThen)
    input = ElectionInput(
      election: results.election, candidacies: results.candidacies, support: support,
      stationsWithoutGround: results.stations.indices.filter { !hasGround[$0] }.map {
        results.stations[$0]
      }, imported: VoteTotals(of: results.stations, support: support))
    communeNames = Self.communeNames(results)
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
    let places = Self.places(results)
    let election = carried.election
    var assumed: Set<String> = []
    self.results = zip(zones, election.zones).map { key, zone in
      if let place = places[key], !communesThen.contains(key.commune) {
        let own = results.stations[place]
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
    communeNames = Self.communeNames(results)
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

  /// Where each station stands in the results.
  private static func places(_ results: ElectionResults) -> [StationKey: Int] {
    var places: [StationKey: Int] = [:]
    places.reserveCapacity(results.stations.count)
    for (place, result) in results.stations.enumerated() where places[result.station] == nil {
      places[result.station] = place
    }
    return places
  }

  /// Neighbours in a file mostly share their commune's name.
  private static func communeNames(_ results: ElectionResults) -> Set<String> {
    var names: Set<String> = []
    var last: String?
    for name in results.stations.lazy.compactMap(\.communeName) where name != last {
      names.insert(name)
      last = name
    }
    return names
  }
}

extension BallotFigures where Value == CarriedFigure {
  var values: BallotFigures<Double> { map(\.value) }
}

extension BallotFigures where Value == Double {
  /// Of figures that are whole already.
  var whole: BallotFigures<Int> { map { Int($0.rounded()) } }
}
