import ArpentElections

/// Turns the rows of one file into stations, keeping account of all that is wrong.
struct ResultsImporter {
  let plan: ResultsPlan
  let file: String
  private(set) var problems: [Problem] = []
  private(set) var rejected: [RejectedRow] = []
  private(set) var rowsRead = 0
  private var stations: [StationResult] = []
  private var lineAndIndex: [StationKey: Int] = [:]
  var candidacies: CandidacyTable
  var keyRoom: [UInt8] = []

  init(plan: ResultsPlan, file: String) {
    self.plan = plan
    self.file = file
    if case .columns(let columns) = plan.votes {
      candidacies = CandidacyTable(fixed: columns.map(\.candidacy))
    } else {
      candidacies = CandidacyTable()
    }
  }

  /// Why a row can't be used.
  struct Rejection: Error {
    var kind: String
    var message: String
    var field: String?
    var value: String?
    var code: String?
  }

  mutating func take(_ row: borrowing DelimitedReader) {
    guard isWanted(row) else { return }
    rowsRead += 1
    do throws(Rejection) {
      try read(row)
    } catch {
      rejected.append(RejectedRow(line: row.line, raw: row.rawRecord(), cause: error.message))
      problems.append(
        Problem(
          severity: .rejected, kind: error.kind, message: error.message,
          subject: Subject(
            file: file, line: row.line, field: error.field, value: error.value, code: error.code)))
    }
  }

  /// The election's results, with the control totals checked.
  mutating func finish(_ election: Election) -> ElectionResults {
    var (table, numbers) = candidacies.resolved()
    for index in table.indices {
      if let name = plan.names[table[index].name] { table[index].name = name }
    }
    for index in stations.indices {
      for vote in stations[index].votes.indices {
        stations[index].votes[vote].candidacy = numbers[stations[index].votes[vote].candidacy]
      }
      if plan.sumsValidVotes, !stations[index].votes.isEmpty {
        stations[index].tally.validVotes = stations[index].votes.reduce(0) { $0 + $1.count }
      }
      let hasVotes = if case .none = plan.votes { false } else { true }
      problems += ControlTotals.problems(
        in: stations[index], isComplete: plan.isComplete && hasVotes, file: file)
    }
    if case .mapped = plan.key, !stations.isEmpty,
      stations.allSatisfy({ $0.tally.validVotes == nil && !$0.votes.isEmpty })
    {
      problems.append(
        Problem(
          severity: .notice, kind: "no-valid-votes",
          message:
            "nothing says how many votes were valid, so that no share of support can be made: "
            + "name the column in the mapping (valid: COLUMN), or say complete: true where the "
            + "candidates named are all who stood", subject: Subject(file: file, field: "valid")))
    }
    return ElectionResults(election: election, candidacies: table, stations: stations)
  }

  /// Ward 1 precinct 11 and ward 11 precinct 1 are both 111, unless digits are padded.
  private var widthHint: String {
    guard case .mapped(_, let station) = plan.key, station.joinsColumnsWithoutWidth else {
      return ""
    }
    return "; two stations may share a code where the columns of `station` have no width, as in "
      + "{WARD:2}{PRECINCT:3}"
  }

  private func isWanted(_ row: borrowing DelimitedReader) -> Bool {
    for filter in plan.filters where !filter.values.contains(row.text(filter.column).lowercased()) {
      return false
    }
    for skip in plan.skips where skip.values.contains(row.text(skip.column).lowercased()) {
      return false
    }
    return true
  }

  private mutating func read(_ row: borrowing DelimitedReader) throws(Rejection) {
    let shift = try shift(of: row)
    let (key, place) = try key(of: row, shift: shift)
    let tally = try tally(of: row, shift: shift)
    if shift > 0 {
      note("stray-separator", "the commune's name holds a stray separator; read past it", row, key)
    }
    if case .long(let columns) = plan.votes {
      return try add(columns, key: key, place: place, tally: tally, row: row)
    }
    if let known = lineAndIndex[key] {
      throw Rejection(
        kind: "duplicate-station",
        message: "\(key) stands on line \(stations[known].line) and again on line \(row.line); "
          + "the first is used" + widthHint,
        code: key.description)
    }
    let votes = try votes(of: row, shift: shift, place: place, key: key)
    lineAndIndex[key] = stations.count
    stations.append(
      StationResult(
        station: key, tally: tally, votes: votes, line: row.line, communeName: communeName(row)))
  }

  /// One candidate's row of a long layout.
  private mutating func add(
    _ columns: CandidateColumns, key: StationKey, place: CandidacyTable.Place, tally: Tally,
    row: borrowing DelimitedReader
  ) throws(Rejection) {
    guard let count = try integer(row, columns.votes) else {
      throw Rejection(
        kind: "missing-value", message: "the votes are missing",
        field: plan.heading(columns.votes), code: key.description)
    }
    let candidacy = candidacies.number(of: columns, in: row, at: place, key: &keyRoom)
    let vote = StationResult.Votes(candidacy: candidacy, count: count)
    guard let known = lineAndIndex[key] else {
      lineAndIndex[key] = stations.count
      stations.append(
        StationResult(
          station: key, tally: tally, votes: [vote], line: row.line, communeName: communeName(row)))
      return
    }
    if stations[known].votes.contains(where: { $0.candidacy == candidacy }) {
      throw Rejection(
        kind: "duplicate-candidacy",
        message: "\(key) already has votes for this candidacy (its rows begin on line "
          + "\(stations[known].line)); the first figure is used",
        code: key.description)
    }
    if stations[known].tally != tally {
      note(
        "tally-differs",
        "the tally of \(key) is not the one of line \(stations[known].line), which is used", row,
        key)
    }
    stations[known].votes.append(vote)
  }
}

extension ResultsImporter {
  mutating func note(
    _ kind: String, _ message: String, _ row: borrowing DelimitedReader, _ key: StationKey
  ) {
    problems.append(
      Problem(
        severity: kind == "tally-differs" ? .notice : .repaired, kind: kind, message: message,
        subject: Subject(file: file, line: row.line, code: key.description)))
  }

  /// The station that a row speaks of.
  private func key(of row: borrowing DelimitedReader, shift: Int) throws(Rejection) -> (
    StationKey, CandidacyTable.Place
  ) {
    let raw: (commune: String, station: String)
    var department = ""
    var rules = plan.rules
    switch plan.key {
    case .columns:
      let station = row.text(shifted(.station, by: shift) ?? -1)
      let commune = row.text(plan.columns[.commune] ?? -1)
      department = CommuneCode.departmentCode(row.text(plan.columns[.department] ?? -1))
      raw = (
        rules == .asGiven
          ? commune : CommuneCode.normalised(department: department, commune: commune), station
      )
      // A ministry's file holds French communes, whatever their codes look like.
      if rules == .automatic, !department.isEmpty { rules = .french }
    case .mapped(let commune, let station):
      raw = (commune?.text(in: row) ?? "", station.text(in: row) ?? "")
    }
    guard !raw.station.isEmpty else {
      throw Rejection(
        kind: "missing-code", message: "the polling station's code is missing",
        field: plan.columns[.station].map(plan.heading))
    }
    for code in [raw.station, raw.commune] where StationCode.looksDamaged(code) {
      throw Rejection(
        kind: "damaged-code",
        message: "a spreadsheet has turned this code into a number or a date; "
          + "take it from the original file",
        field: plan.columns[code == raw.station ? .station : .commune].map(plan.heading),
        value: code)
    }
    let key = StationCode.reconcile(commune: raw.commune, code: raw.station, rules: rules)
    return (key, place(of: row, key: key, department: department))
  }

  private func place(
    of row: borrowing DelimitedReader, key: StationKey, department: String
  ) -> CandidacyTable.Place {
    let department =
      department.isEmpty && CommuneCode.isFrench(key.commune)
      ? String(key.commune.prefix(key.commune.hasPrefix("97") ? 3 : 2)) : department
    var constituency: String?
    if let column = plan.columns[.constituency] {
      let code = row.text(column)
      let isFull = code.utf8.count >= 4 && code.hasPrefix(department)
      if !code.isEmpty {
        constituency = isFull ? code : department + (code.utf8.count == 1 ? "0" + code : code)
      }
    }
    return .init(constituency: constituency, department: department, commune: key.commune)
  }

  private func tally(of row: borrowing DelimitedReader, shift: Int) throws(Rejection) -> Tally {
    Tally(
      registered: try integer(row, shifted(.registered, by: shift)),
      ballotsCast: try integer(row, shifted(.cast, by: shift)),
      blank: try integer(row, shifted(.blank, by: shift)),
      null: try integer(row, shifted(.null, by: shift)),
      validVotes: try integer(row, shifted(.valid, by: shift)),
      statedAbstentions: try integer(row, shifted(.abstentions, by: shift)))
  }

  func communeName(_ row: borrowing DelimitedReader) -> String? {
    let name = row.text(plan.columns[.communeName] ?? -1)
    return name.isEmpty ? nil : name
  }

  /// A count; `nil` where the cell is empty or says that there is none.
  func integer(_ row: borrowing DelimitedReader, _ column: Int?) throws(Rejection) -> Int? {
    guard let column else { return nil }
    let cell = row.bytes(column)
    if cell.isEmpty { return nil }
    if let value = TableNumber.integer(cell, decimal: plan.decimal) {
      guard value >= 0 else {
        throw Rejection(
          kind: "negative-count", message: "a count can't be negative",
          field: plan.heading(column), value: row.text(column))
      }
      return value
    }
    let text = row.text(column)
    if text.isEmpty || Self.missing.contains(text.lowercased()) { return nil }
    throw Rejection(
      kind: "not-a-number", message: "a whole number is expected", field: plan.heading(column),
      value: text)
  }

  private static let missing: Set<String> = ["na", "n/a", "nan", "null", "nc", "-"]
}
