import ArpentElections
import ArpentGeometry
import ArpentOverlay
import ArpentProjection
import ArpentRanking
import ArpentStore

/// Joins what a store holds into what a ranking is made from.
struct RankingInputBuilder {
  let request: RankSectors
  let store: ZoneStore

  func build() throws -> RankingInput {
    let communes = try wantedCommunes()
    let elections = try chosenElections()
    let isOnThese = try elections.map {
      try store.hasSameZones(on: $0.election.date, and: request.validOn)
    }
    var (zones, results) = try shapesAndResults(
      elections.indices.map { isOnThese[$0] ? elections[$0] : nil }, in: communes)
    let grounds =
      isOnThese.contains(false) ? try store.groundIdentities(validOn: request.validOn) : [:]
    var then: [ElectionDayZones?] = elections.map { _ in nil }
    for (e, election) in elections.enumerated() where !isOnThese[e] {
      let zonesThen = try ElectionDayZones(
        store: store, day: election.election.date, zones: zones, groundsNow: grounds)
      then[e] = zonesThen
      results[e] = try store.results(
        election: election.election.id, communes: communes.union(zonesThen.vanished))
    }
    try checkStations(results, in: communes)
    let support = try BlocChoice(
      support: request.support, file: request.blocs, name: request.bloc
    ).indices(in: results.map { $0!.candidacies })
    let carrier = ElectionCarrier(store: store, targets: zones, options: request.carryOptions)
    let keys = zones.map(\.zone.key)
    let direct = concurrently(elections.count) { [results] e in
      isOnThese[e] ? ElectionJoin(results: results[e]!, zones: keys, support: support[e]) : nil
    }
    let joined = try elections.indices.map { e in
      if let join = direct[e] { return join }
      return try join(results[e]!, support: support[e], on: zones, then[e]!, grounds, carrier)
    }
    let statistics = try StatisticsJoin(
      store: store, zones: zones, sharesOutside: request.sharesOutside)
    let sectors = zones.enumerated().map { index, version in
      SectorInput(
        key: version.zone.key, name: version.zone.name, ground: version.zone.ground,
        area: version.area, vintage: version.vintage,
        results: joined.map { $0.results[index] }, statistics: statistics.values[index],
        households: statistics.households.map { $0[index] } ?? nil)
    }
    var context = RankingContext(
      title: request.title ?? title(of: communes, joined), validOn: request.validOn,
      elections: joined.map(\.input), statistics: statistics.inputs,
      sources: try sources(of: zones, elections) + statistics.sources,
      generatedBy: "arpent \(arpentVersion)")
    context.versions = Self.versions
    context.tell(joined.flatMap(\.notices) + statistics.notices)
    // Who left results where they were counted has been told which.
    let doubts =
      request.carrying == .never
      ? []
      : ElectionFit.doubts(
        context.elections, chronology: context.chronology, results: joined.map(\.results),
        validOn: request.validOn)
    context.tell(doubts)
    context.doubts = doubts.map(\.problem)
    return RankingInput(context: context, sectors: sectors)
  }

  private static var versions: [String] {
    ["GEOS \(GeosVersion.text)", "PROJ \(ProjVersion.text)"]
      + (SQLiteVersion.text.map { ["SQLite \($0)"] } ?? [])
  }

  private func join(
    _ results: ElectionResults, support: [Int], on zones: [ZoneVersion], _ then: ElectionDayZones,
    _ groundsNow: [StationKey: Int64], _ carrier: ElectionCarrier
  ) throws -> ElectionJoin {
    let keys = zones.map(\.zone.key)
    guard request.carrying == .auto, then.differ(for: results, from: groundsNow, among: keys) else {
      return ElectionJoin(
        results: results, zones: keys, groundsNow: groundsNow, groundsThen: then.grounds,
        support: support)
    }
    let sources = try then.versions(in: store)
    let communes = Set(sources.map(\.zone.key.commune))
    var known = results
    known.stations.removeAll { !communes.contains($0.station.commune) }
    var carried = try carrier.carry(known, from: sources, asWholeNumbers: true)
    let strangers = then.strangers(in: carried.election)
    var kept = results
    if !strangers.isEmpty {
      kept.stations.removeAll { strangers.contains($0.station.commune) }
      carried.drop(strangers)
    }
    return ElectionJoin(results: kept, carried: carried, zones: keys, support: support)
  }

  private func wantedCommunes() throws -> Set<String> {
    let known = try store.communes(validOn: request.validOn)
    guard !known.isEmpty else {
      let vintages = try store.vintages().map {
        "\($0.vintage.name) from \($0.vintage.validity.from)"
      }
      throw ArpentError(
        .usage,
        "the store has no zone valid on that day; it has: \(vintages.joined(separator: ", "))",
        Subject(file: request.store, field: "valid-on", value: request.validOn.description))
    }
    guard !request.communes.isEmpty else { return known }
    if let missing = request.communes.first(where: { !known.contains($0) }) {
      throw ArpentError(
        .usage,
        "the store has no zone of this commune on that day; it has: "
          + known.sorted().prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : ""),
        Subject(file: request.store, field: "communes", value: missing))
    }
    return Set(request.communes)
  }

  /// The zones to rank and the results of some elections, read side by side: nearly all the time that
  /// a ranking of a country takes up to here.
  private func shapesAndResults(_ elections: [ElectionRecord?], in communes: Set<String>) throws
    -> (zones: [ZoneVersion], results: [ElectionResults?])
  {
    enum Part: Sendable {
      case zones([ZoneVersion])
      case results(ElectionResults?)
    }
    let parts = try concurrently(elections.count + 1) { [store, request] part in
      guard part > 0 else {
        let zones = try store.zones(validOn: request.validOn)
        return Part.zones(
          request.communes.isEmpty ? zones : zones.filter { communes.contains($0.zone.key.commune) }
        )
      }
      return .results(
        try elections[part - 1].map {
          try store.results(election: $0.election.id, communes: communes)
        })
    }
    var zones: [ZoneVersion] = []
    var results: [ElectionResults?] = []
    for part in parts {
      switch part {
      case .zones(let read): zones = read
      case .results(let read): results.append(read)
      }
    }
    return (zones, results)
  }

  /// Zones that were given no communes meet no station: nothing could be said of anybody's votes.
  private func checkStations(_ results: [ElectionResults?], in communes: Set<String>) throws {
    guard results.allSatisfy({ $0?.stations.isEmpty ?? true }) else { return }
    let some = communes.sorted().prefix(5).map { $0.isEmpty ? "none" : $0 }
    throw ArpentError(
      .usage,
      "none of the elections chosen has a station in the communes of these zones "
        + "(\(some.joined(separator: ", "))\(communes.count > 5 ? ", …" : "")): did the zones get "
        + "their communes, with --commune FIELD or --commune-code CODE of `arpent zones import`?",
      Subject(file: request.store, field: "valid-on", value: request.validOn.description))
  }

  private func chosenElections() throws -> [ElectionRecord] {
    let known = try store.elections()
    guard !known.isEmpty else {
      throw ArpentError(
        .usage, "the store has no results yet; `arpent results import` brings them in",
        Subject(file: request.store))
    }
    let list = known.map { "\($0.election.id) of \($0.election.date)" }.joined(separator: ", ")
    if request.elections.isEmpty {
      let held = known.filter { $0.election.date <= request.validOn }
      guard !held.isEmpty else {
        throw ArpentError(
          .usage,
          "no election was held by \(request.validOn); say with --elections which to rank by: \(list)",
          Subject(file: request.store))
      }
      return held
    }
    return try request.elections.map { id in
      guard let found = known.first(where: { $0.election.id == id }) else {
        throw ArpentError(
          .usage, "the store has no such election; it has: \(list)",
          Subject(file: request.store, field: "elections", value: id))
      }
      return found
    }
  }

  private func title(of communes: Set<String>, _ joined: [ElectionJoin]) -> String {
    let names = Set(joined.flatMap(\.communeNames))
    if names.count == 1, let name = names.first { return name }
    if communes.count == 1, let code = communes.first, !code.isEmpty { return code }
    return communes.count == 1 ? "Sectors" : "\(communes.count) communes"
  }

  private func sources(of zones: [ZoneVersion], _ elections: [ElectionRecord]) throws
    -> [SourceInput]
  {
    let used = Set(zones.map(\.vintage))
    let vintages = try store.vintages().filter { used.contains($0.vintage.name) }.map {
      SourceInput(role: .zones, subject: $0.vintage.name, source: $0.source)
    }
    return vintages
      + elections.flatMap { record in
        record.sources.map {
          SourceInput(role: .results, subject: record.election.id, source: $0)
        }
      }
  }
}
