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
      // One JSON argument keeps the statement short however many communes there are.
      let wanted = communes.map { names in
        "["
          + names.sorted().map { "\"\($0.filter { $0 != "\"" && $0 != "\\" })\"" }.joined(
            separator: ",") + "]"
      }
      let filter =
        wanted == nil ? "" : "AND r.commune IN (SELECT value FROM json_each(:communes))"
      let arguments: StatementArguments =
        wanted == nil ? ["id": id] : ["id": id, "communes": wanted]
      var place: [Int64: Int] = [:]
      let stations = try Row.fetchCursor(
        db,
        sql: """
          SELECT r.* FROM station_result r WHERE r.election_id = :id \(filter)
          ORDER BY r.commune, r.code
          """, arguments: arguments)
      while let row = try stations.next() {
        place[row["id"]] = results.stations.count
        results.stations.append(
          StationResult(
            station: StationKey(commune: row["commune"], code: row["code"]),
            tally: Tally(
              registered: row["registered"], ballotsCast: row["ballots_cast"],
              blank: row["blank_votes"], null: row["null_votes"], validVotes: row["valid_votes"],
              statedAbstentions: row["stated_abstentions"]),
            votes: [], line: row["line"], communeName: row["commune_name"]))
      }
      var candidacyPlace: [Int64: Int] = [:]
      let votes = try Row.fetchCursor(
        db,
        sql: """
          SELECT v.station_result_id AS station, v.votes AS votes, c.*
          FROM station_result r
          CROSS JOIN votes v ON v.station_result_id = r.id
          CROSS JOIN candidacy c ON c.id = v.candidacy_id
          WHERE r.election_id = :id \(filter) ORDER BY c.id, r.id
          """, arguments: arguments)
      while let row = try votes.next() {
        let candidacyID: Int64 = row["id"]
        if candidacyPlace[candidacyID] == nil {
          candidacyPlace[candidacyID] = results.candidacies.count
          results.candidacies.append(candidacy(row))
        }
        results.stations[place[row["station"]]!].votes.append(
          .init(candidacy: candidacyPlace[candidacyID]!, count: row["votes"]))
      }
      return results
    }
  }
}
