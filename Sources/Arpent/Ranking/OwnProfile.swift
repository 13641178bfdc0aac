import ArpentElections
import ArpentFormats
import ArpentPages
import ArpentRanking

/// A profile of the user's own: what its document says, looked up and checked.
struct OwnProfile {
  let document: ProfileDocument

  init(_ document: ProfileDocument) { self.document = document }

  /// - Throws: ``DocumentError`` with the line and the key at fault.
  func profile() throws -> FormulaProfile {
    let name = document.name
    guard !ProfileChoice.ready.contains(where: { $0.name == name.value }) else {
      throw wrong(name, "is the name of a ready profile; choose another")
    }
    var formula = Formula(try combination(), try document.terms.map(term))
    var seen: Set<Indicator> = []
    for (term, given) in zip(formula.terms, document.terms)
    where !seen.insert(term.indicator).inserted {
      throw wrong(given.indicator, "stands twice among the terms")
    }
    formula.filters = try document.filters.map { filter in
      Formula.Filter(
        try indicator(filter.indicator), atLeast: filter.atLeast?.value,
        atMost: filter.atMost?.value)
    }
    formula.mostPerCommune = document.mostPerCommune
    formula.excluded = Set(document.excluded)
    formula.shown = try document.shown.map(indicator)
    if let halfLife = document.halfLife { formula.halfLife = halfLife.value }
    for assumption in document.assumptions {
      try Self.assume(assumption, in: &formula.canvassing, document.file)
    }
    return FormulaProfile(
      name: name.value, formula: formula,
      words: [.en: words("en", "points"), .fr: words("fr", "points")])
  }

  private func wrong(_ at: Located<String>, _ message: String) -> DocumentError {
    DocumentError(message, file: document.file, line: at.line, key: at.key, value: at.value)
  }

  private func words(_ language: String, _ score: String) -> FormulaProfile.Words {
    FormulaProfile.Words(
      title: document.title[language] ?? document.title[""] ?? document.name.value,
      score: document.score[language] ?? document.score[""] ?? score,
      meaning: document.meaning[language] ?? document.meaning[""] ?? "")
  }

  private func combination() throws -> Formula.Combination {
    guard let given = document.combination else { return .product }
    guard let found = Formula.Combination(rawValue: given.value) else {
      throw wrong(given, "is one of product, sum")
    }
    return found
  }

  private func indicator(_ name: Located<String>) throws -> Indicator {
    guard let found = Indicator(id: name.value) else {
      throw wrong(
        name,
        "is no indicator; there are \(Indicator.named.map(\.id).joined(separator: ", ")), and "
          + "statistic:NAME for a statistic as imported")
    }
    return found
  }

  private func term(_ given: ProfileDocument.Term) throws -> Formula.Term {
    var term = Formula.Term(try indicator(given.indicator))
    if let transform = given.transform {
      guard let found = Formula.Transform(rawValue: transform.value) else {
        throw wrong(
          transform,
          "is one of \(Formula.Transform.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      // A factor below zero would turn the order of the others round.
      if found == .standardised, document.combination?.value != "sum" {
        throw wrong(transform, "goes below zero, so it belongs to the combination sum")
      }
      term.transform = found
    }
    if let weight = given.weight { term.weight = weight.value }
    return term
  }

  /// Keys of the assumptions on door-to-door work, with what they may be.
  private static let assumptions:
    [String: (
      field: any WritableKeyPath<Canvassing, Double> & Sendable, limits: ClosedRange<Double>
    )] =
      [
        "contact-rate": (\.contactRate, 0.001...1),
        "minutes-answered": (\.minutesAnswered, 0.1...120),
        "minutes-unanswered": (\.minutesUnanswered, 0.1...120),
        "metres-per-minute": (\.metresPerMinute, 1...1000),
        "electors-per-door": (\.electorsPerDoor, 0.1...20),
        "effect-on-vote-share": (\.effectOnVoteShare, 0...1),
        "effect-on-turnout": (\.effectOnTurnout, 0...1),
      ]

  private static func assume(
    _ given: Located<Double>, in canvassing: inout Canvassing, _ file: String
  ) throws {
    guard let known = assumptions[given.key] else {
      throw DocumentError(
        "is no assumption; there are \(assumptions.keys.sorted().joined(separator: ", "))",
        file: file, line: given.line, key: given.key)
    }
    guard known.limits.contains(given.value) else {
      throw DocumentError(
        "lies from \(known.limits.lowerBound) to \(known.limits.upperBound)", file: file,
        line: given.line, key: given.key, value: "\(given.value)")
    }
    canvassing[keyPath: known.field] = given.value
  }
}
