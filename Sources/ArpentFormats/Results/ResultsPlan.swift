import ArpentElections

/// Where in a row one candidate's figures stand: column numbers from 0, or offsets in a group.
struct CandidateColumns: Sendable, Hashable {
  var votes: Int
  var number: Int?
  var lastName: Int?
  var firstName: Int?
  var nuance: Int?
  var listShort: Int?
  var listLong: Int?
  var listHead: Int?
  /// The columns that say who it is.
  private(set) var identity: [Int]

  /// `nil` without a column of votes.
  init?(_ columns: [ResultsField: Int]) {
    guard let votes = columns[.votes] else { return nil }
    self.votes = votes
    number = columns[.number]
    lastName = columns[.lastName]
    firstName = columns[.firstName]
    nuance = columns[.nuance]
    listShort = columns[.listShort]
    listLong = columns[.listLong]
    listHead = columns[.listHead]
    identity = [number, lastName, firstName, nuance, listShort, listLong, listHead]
      .compactMap(\.self)
  }

  func shifted(by offset: Int) -> Self {
    var copy = self
    copy.votes += offset
    copy.number? += offset
    copy.lastName? += offset
    copy.firstName? += offset
    copy.nuance? += offset
    copy.listShort? += offset
    copy.listLong? += offset
    copy.listHead? += offset
    for index in copy.identity.indices { copy.identity[index] += offset }
    return copy
  }
}

/// How to read the rows of one file: what the headings, or a mapping, came to.
struct ResultsPlan: Sendable {
  enum Votes: Sendable {
    /// Tallies only.
    case none
    /// One row a station; one group of columns a candidate, each with its name.
    case groups([CandidateColumns])
    /// One row a station; from `start` on, a group every `width` columns, up to `end`.
    case repeating(CandidateColumns, start: Int, width: Int, end: Int)
    /// One row a station; one column a candidacy.
    case columns([(column: Int, candidacy: Candidacy)])
    /// One row a candidate.
    case long(CandidateColumns)
  }

  enum Key: Sendable {
    /// Ministry columns: department, commune, station.
    case columns
    /// As a mapping says.
    case mapped(commune: CellTemplate?, station: CellTemplate)
  }

  var layout: ResultsLayout
  /// The headings, as they are in the file; empty without a header.
  var headings: [String]
  var columns: [ResultsField: Int]
  var votes: Votes
  var key = Key.columns
  var rules = CommuneCode.Rules.automatic
  var decimal = TableNumber.DecimalSign.either
  /// Rows to take: each column's value must be one of those listed, compared without case.
  var filters: [(column: Int, values: Set<String>)] = []
  /// Rows to pass over, such as totals.
  var skips: [(column: Int, values: Set<String>)] = []
  /// Whether the votes of a station should add up to its valid votes.
  var isComplete = true
  /// Valid votes are the sum of the votes, for a source that does not state them.
  var sumsValidVotes = false

  /// Names to show in place of the source's.
  var names: [String: String] = [:]

  func heading(_ column: Int) -> String {
    headings.indices.contains(column) && !headings[column].isEmpty
      ? headings[column] : "column \(column + 1)"
  }
}
