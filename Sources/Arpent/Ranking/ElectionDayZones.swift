import ArpentChange
import ArpentElections
import ArpentGeometry
import ArpentStore

/// The zones of election day that have to do with the zones to rank.
struct ElectionDayZones {
  let day: CalendarDate
  /// Their shapes, by number; of the communes of the zones to rank and of ``vanished``.
  let grounds: [StationKey: Int64]
  /// Communes of that day that have no zones on the day to rank: their ground may belong to others
  /// now.
  let vanished: Set<String>
  private let communes: Set<String>

  /// - Parameter zones: those to rank.
  init(
    store: ZoneStore, day: CalendarDate, zones: [ZoneVersion], groundsNow: [StationKey: Int64]
  ) throws {
    self.day = day
    let all = try store.groundIdentities(validOn: day)
    let wanted = Set(zones.map(\.zone.key.commune))
    let now = Set(groundsNow.keys.map(\.commune))
    let gone = Set(all.keys.map(\.commune)).subtracting(now)
    vanished =
      gone.isEmpty ? [] : try Self.near(zones, gone, of: store.zones(validOn: day))
    communes = wanted.union(vanished)
    grounds = all.filter { [communes] in communes.contains($0.key.commune) }
  }

  /// Whether a station with a result stood on ground that is not the ground of the zone of its code.
  func differ(
    for results: ElectionResults, from groundsNow: [StationKey: Int64], among zones: [StationKey]
  ) -> Bool {
    let wanted = Set(zones)
    return results.stations.contains { result in
      guard let then = grounds[result.station] else { return false }
      return !wanted.contains(result.station) || groundsNow[result.station] != then
    }
  }

  func versions(in store: ZoneStore) throws -> [ZoneVersion] {
    try store.zones(validOn: day).filter { communes.contains($0.zone.key.commune) }
  }

  /// Vanished communes none of whose ground lies in a zone to rank.
  func strangers(in election: CarriedElection) -> Set<String> {
    vanished.subtracting(election.zones.flatMap(\.origins).map(\.station.commune))
  }

  private static func near(
    _ zones: [ZoneVersion], _ communes: Set<String>, of then: [ZoneVersion]
  ) -> Set<String> {
    let box = zones.reduce(into: BoundingBox.empty) { $0.extend(to: $1.zone.ground.boundingBox) }
    return Set(
      then.filter {
        communes.contains($0.zone.key.commune) && $0.zone.ground.boundingBox.intersects(box)
      }.map(\.zone.key.commune))
  }
}

extension ElectionCarrier.Carried {
  /// Forgets communes that have nothing to do with the zones.
  mutating func drop(_ communes: Set<String>) {
    election.outside.removeAll { communes.contains($0.station.commune) }
    election.withoutGround.removeAll { communes.contains($0.station.commune) }
    election.withoutResult.removeAll { communes.contains($0.commune) }
    election.inconsistent.removeAll { communes.contains($0.commune) }
    sources.removeAll { communes.contains($0.zone.key.commune) }
  }
}
