public import ArpentElections

/// Reads election results by polling station from the files in which they are published.
public enum ResultsReader {
  /// Reads one election's results.
  /// - Parameters:
  ///   - election: what the results are of. Where the file holds several elections, its `id`
  ///     chooses the one of that name, unless `sourceElection` names another.
  ///   - layout: ``ResultsLayout/auto`` tells it from the headings.
  ///   - mapping: what the columns of a ``ResultsLayout/generic`` file mean; it settles the layout.
  ///   - sourceElection: the file's own name for the election (`id_election`), where it holds
  ///     several; `t1` or `t2` for a ministry file of both rounds.
  /// - Throws: when the file can't be read as a whole; what is wrong with single rows is in the
  ///   reading's `problems`.
  public static func read(
    path: String, election: Election, layout: ResultsLayout = .auto,
    mapping: ResultsMapping? = nil, sourceElection: String? = nil
  ) throws(ResultsFileError) -> ResultsReading {
    var opened = try open(path, layout, mapping)
    let plan = opened.plan
    var wanted: String?
    if let column = plan.columns[.electionID] ?? plan.columns[.round] {
      wanted = try choose(
        sourceElection, for: election, isRound: plan.columns[.electionID] == nil, column: column,
        path: path, opened: try open(path, layout, mapping))
    }
    var importer = ResultsImporter(plan: plan, file: opened.table.file)
    var pending = opened.isAtFirstRow
    while true {
      if !pending {
        guard try opened.table.nextRow() else { break }
      }
      pending = false
      if let wanted {
        guard name(ofElectionIn: opened.table, plan) == wanted else { continue }
      }
      importer.take(opened.table)
    }
    let results = importer.finish(election)
    return ResultsReading(
      results: results, layout: plan.layout,
      problems: importer.problems + encodingProblems(opened.table),
      rowsRead: importer.rowsRead, rejected: importer.rejected, encoding: opened.table.encoding,
      sourceElection: wanted)
  }

  /// A file with its plan, its table standing on the header or on the first row.
  struct Opened: ~Copyable {
    var table: DelimitedReader
    var plan: ResultsPlan
    var isAtFirstRow = false
  }

  private static func open(_ path: String, _ layout: ResultsLayout, _ mapping: ResultsMapping?)
    throws(ResultsFileError) -> Opened
  {
    if let mapping {
      var table = try DelimitedReader.results(
        path, separator: mapping.separator, encoding: mapping.encoding)
      guard try table.nextRow() else {
        throw ResultsFileError(.table(TableError(.empty, file: table.file)), file: table.file)
      }
      let plan = try mapping.plan(headings: table.texts(), file: table.file)
      return Opened(table: table, plan: plan)
    }
    guard layout != .generic else {
      throw ResultsFileError(.mappingNeeded, file: path)
    }
    if layout == .ministry2012 {
      guard let opened = try preamble(path) else {
        throw ResultsFileError(.layoutMismatch(layout, headings: []), file: path)
      }
      return opened
    }
    var table = try DelimitedReader.results(path)
    guard try table.nextRow() else {
      throw ResultsFileError(.table(TableError(.empty, file: table.file)), file: table.file)
    }
    let header = ResultsHeader(table.texts())
    if layout == .auto {
      if let found = header.layout, let plan = header.plan(found) {
        return Opened(table: table, plan: plan)
      }
      if let opened = try preamble(path) { return opened }
      throw ResultsFileError(.unknownLayout(headings: header.headings), file: table.file, line: 1)
    }
    guard let plan = header.plan(layout) else {
      throw ResultsFileError(
        .layoutMismatch(layout, headings: header.headings), file: table.file, line: 1)
    }
    return Opened(table: table, plan: plan)
  }

  /// What the row calls its election: an identifier, or a round.
  private static func name(ofElectionIn row: borrowing DelimitedReader, _ plan: ResultsPlan)
    -> String
  {
    if let column = plan.columns[.electionID] { return row.text(column) }
    return "t" + row.text(plan.columns[.round] ?? -1)
  }

  /// Which of the file's elections to read. Reads the column through, and stops where the
  /// election's own name turns up.
  private static func choose(
    _ named: String?, for election: Election, isRound: Bool, column: Int, path: String,
    opened: consuming Opened
  ) throws(ResultsFileError) -> String {
    var found: [String] = []
    var seen: Set<String> = []
    var pending = opened.isAtFirstRow
    while true {
      if !pending {
        guard try opened.table.nextRow() else { break }
      }
      pending = false
      guard opened.table.fieldCount > 1 else { continue }
      let name = name(ofElectionIn: opened.table, opened.plan)
      if name == named || named == nil && name == election.id { return name }
      // Rows after the table's end, such as a remark, name no election.
      if isRound || opened.table.fieldCount >= opened.plan.headings.count,
        seen.insert(name).inserted
      {
        found.append(name)
      }
    }
    if let named { throw ResultsFileError(.noSuchElection(named, found: found), file: path) }
    if isRound, let round = found.first(where: { election.id.hasSuffix("_" + $0) }) { return round }
    guard found.count <= 1 else {
      throw ResultsFileError(.severalElections(found), file: path)
    }
    return found.first ?? ""
  }

  private static func encodingProblems(_ table: borrowing DelimitedReader) -> [Problem] {
    guard let mixed = table.mixedEncoding else { return [] }
    return [
      Problem(
        severity: .notice, kind: "mixed-encoding",
        message: "\(mixed.count) lines of this UTF-8 file are not UTF-8; "
          + "they are read as Windows-1252",
        subject: Subject(file: table.file, line: mixed.firstLine))
    ]
  }
}

extension DelimitedReader {
  static func results(_ path: String, separator: UInt8? = nil, encoding: TextEncoding? = nil)
    throws(ResultsFileError) -> DelimitedReader
  {
    do throws(TableError) {
      return try DelimitedReader(path: path, separator: separator, encoding: encoding)
    } catch {
      throw ResultsFileError(.table(error), file: error.subject.file ?? path)
    }
  }

  mutating func nextRow() throws(ResultsFileError) -> Bool {
    do throws(TableError) {
      return try advance()
    } catch {
      throw ResultsFileError(.table(error), file: file)
    }
  }
}
