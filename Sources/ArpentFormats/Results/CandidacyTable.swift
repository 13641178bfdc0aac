import ArpentElections

/// The candidacies of one file, each once. Whether they differ from place to place is only known
/// when all rows have been read: until then each is kept by the smallest place it was met in.
struct CandidacyTable {
  /// Where a row's candidates stand, as far as the row says.
  struct Place: Hashable {
    /// Department and constituency (`7502`); `nil` without such a column.
    var constituency: String?
    var department: String
    var commune: String
  }

  private struct Entry {
    var candidacy: Candidacy
    var place: Place
    var isList: Bool
  }

  private var entries: [Entry] = []
  private var index: [[UInt8]: Int] = [:]
  private var byNumber: [String: Int] = [:]

  /// Takes columns whose candidacies are known beforehand.
  init(fixed: [Candidacy] = []) {
    entries = fixed.map {
      Entry(candidacy: $0, place: Place(department: "", commune: ""), isList: false)
    }
  }

  /// The number of the candidate that the row's columns name, new or known.
  /// - Parameter key: room for the look-up, reused from call to call.
  mutating func number(
    of columns: CandidateColumns, in row: borrowing DelimitedReader, at place: Place,
    key: inout [UInt8]
  ) -> Int {
    func isFilled(_ column: Int?) -> Bool { column.map { !row.bytes($0).isEmpty } ?? false }
    let isList = isFilled(columns.listShort) || isFilled(columns.listLong)
    key.removeAll(keepingCapacity: true)
    for column in columns.identity {
      key.append(contentsOf: row.bytes(column))
      key.append(0x1F)
    }
    key.append(contentsOf: scope(of: place, isList: isList).utf8)
    if let known = index[key] { return known }

    func text(_ column: Int?) -> String? {
      guard let column else { return nil }
      let text = row.text(column)
      return text.isEmpty ? nil : text
    }
    let short = text(columns.listShort)
    let long = text(columns.listLong)
    let head = text(columns.listHead)
    let last = text(columns.lastName)
    let number = columns.number.flatMap { TableNumber.integer(row.bytes($0)) }
    let candidacy = Candidacy(
      name: last ?? short ?? long ?? head ?? number.map(String.init) ?? "?",
      firstName: text(columns.firstName), nuance: text(columns.nuance), list: long ?? short,
      number: number)
    let found = entries.count
    entries.append(Entry(candidacy: candidacy, place: place, isList: isList))
    index[key] = found
    if let number {
      byNumber[numberKey(number, at: place, isList: isList)] = found
    }
    return found
  }

  /// The candidate with this panel number at this place, if one has been met.
  func known(panel number: Int, at place: Place) -> Int? {
    byNumber[numberKey(number, at: place, isList: true)]
      ?? byNumber[numberKey(number, at: place, isList: false)]
  }

  /// The candidacies in order of first appearance, and where each number given out went.
  ///
  /// One panel number that means the same wherever it is met is a national candidacy, without
  /// district. Otherwise lists belong to their commune, and candidates to their constituency, or
  /// to the department where the file does not say it.
  func resolved() -> (candidacies: [Candidacy], numbers: [Int]) {
    let isLocal = candidaciesDiffer
    var table: [Candidacy] = []
    var seen: [Candidacy: Int] = [:]
    var numbers: [Int] = []
    for entry in entries {
      var candidacy = entry.candidacy
      if isLocal {
        let district =
          entry.isList
          ? entry.place.commune : entry.place.constituency ?? entry.place.department
        candidacy.district = district.isEmpty ? nil : district
      }
      let number = seen[candidacy, default: table.count]
      if number == table.count {
        seen[candidacy] = number
        table.append(candidacy)
      }
      numbers.append(number)
    }
    return (table, numbers)
  }

  private var candidaciesDiffer: Bool {
    var byNumber: [Int: Candidacy] = [:]
    var constituencies: Set<String> = []
    var haveNuance = false
    for entry in entries {
      if let constituency = entry.place.constituency { constituencies.insert(constituency) }
      if !entry.isList, entry.candidacy.nuance != nil { haveNuance = true }
      guard let number = entry.candidacy.number else { continue }
      if byNumber.updateValue(entry.candidacy, forKey: number) ?? entry.candidacy
        != entry.candidacy
      {
        return true
      }
    }
    // A file of one constituency: labels are given to candidates of local elections only.
    return constituencies.count == 1 && haveNuance
  }

  private func scope(of place: Place, isList: Bool) -> String {
    isList ? place.commune : place.constituency ?? place.department
  }

  private func numberKey(_ number: Int, at place: Place, isList: Bool) -> String {
    "\(number)|\(scope(of: place, isList: isList))|\(isList)"
  }
}
