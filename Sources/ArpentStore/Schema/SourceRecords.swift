import ArpentElections
import GRDB

/// Sources and the problems found in them.
enum SourceRecords {
  /// The identifier of a source, new unless the same bytes under the same name are known.
  static func insert(_ source: Source, at instant: Instant, in db: Database) throws -> Int64 {
    let known = try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM source WHERE sha256 = ? AND file_name = ?
          AND licence IS ? AND attribution IS ? AND source_date IS ?
        """,
      arguments: [
        source.sha256, source.fileName, source.licence, source.attribution,
        source.date?.description,
      ])
    if let known { return known }
    try db.execute(
      sql: """
        INSERT INTO source (file_name, sha256, byte_count, licence, attribution, source_date,
          recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        source.fileName, source.sha256, source.byteCount, source.licence, source.attribution,
        source.date?.description, instant.description,
      ])
    return db.lastInsertedRowID
  }

  static func insert(_ problems: [Problem], of source: Int64, in db: Database) throws {
    try db.execute(sql: "DELETE FROM import_problem WHERE source_id = ?", arguments: [source])
    let statement = try db.makeStatement(
      sql: """
        INSERT INTO import_problem (source_id, severity, kind, message, place)
        VALUES (?, ?, ?, ?, ?)
        """)
    for problem in problems {
      try statement.execute(arguments: [
        source, problem.severity.rawValue, problem.kind, problem.message,
        problem.subject.description,
      ])
    }
  }

  static func source(_ row: Row) -> Source {
    Source(
      fileName: row["file_name"], sha256: row["sha256"], byteCount: row["byte_count"],
      licence: row["licence"], attribution: row["attribution"],
      date: (row["source_date"] as String?).flatMap { CalendarDate($0) })
  }
}
