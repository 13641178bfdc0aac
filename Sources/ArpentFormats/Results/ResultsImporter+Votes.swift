import ArpentElections

extension ResultsImporter {
  /// The votes in a row that speaks of all candidates of its station.
  mutating func votes(
    of row: borrowing DelimitedReader, shift: Int, place: CandidacyTable.Place, key: StationKey
  ) throws(Rejection) -> [StationResult.Votes] {
    var votes: [StationResult.Votes] = []
    switch plan.votes {
    case .none, .long: break
    case .columns(let columns):
      for (index, column) in columns.enumerated() {
        if let count = try integer(row, column.column) {
          votes.append(.init(candidacy: index, count: count))
        }
      }
    case .groups(let groups):
      for group in groups {
        if let vote = try vote(group, row, place, key) { votes.append(vote) }
      }
    case .repeating(let group, let start, let width, let end):
      var at = start + shift
      while at + group.votes < min(row.fieldCount, end) {
        let extra = try strays(in: group.shifted(by: at), width: width, row: row)
        if extra > 0 {
          votes.append(try mended(group.shifted(by: at), extra: extra, row, place, key))
        } else if let vote = try vote(group.shifted(by: at), row, place, key) {
          votes.append(vote)
        }
        at += width + extra
      }
    }
    for index in votes.indices
    where votes[..<index].contains(where: { $0.candidacy == votes[index].candidacy }) {
      throw Rejection(
        kind: "duplicate-candidacy", message: "one candidacy stands twice in the row",
        code: key.description)
    }
    return votes
  }

  /// One candidate's votes; `nil` where the group is empty.
  private mutating func vote(
    _ group: CandidateColumns, _ row: borrowing DelimitedReader, _ place: CandidacyTable.Place,
    _ key: StationKey
  ) throws(Rejection) -> StationResult.Votes? {
    guard let count = try integer(row, group.votes) else {
      guard group.identity.allSatisfy({ row.text($0).isEmpty }) else {
        throw Rejection(
          kind: "missing-value", message: "a candidate is named, but the votes are missing",
          field: plan.heading(group.votes), code: key.description)
      }
      return nil
    }
    return .init(
      candidacy: candidacies.number(of: group, in: row, at: place, key: &keyRoom), count: count)
  }
}

// Rows with separators inside a name, as the TAB-separated file of March 2020 has three: all that
// follows has slipped to the right, which shows where a count should stand and a text does.
extension ResultsImporter {
  private static let mostStrays = 3

  /// By how many columns everything after the commune's name has slipped.
  func shift(of row: borrowing DelimitedReader) throws(Rejection) -> Int {
    guard case .repeating(let group, let start, _, _) = plan.votes,
      plan.columns[.communeName] != nil
    else { return 0 }
    func fits(_ shift: Int) -> Bool {
      for field in [ResultsField.registered, .cast, .valid, .abstentions] {
        guard let column = shifted(field, by: shift) else { continue }
        guard isCount(row, column) else { return false }
      }
      return isCount(row, start + shift + group.votes)
        && group.number.map { isCount(row, start + shift + $0) } ?? true
    }
    if fits(0) { return 0 }
    for shift in 1...Self.mostStrays where fits(shift) { return shift }
    return 0
  }

  /// The column of `field` in a row that slipped.
  func shifted(_ field: ResultsField, by shift: Int) -> Int? {
    guard let column = plan.columns[field] else { return nil }
    guard shift > 0, let name = plan.columns[.communeName], column > name else { return column }
    return column + shift
  }

  /// How many separators too many stand inside a group.
  private func strays(in group: CandidateColumns, width: Int, row: borrowing DelimitedReader)
    throws(Rejection) -> Int
  {
    guard let number = group.number else { return 0 }
    func fits(_ extra: Int) -> Bool {
      let following = number + width + extra
      return isCountOrEmpty(row, number) && isCountOrEmpty(row, group.votes + extra)
        && isCountOrEmpty(row, following)
    }
    if fits(0) { return 0 }
    for extra in 1...Self.mostStrays where fits(extra) && isCount(row, group.votes + extra) {
      return extra
    }
    throw Rejection(
      kind: "misaligned", message: "the row's columns don't fit the candidates' groups",
      field: plan.heading(group.votes), value: row.text(group.votes))
  }

  /// The votes of a group that slipped; whose they are is told by the number on the panel.
  private mutating func mended(
    _ group: CandidateColumns, extra: Int, _ row: borrowing DelimitedReader,
    _ place: CandidacyTable.Place, _ key: StationKey
  ) throws(Rejection) -> StationResult.Votes {
    note("stray-separator", "a candidate's name holds a stray separator; read past it", row, key)
    let count = try integer(row, group.votes + extra) ?? 0
    if let column = group.number, let number = try integer(row, column),
      let known = candidacies.known(panel: number, at: place)
    {
      return .init(candidacy: known, count: count)
    }
    return .init(
      candidacy: candidacies.number(of: group, in: row, at: place, key: &keyRoom), count: count)
  }

  private func isCount(_ row: borrowing DelimitedReader, _ column: Int) -> Bool {
    TableNumber.integer(row.bytes(column)) != nil
  }

  private func isCountOrEmpty(_ row: borrowing DelimitedReader, _ column: Int) -> Bool {
    row.text(column).isEmpty || isCount(row, column)
  }
}
