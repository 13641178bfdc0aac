public import ArpentElections
import GRDB

/// An election that the store has results of.
public struct ElectionRecord: Hashable, Sendable {
  public var election: Election
  public var stationCount: Int
  public var sources: [Source]
}

extension ZoneStore {
  /// Elections by date, then identifier.
  public func elections() throws(StoreError) -> [ElectionRecord] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, date, (SELECT count(*) FROM station_result r WHERE r.election_id = e.id) AS n
          FROM election e ORDER BY date, id
          """
      ).map { row in
        let id: String = row["id"]
        let sources = try Row.fetchAll(
          db,
          sql: """
            SELECT s.* FROM election_source JOIN source s ON s.id = source_id
            WHERE election_id = ? ORDER BY s.id
            """, arguments: [id])
        return ElectionRecord(
          election: Election(id: id, date: try date(row["date"])), stationCount: row["n"],
          sources: sources.map(SourceRecords.source))
      }
    }
  }

  /// The results of one election, stations in order of their keys; in the communes given, or all.
  ///
  /// Candidacies without a vote in these communes are left out.
  public func results(election id: String, communes: Set<String>? = nil) throws(StoreError)
    -> ElectionResults
  {
    try read { db in
      guard
        let day = try String.fetchOne(
          db, sql: "SELECT date FROM election WHERE id = ?", arguments: [id])
      else {
        let known = try String.fetchAll(db, sql: "SELECT id FROM election ORDER BY date, id")
        throw StoreError(
          .usage,
          known.isEmpty
            ? "the store has no results yet; `arpent results import` brings them in"
            : "the store has no such election; it has: \(known.joined(separator: ", "))",
          Subject(field: "election", value: id))
      }
      var results = ElectionResults(
        election: Election(id: id, date: try date(day)), candidacies: [], stations: [])
      let candidacies = try Row.fetchAll(
        db, sql: "SELECT * FROM candidacy WHERE election_id = ? ORDER BY id", arguments: [id])
      var hasVotes = [Bool](repeating: false, count: candidacies.count)
      let order = Dictionary(
        uniqueKeysWithValues: candidacies.enumerated().map { ($1["id"] as Int64, $0) })
      // One JSON argument keeps the statement short however many communes there are. Each is looked up
      // in the index, so that stations come in order and those of other communes cost nothing.
      let wanted = communes.map { names in
        "["
          + names.sorted().map { "\"\($0.filter { $0 != "\"" && $0 != "\\" })\"" }.joined(
            separator: ",") + "]"
      }
      let chosen = "json_each(:communes) c CROSS JOIN station_result r ON r.commune = c.value"
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT r.id, v.candidacy_id, v.votes, r.commune, r.code, r.registered, r.ballots_cast,
            r.blank_votes, r.null_votes, r.valid_votes, r.stated_abstentions, r.line, r.commune_name
          FROM \(wanted == nil ? "station_result r" : chosen)
          LEFT JOIN votes v ON v.station_result_id = r.id
          WHERE r.election_id = :id
          """, arguments: wanted == nil ? ["id": id] : ["id": id, "communes": wanted])
      var last: Int64?
      while let row = try rows.next() {
        let station: Int64 = row[0]
        if station != last {
          last = station
          results.stations.append(
            StationResult(
              station: StationKey(commune: row[3], code: row[4]),
              tally: Tally(
                registered: row[5], ballotsCast: row[6], blank: row[7], null: row[8],
                validVotes: row[9], statedAbstentions: row[10]),
              votes: [], line: row[11], communeName: row[12]))
        }
        guard let place = (row[1] as Int64?).flatMap({ order[$0] }) else { continue }
        hasVotes[place] = true
        results.stations[results.stations.count - 1].votes.append(
          .init(candidacy: place, count: row[2]))
      }
      // As the index gives them, but the statement does not promise it.
      if !zip(results.stations, results.stations.dropFirst()).allSatisfy({ $0.station < $1.station }
      ) {
        results.stations.sort { $0.station < $1.station }
      }
      let kept = candidacies.indices.filter { hasVotes[$0] }
      results.candidacies = kept.map { candidacy(candidacies[$0]) }
      guard kept.count < candidacies.count else { return results }
      var placeKept = [Int](repeating: -1, count: candidacies.count)
      for (place, c) in kept.enumerated() { placeKept[c] = place }
      for s in results.stations.indices {
        results.stations[s].votes = results.stations[s].votes.map {
          .init(candidacy: placeKept[$0.candidacy], count: $0.count)
        }
      }
      return results
    }
  }
}
