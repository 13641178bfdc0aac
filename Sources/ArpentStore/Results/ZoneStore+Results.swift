public import ArpentElections
import GRDB

/// What to do with results when their election is there already.
public enum ResultsImportMode: String, Sendable, CaseIterable {
  /// Refuse, unless it is the very same file.
  case new
  /// Add stations; one that is there already is an error.
  case append
  /// Forget what was there for the election, and record this.
  case replace
}

/// What recording results did.
public struct ResultsImportSummary: Hashable, Sendable {
  /// The same file was recorded for this election before: nothing was written.
  public var wasKnown = false
  public var stations = 0
  public var candidacies = 0
}

extension ZoneStore {
  /// Records the results of one election, in one transaction.
  public func record(
    _ results: ElectionResults, from source: Source, layout: String,
    mode: ResultsImportMode = .new, problems: [Problem] = [], at instant: Instant = .now
  ) throws(StoreError) -> ResultsImportSummary {
    try write { db in
      var summary = ResultsImportSummary()
      let election = results.election
      if let known = try Row.fetchOne(
        db, sql: "SELECT * FROM election WHERE id = ?", arguments: [election.id])
      {
        if mode != .replace {
          let sameFile = try Bool.fetchOne(
            db,
            sql: """
              SELECT count(*) FROM election_source JOIN source ON source.id = source_id
              WHERE election_id = ? AND sha256 = ?
              """, arguments: [election.id, source.sha256])
          if sameFile == true, known["date"] == election.date.description {
            summary.wasKnown = true
            return summary
          }
        }
        switch mode {
        case .new:
          throw StoreError(
            .usage,
            "the store has results of this election from another file; "
              + "say whether to append to them or to replace them",
            Subject(field: "election", value: election.id))
        case .append:
          guard known["date"] == election.date.description else {
            throw StoreError(
              .usage, "the store has this election on \(known["date"] as String)",
              Subject(field: "date", value: election.date.description))
          }
        case .replace: try forget(election.id, in: db)
        }
      }
      try db.execute(
        sql: "INSERT OR IGNORE INTO election VALUES (?, ?, ?)",
        arguments: [election.id, election.date.description, instant.description])
      let sourceID = try SourceRecords.insert(source, at: instant, in: db)
      try SourceRecords.insert(problems, of: sourceID, in: db)
      try db.execute(
        sql: "INSERT OR IGNORE INTO election_source VALUES (?, ?, ?)",
        arguments: [election.id, sourceID, layout])
      let candidacies = try insertCandidacies(of: results, in: db)
      try insertStations(of: results, candidacies, source: sourceID, in: db)
      summary.stations = results.stations.count
      summary.candidacies = results.candidacies.count
      return summary
    }
  }

  private func forget(_ election: String, in db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM votes WHERE station_result_id IN
          (SELECT id FROM station_result WHERE election_id = :id);
        DELETE FROM station_result WHERE election_id = :id;
        DELETE FROM candidacy WHERE election_id = :id;
        DELETE FROM election_source WHERE election_id = :id;
        DELETE FROM election WHERE id = :id;
        """, arguments: ["id": election])
  }

  private func insertCandidacies(of results: ElectionResults, in db: Database) throws -> [Int64] {
    var known: [Candidacy: Int64] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT * FROM candidacy WHERE election_id = ?", arguments: [results.election.id])
    {
      known[candidacy(row)] = row["id"]
    }
    let insert = try db.makeStatement(
      sql: """
        INSERT INTO candidacy (election_id, name, first_name, nuance, list, number, district)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    return try results.candidacies.map { candidacy in
      if let id = known[candidacy] { return id }
      try insert.execute(arguments: [
        results.election.id, candidacy.name, candidacy.firstName, candidacy.nuance, candidacy.list,
        candidacy.number, candidacy.district,
      ])
      return db.lastInsertedRowID
    }
  }

  private func insertStations(
    of results: ElectionResults, _ candidacies: [Int64], source: Int64, in db: Database
  ) throws {
    let station = try db.makeStatement(
      sql: """
        INSERT INTO station_result (election_id, source_id, commune, code, commune_name, registered,
          ballots_cast, blank_votes, null_votes, valid_votes, stated_abstentions, line)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    // All votes of a station in one statement: rows are many, and each call costs more than a row.
    var inserts: [Int: Statement] = [:]
    for result in results.stations {
      let tally = result.tally
      do {
        try station.execute(arguments: [
          results.election.id, source, result.station.commune, result.station.code,
          result.communeName, tally.registered, tally.ballotsCast, tally.blank, tally.null,
          tally.validVotes, tally.statedAbstentions, result.line,
        ])
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw StoreError(
          .badInput, "the store has results of this station for election \(results.election.id)",
          Subject(line: result.line, code: result.station.description))
      }
      let id = db.lastInsertedRowID
      var rest = result.votes[...]
      while !rest.isEmpty {
        // SQLite takes 32,766 values in a statement.
        let part = rest.prefix(10_000)
        rest = rest.dropFirst(part.count)
        let insert = try inserts[part.count] ?? makeVotesInsert(part.count, in: db)
        inserts[part.count] = insert
        // Two entries of one candidacy in one station would be a reader's mistake: the key says so.
        try insert.execute(
          arguments: StatementArguments(
            part.flatMap { [id, candidacies[$0.candidacy], Int64($0.count)] }))
      }
    }
  }

  private func makeVotesInsert(_ count: Int, in db: Database) throws -> Statement {
    let rows = Array(repeating: "(?, ?, ?)", count: count).joined(separator: ", ")
    return try db.makeStatement(sql: "INSERT INTO votes VALUES \(rows)")
  }

  func candidacy(_ row: Row) -> Candidacy {
    Candidacy(
      name: row["name"], firstName: row["first_name"], nuance: row["nuance"], list: row["list"],
      number: row["number"], district: row["district"])
  }
}
