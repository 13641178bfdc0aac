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
    let zones = try wantedZones()
    let communes = Set(zones.map(\.zone.key.commune))
    let elections = try chosenElections()
    let grounds = try store.groundIdentities(validOn: request.validOn)
    let then = try elections.map {
      try ElectionDayZones(
        store: store, day: $0.election.date, zones: zones, groundsNow: grounds)
    }
    let results = try zip(elections, then).map { election, then in
      try store.results(election: election.election.id, communes: communes.union(then.vanished))
    }
    let support = try BlocChoice(
      support: request.support, file: request.blocs, name: request.bloc
    ).indices(in: results.map(\.candidacies))
    let carrier = ElectionCarrier(store: store, targets: zones, options: request.carryOptions)
    let joined = try zip(zip(results, support), then).map { entry, then in
      try join(entry.0, support: entry.1, on: zones, then, grounds, carrier)
    }
    let statistics = try StatisticsJoin(
      store: store, zones: zones, sharesOutside: request.sharesOutside)
    let flattening = Flattening()
    let areas = try zones.map { try flattening.squareMetres(of: $0.zone.ground) }
    let sectors = zones.enumerated().map { index, version in
      SectorInput(
        key: version.zone.key, name: version.zone.name, ground: version.zone.ground,
        area: areas[index], vintage: version.vintage,
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

  private func wantedZones() throws -> [ZoneVersion] {
    var zones = try store.zones(validOn: request.validOn)
    guard !zones.isEmpty else {
      let vintages = try store.vintages().map {
        "\($0.vintage.name) from \($0.vintage.validity.from)"
      }
      throw ArpentError(
        .usage,
        "the store has no zone valid on that day; it has: \(vintages.joined(separator: ", "))",
        Subject(file: request.store, field: "valid-on", value: request.validOn.description))
    }
    guard !request.communes.isEmpty else { return zones }
    let wanted = Set(request.communes)
    zones.removeAll { !wanted.contains($0.zone.key.commune) }
    if let missing = request.communes.first(where: { name in
      !zones.contains { $0.zone.key.commune == name }
    }) {
      throw ArpentError(
        .usage, "the store has no zone of this commune on that day",
        Subject(file: request.store, field: "communes", value: missing))
    }
    return zones
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
