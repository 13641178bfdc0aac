import ArpentElections

/// Tells a results file's layout from its headings, and finds the columns.
struct ResultsHeader {
  let headings: [String]
  private let folded: [String]
  private let fields: [ResultsField?]

  init(_ headings: [String]) {
    self.headings = headings
    folded = headings.map(TableText.folded)
    fields = folded.map { ResultsField.byHeading[$0] }
  }

  /// `nil` when the headings fit no layout known.
  var layout: ResultsLayout? {
    let has = Set(fields.compactMap(\.self))
    let numbered = folded.contains {
      ResultsField.numbered($0).map { $0.field == .votes && $0.number == 1 } ?? false
    }
    guard has.contains(.station) else { return nil }
    if has.contains(.electionID) {
      if has.contains(.votes) { return .datagouvCandidates }
      return has.contains(.registered) ? .datagouvGeneral : nil
    }
    guard has.contains(.commune), has.contains(.registered) else { return nil }
    if has.contains(.votes) {
      // Shares of the votes stand in the ministry's own files only.
      let shares = folded.contains { $0.contains("voixins") || $0.contains("voixexp") }
      return shares ? .ministryWide : .cleanedLong
    }
    if numbered { return .ministry2024 }
    guard has.contains(.department), has.contains(.cast), let valid = firstColumn(of: .valid),
      headings.count > valid + 1
    else { return nil }
    return .cleanedWide
  }

  /// The columns of `layout`; `nil` when the headings lack what it needs.
  func plan(_ layout: ResultsLayout) -> ResultsPlan? {
    func plan(_ columns: [ResultsField: Int], _ votes: ResultsPlan.Votes) -> ResultsPlan? {
      guard columns[.station] != nil, columns[.commune] != nil else { return nil }
      return ResultsPlan(layout: layout, headings: headings, columns: columns, votes: votes)
    }
    let columns = firstColumns()
    switch layout {
    case .datagouvGeneral: return plan(columns, .none)
    case .datagouvCandidates, .cleanedLong:
      return CandidateColumns(columns).flatMap { plan(columns, .long($0)) }
    case .ministry2024:
      let groups = numberedGroups()
      return groups.isEmpty ? nil : plan(columns, .groups(groups))
    case .ministryWide:
      return repeatingGroups().flatMap { plan(columns.filter { !$0.key.isOfCandidate }, $0) }
    case .cleanedWide:
      guard let valid = columns[.valid] else { return nil }
      // All that comes after the valid votes is a candidacy, whatever it is called.
      let candidacies = headings.indices.filter { $0 > valid && !headings[$0].isEmpty }
        .map { (column: $0, candidacy: Self.candidacy(headings[$0])) }
      return candidacies.isEmpty
        ? nil : plan(columns.filter { $0.value <= valid }, .columns(candidacies))
    case .auto, .generic, .ministry2012: return nil
    }
  }

  private func firstColumn(of field: ResultsField) -> Int? { fields.firstIndex(of: field) }

  private func firstColumns() -> [ResultsField: Int] {
    var columns: [ResultsField: Int] = [:]
    for (index, field) in fields.enumerated() {
      if let field, columns[field] == nil { columns[field] = index }
    }
    return columns
  }

  private func numberedGroups() -> [CandidateColumns] {
    var groups: [Int: [ResultsField: Int]] = [:]
    for (index, heading) in folded.enumerated() {
      guard let (field, number) = ResultsField.numbered(heading) else { continue }
      groups[number, default: [:]][field] = index
    }
    return groups.sorted { $0.key < $1.key }.compactMap { CandidateColumns($0.value) }
  }

  /// The first candidate's columns, repeated to the end of the row.
  private func repeatingGroups() -> ResultsPlan.Votes? {
    guard let registered = firstColumn(of: .registered), let votes = firstColumn(of: .votes),
      let start = fields.indices.first(where: {
        $0 > registered && (fields[$0]?.isOfCandidate ?? false)
      }), votes >= start
    else { return nil }
    var group: [ResultsField: Int] = [:]
    var bases: Set<String> = []
    var width = 0
    for index in start..<headings.count {
      // Software that can't bear two columns of one name numbers the repetitions.
      let base = ResultsField.split(folded[index]).base
      guard !folded[index].isEmpty, !bases.contains(folded[index]), !bases.contains(base) else {
        break
      }
      bases.insert(folded[index])
      if let field = fields[index], field.isOfCandidate, group[field] == nil {
        group[field] = index - start
      }
      width += 1
    }
    guard let columns = CandidateColumns(group) else { return nil }
    let end = (start + width..<headings.count).first {
      !folded[$0].isEmpty && !bases.contains(folded[$0])
        && !bases.contains(ResultsField.split(folded[$0]).base)
    }
    return .repeating(columns, start: start, width: width, end: end ?? .max)
  }
}

extension ResultsHeader {
  /// A candidacy that is known by its column's heading alone.
  fileprivate static func candidacy(_ heading: String) -> Candidacy { Candidacy(name: heading) }
}
