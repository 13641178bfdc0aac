import ArpentElections

extension ResultsMapping {
  /// The mapping applied to a file's headings.
  func plan(headings: [String], file: String) throws(ResultsFileError) -> ResultsPlan {
    let resolver = Resolver(headings: headings, file: file)
    var plan = ResultsPlan(layout: .generic, headings: headings, columns: [:], votes: .none)
    for (key, column) in columns.sorted(by: { $0.key < $1.key }) {
      plan.columns[Self.fields[key]!] = try resolver.column(column)
    }
    var used = Set(plan.columns.values)
    func template(_ text: String) throws(ResultsFileError) -> CellTemplate {
      let template = try resolver.template(text)
      for case .column(let index, _) in template.parts { used.insert(index) }
      return template
    }
    var place: CellTemplate?
    if let commune { place = try template(commune) }
    let code = try template(station)
    // A constant would make all rows one station.
    guard code.namesColumns else {
      throw ResultsFileError(
        .missingColumn(station, headings: headings), file: file, field: "station")
    }
    plan.key = .mapped(commune: place, station: code)
    plan.names = names
    plan.filters = try resolver.rows(filters)
    plan.skips = try resolver.rows(skips)
    used.formUnion(plan.filters.map(\.column) + plan.skips.map(\.column))
    for column in except { used.insert(try resolver.column(column)) }
    plan.rules = codes
    plan.decimal = decimal
    plan.isComplete = isComplete
    plan.sumsValidVotes = isComplete && plan.columns[.valid] == nil
    plan.votes = try shape == .long ? long(resolver) : wide(resolver, used)
    return plan
  }

  private static let fields: [String: ResultsField] = [
    "registered": .registered, "cast": .cast, "valid": .valid, "blank": .blank, "null": .null,
    "abstentions": .abstentions, "commune-name": .communeName, "constituency": .constituency,
    "department": .department,
  ]

  private func long(_ resolver: Resolver) throws(ResultsFileError) -> ResultsPlan.Votes {
    var columns: [ResultsField: Int] = [.votes: try resolver.column(votes ?? "")]
    let fields: [(String, ResultsField)] = [
      ("name", .lastName), ("first-name", .firstName), ("party", .nuance), ("list", .listLong),
      ("number", .number),
    ]
    for (key, field) in fields {
      if let column = candidate[key] { columns[field] = try resolver.column(column) }
    }
    return CandidateColumns(columns).map { .long($0) } ?? .none
  }

  private func wide(_ resolver: Resolver, _ used: Set<Int>) throws(ResultsFileError)
    -> ResultsPlan.Votes
  {
    var found: [(column: Int, candidacy: Candidacy)] = []
    func add(_ column: Int, _ name: String) {
      found.append((column, Candidacy(name: names[name] ?? name)))
    }
    switch candidates {
    case nil: break
    case .columns(let columns):
      for column in columns {
        let index = try resolver.column(column)
        add(index, resolver.headings[index])
      }
    case .allOthers:
      for (index, heading) in resolver.headings.enumerated()
      where !used.contains(index) && !heading.isEmpty {
        add(index, heading)
      }
    case .pattern(let pattern):
      let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
      for (index, heading) in resolver.headings.enumerated()
      where !used.contains(index) && heading.hasPrefix(parts[0]) && heading.hasSuffix(parts[1])
        && heading.count > parts[0].count + parts[1].count
      {
        add(index, String(heading.dropFirst(parts[0].count).dropLast(parts[1].count)))
      }
    }
    guard !found.isEmpty else {
      throw ResultsFileError(
        .missingColumn("of candidates", headings: resolver.headings), file: resolver.file,
        field: "candidates")
    }
    return .columns(found)
  }

  /// Finds columns by heading: exactly first, then without regard to case and punctuation.
  private struct Resolver {
    let headings: [String]
    let file: String

    func column(_ name: String) throws(ResultsFileError) -> Int {
      if let exact = headings.firstIndex(of: name) { return exact }
      let folded = TableText.folded(name)
      let close = headings.indices.filter { TableText.folded(headings[$0]) == folded }
      guard close.count == 1, !folded.isEmpty else {
        throw ResultsFileError(.missingColumn(name, headings: headings), file: file, field: name)
      }
      return close[0]
    }

    func rows(_ conditions: [String: [String]]) throws(ResultsFileError)
      -> [(column: Int, values: Set<String>)]
    {
      var out: [(column: Int, values: Set<String>)] = []
      for (name, values) in conditions.sorted(by: { $0.key < $1.key }) {
        out.append((try column(name), Set(values.map { $0.lowercased() })))
      }
      return out
    }

    /// Text with `{COLUMN}` and `{COLUMN:width}` in it; without braces, a column where one has
    /// that name, and a constant otherwise.
    func template(_ text: String) throws(ResultsFileError) -> CellTemplate {
      guard text.contains("{") else {
        if let index = headings.firstIndex(of: text) { return .column(index) }
        return CellTemplate(parts: [.constant(text)])
      }
      var parts: [CellTemplate.Part] = []
      var rest = Substring(text)
      while let open = rest.firstIndex(of: "{") {
        if open > rest.startIndex { parts.append(.constant(String(rest[..<open]))) }
        rest = rest[rest.index(after: open)...]
        guard let close = rest.firstIndex(of: "}") else {
          throw ResultsFileError(
            .missingColumn("{\(rest)", headings: headings), file: file, field: text)
        }
        let inside = rest[..<close]
        rest = rest[rest.index(after: close)...]
        if let colon = inside.lastIndex(of: ":"),
          let width = Int(inside[inside.index(after: colon)...]), (1...20).contains(width)
        {
          parts.append(.column(try column(String(inside[..<colon])), width: width))
        } else {
          parts.append(.column(try column(String(inside)), width: 0))
        }
      }
      if !rest.isEmpty { parts.append(.constant(String(rest))) }
      return CellTemplate(parts: parts)
    }
  }
}
