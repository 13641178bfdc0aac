import ArpentElections
public import ArpentPages

/// Says in plain words, with figures, why a sector stands where it stands: the score, its parts
/// against the commune's mean, what each adds, and how sure the rank is.
public struct Explainer: Sendable {
  let ranking: Ranking
  let language: Language
  private let names: [String]
  private let phrases: Phrases
  private let scoreNoun: String
  private let scoreDecimals: Int
  /// By commune: the mean of each part over its ranked sectors, and how many these are.
  private let communes: [String: (parts: [Double], count: Int)]
  private let groupSizes: [Int: Int]

  /// - Complexity: O(sectors × parts)
  public init(_ ranking: Ranking, _ language: Language) {
    self.ranking = ranking
    self.language = language
    phrases = Phrases(language)
    let text = ranking.profile.text(in: language, for: ranking.context)
    names = text.parts.map(\.name.lowercasedFirst)
    scoreNoun = text.score
    scoreDecimals = ReportFrame.decimals(for: ranking.ranked.first?.score?.value ?? 0)
    var sums: [String: (parts: [Double], count: Int)] = [:]
    var sizes: [Int: Int] = [:]
    for outcome in ranking.ranked {
      guard let score = outcome.score else { continue }
      if let group = score.band?.group { sizes[group, default: 0] += 1 }
      var sum =
        sums[outcome.sector.key.commune] ?? (Array(repeating: 0, count: score.parts.count), 0)
      for (p, part) in score.parts.enumerated() { sum.parts[p] += part.value }
      sum.count += 1
      sums[outcome.sector.key.commune] = sum
    }
    communes = sums.mapValues { sum in (sum.parts.map { $0 / Double(sum.count) }, sum.count) }
    groupSizes = sizes
  }

  /// `nil` for a sector without a rank.
  public func why(_ outcome: SectorOutcome) -> String? {
    guard let score = outcome.score else { return nil }
    var why = scoreSentence(score)
    why += " "
    why += partsSentence(outcome.sector, score)
    if let pull = pullSentence(score) {
      why += " "
      why += pull
    }
    why += " "
    why += rankSentence(score)
    let carried = outcome.sector.results.reduce(0) { max($0, $1?.interpolatedShare ?? 0) }
    if carried >= 0.005 {
      why += " "
      why += phrases.carried.filled(language.percent(carried, 0))
    }
    return why
  }

  private func scoreSentence(_ score: SectorScore) -> String {
    let value = language.number(score.value, scoreDecimals)
    guard let ratio = score.ratio else { return phrases.score.filled(value, scoreNoun) }
    return phrases.scoreWithRatio.filled(value, scoreNoun, language.number(ratio, 2))
  }

  /// Each part with the commune's mean; without one where the commune has no other ranked sector.
  private func partsSentence(_ sector: SectorInput, _ score: SectorScore)
    -> String
  {
    let commune = communes[sector.key.commune]
    let isAlone = (commune?.count ?? 0) < 2
    let pieces = score.parts.indices.map { p -> String in
      let unit = ranking.parts[p].unit
      let value = language.value(score.parts[p].value, unit)
      guard let commune, !isAlone else { return phrases.part.filled(names[p], value) }
      return phrases.partAgainst.filled(
        names[p], value, language.value(commune.parts[p], unit))
    }
    let list = pieces.joined(separator: phrases.separator).capitalised
    return isAlone ? "\(list)." : phrases.parts.filled(list)
  }

  /// What lifts the score most, and what holds it back most, against the average sector.
  private func pullSentence(_ score: SectorScore) -> String? {
    guard score.parts.count > 1 else { return nil }
    var pulls: [(part: Int, amount: Double)] = []
    for (p, contribution) in score.contributions.enumerated() {
      if let contribution, abs(contribution) >= 0.005 { pulls.append((p, contribution)) }
    }
    func phrase(_ pull: (part: Int, amount: Double)) -> String {
      "\(names[pull.part]) (\(amount(pull.amount)))"
    }
    let up = pulls.filter { $0.amount > 0 }.max { $0.amount < $1.amount }
    let down = pulls.filter { $0.amount < 0 }.min { $0.amount < $1.amount }
    switch (up, down) {
    case (let up?, let down?): return phrases.upAndDown.filled(phrase(up), phrase(down))
    case (let up?, nil): return phrases.up.filled(phrase(up))
    case (nil, let down?): return phrases.down.filled(phrase(down))
    case (nil, nil): return nil
    }
  }

  /// A factor as a percentage more or less; a term in units of the score.
  private func amount(_ contribution: Double) -> String {
    let sign = contribution < 0 ? "\u{2212}" : "+"
    guard ranking.formula.combination == .product else {
      return sign + language.number(abs(contribution), max(2, scoreDecimals))
    }
    return sign + language.percent(abs(exponential(contribution) - 1), 0)
  }

  private func rankSentence(_ score: SectorScore) -> String {
    let rank = language.number(score.rank)
    guard let band = score.band, let uncertainty = ranking.uncertainty else {
      return phrases.rank.filled(rank)
    }
    let level = language.percent(uncertainty.level, 0)
    let sentence =
      band.rank.count == 1
      ? phrases.rankSure.filled(rank, level)
      : phrases.rankBetween.filled(
        rank, language.number(band.rank.lowerBound), language.number(band.rank.upperBound), level)
    let others = (groupSizes[band.group] ?? 1) - 1
    switch others {
    case 0: return sentence + phrases.alone
    case 1: return sentence + phrases.oneOther
    default: return sentence + phrases.others.filled(language.number(others))
    }
  }
}
