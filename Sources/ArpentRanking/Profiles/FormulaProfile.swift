public import ArpentPages

/// A profile that is a formula with a few words: the ready ones below, and a user's own.
public struct FormulaProfile: Profile {
  /// The words of one language that the formula does not give by itself.
  public struct Words: Hashable, Sendable {
    public var title: String
    /// What the score stands for, as a noun.
    public var score: String
    public var meaning: String
    public var assumptions: [String]

    public init(title: String, score: String, meaning: String, assumptions: [String] = []) {
      self.title = title
      self.score = score
      self.meaning = meaning
      self.assumptions = assumptions
    }
  }

  public var name: String
  public var formula: Formula
  public var words: [Language: Words]

  /// - Precondition: there are words in every language.
  public init(name: String, formula: Formula, words: [Language: Words]) {
    precondition(Language.allCases.allSatisfy { words[$0] != nil }, "words in every language")
    self.name = name
    self.formula = formula
    self.words = words
  }

  public var possibleParts: [Part] { formula.terms.map(\.part) }

  /// The formula; of a sum, without the indicators that one election alone can't give.
  public func formula(in context: RankingContext) -> Formula {
    guard isReady, formula.combination == .sum, context.elections.count < 2 else { return formula }
    var reduced = formula
    reduced.terms.removeAll { $0.indicator.needsTwoElections }
    return reduced.terms.isEmpty ? formula : reduced
  }

  /// One of ours, which makes do with what there is; a user's own is taken at its word.
  private var isReady: Bool { Self.ready.contains { $0.name == name && $0.formula == formula } }

  public func text(in language: Language, for context: RankingContext) -> ProfileText {
    let used = formula(in: context)
    guard let words = words[language] else { preconditionFailure("words in every language") }
    return ProfileText(
      title: words.title, formula: used.text(in: language), score: words.score,
      meaning: words.meaning,
      parts: used.terms.map { term in
        let text = term.indicator.text(in: language)
        return ProfileText.PartText(name: text.name, definition: text.definition)
      }, assumptions: words.assumptions + used.canvassingAssumptions(in: language))
  }
}

extension Indicator {
  var needsTwoElections: Bool {
    switch self {
    case .turnoutTrend, .dropOff, .roundRise, .volatility, .persuadability, .persuasionPotential:
      true
    default: false
    }
  }

  /// Something is assumed of door-to-door work in it.
  var assumesCanvassing: Bool {
    switch self {
    case .doors, .doorsPerHour, .votesPerHourByVoteShare, .votesPerHourByTurnout: true
    default: false
    }
  }
}
