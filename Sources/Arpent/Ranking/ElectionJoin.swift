import ArpentElections
import ArpentRanking

/// One election's results put beside zones: by station, where the station's ground is the same.
struct ElectionJoin {
  let input: ElectionInput
  /// One a zone; `nil` where there is no result that belongs to its ground.
  let results: [SectorResult?]
  let communeNames: Set<String>
  let notices: [Problem]

  /// - Parameters:
  ///   - groundsNow: shapes of the zones to rank.
  ///   - groundsThen: shapes of the zones on election day. A code is not an identity: where a
  ///     station's ground was another then, its result is not the zone's.
  init(
    results: ElectionResults, zones: [StationKey], groundsNow: [StationKey: Int64],
    groundsThen: [StationKey: Int64], support: [Int]
  ) {
    let election = results.election
    let zoneSet = Set(zones)
    let communesThen = Set(groundsThen.keys.map(\.commune))
    let byStation = Dictionary(
      results.stations.map { ($0.station, $0) }, uniquingKeysWith: { first, _ in first })
    var moved: [StationKey] = []
    var assumed: Set<String> = []
    self.results = zones.map { key in
      guard let result = byStation[key] else { return nil }
      if communesThen.contains(key.commune) {
        guard groundsThen[key] == groundsNow[key] else {
          moved.append(key)
          return nil
        }
      } else {
        assumed.insert(key.commune)
      }
      return SectorResult(tally: result.tally, votes: result.votes)
    }
    let movedSet = Set(moved)
    input = ElectionInput(
      election: election, candidacies: results.candidacies, support: support,
      stationsWithoutGround: results.stations.filter {
        !zoneSet.contains($0.station) || movedSet.contains($0.station)
      }, imported: VoteTotals(of: results.stations, support: support))
    communeNames = Set(results.stations.compactMap(\.communeName))
    notices = Self.notices(election, moved: moved, assumed: assumed.sorted())
  }

  private static func notices(_ election: Election, moved: [StationKey], assumed: [String])
    -> [Problem]
  {
    var notices: [Problem] = []
    if !moved.isEmpty {
      notices.append(
        Problem(
          severity: .notice, kind: "ground-changed",
          message:
            "\(moved.count) stations of \(election.id) had other ground on election day; "
            + "their results are not taken for today's zones of the same code: "
            + moved.map(\.description).joined(separator: ", "),
          subject: Subject()))
    }
    if !assumed.isEmpty {
      notices.append(
        Problem(
          severity: .notice, kind: "ground-assumed",
          message:
            "the store does not know the zones of \(election.date); the stations of \(election.id) "
            + "are taken to have had today's ground in \(list(assumed))",
          subject: Subject()))
    }
    return notices
  }

  private static func list(_ communes: [String]) -> String {
    let shown = communes.prefix(10).map { $0.isEmpty ? "the place" : $0 }.joined(separator: ", ")
    return communes.count > 10 ? "\(shown) and \(communes.count - 10) more communes" : shown
  }
}
