import ArpentElections
import ArpentPages
import ArpentRanking
import Foundation
import Testing

@Suite struct ProfileTests {
  static func profile(_ formula: Formula) -> FormulaProfile {
    let words = FormulaProfile.Words(title: "Mine", score: "points", meaning: "")
    return FormulaProfile(name: "mine", formula: formula, words: [.en: words, .fr: words])
  }

  @Test(
    "Every ready profile ranks a town, and its report is whole", arguments: FormulaProfile.ready)
  func ready(profile: FormulaProfile) throws {
    let input = KnownTruth(sectors: 60, rolls: 200...900, seed: 6).input
    let ranking = try Ranking(
      input, profile: profile, uncertainty: UncertaintyTests.options(40))
    #expect(ranking.ranked.count == 60)
    #expect(ranking.ranked.allSatisfy { $0.score!.value.isFinite && $0.score!.value >= 0 })
    for language in Language.allCases {
      let page = RankingReport.html(ranking, language: language)
      #expect(page.contains(profile.words[language]!.title))
    }
    let columns = SectorColumns(ranking)
    #expect(Set(columns.names).count == columns.names.count)
    #expect(ranking.sectors.allSatisfy { columns.values(of: $0).count == columns.names.count })
  }

  @Test("Votes per hour are doors an hour × contact rate × turnout × effect")
  func votesPerHour() throws {
    let ranking = try Ranking(
      Town.input(Town.three), profile: FormulaProfile.expectedVotesPerHour)
    let score = try #require(ranking.outcome("0001").score)
    let direct = try #require(try IndicatorTests.value(.votesPerHourByVoteShare, "0001"))
    #expect(abs(score.value - direct) < 1e-12)
    // The other index stands beside it.
    let other = try #require(try IndicatorTests.value(.votesPerHourByTurnout, "0001"))
    #expect(abs(try #require(score.shown[1]) - other) < 1e-12)
    let turnout = try Ranking(
      Town.input(Town.three), profile: FormulaProfile.expectedVotesPerHourByTurnout)
    #expect(abs(try #require(turnout.outcome("0001").score).value - other) < 1e-12)
  }

  @Test("Contributions of a sum add up to the score's difference with the average")
  func sum() throws {
    let formula = Formula(
      .sum,
      [
        Formula.Term(.support, .standardised, weight: 2), Formula.Term(.abstention, weight: -1),
        Formula.Term(.registered, .percentile),
      ])
    let ranking = try Ranking(Town.input(Town.three), profile: Self.profile(formula))
    let scores = ranking.ranked.compactMap(\.score)
    let mean = scores.reduce(0) { $0 + $1.value } / 3
    #expect(scores.allSatisfy { $0.ratio == nil })
    // The percentile of the mean is not the mean percentile: 1,000, 500 and 800 stand at ⅚, ⅙ and ½.
    let sums = scores.map { $0.contributions.compactMap { $0 }.reduce(0, +) - $0.value }
    #expect(sums.allSatisfy { abs($0 - sums[0]) < 1e-12 })
    #expect(abs(-sums[0] - mean) < 0.2)
    let first = try #require(ranking.outcome("0001").score)
    #expect(abs(first.parts[2].value - 1000) < 1e-9)
  }

  @Test("Exponents weigh the factors of a product")
  func product() throws {
    let formula = Formula(
      .product, [Formula.Term(.registered, weight: 0.5), Formula.Term(.support, weight: 2)])
    let ranking = try Ranking(Town.input(Town.three), profile: Self.profile(formula))
    #expect(
      abs(try #require(ranking.outcome("0001").score).value - 1000.0.squareRoot() * 0.25) < 1e-9)
    #expect(
      ranking.profile.text(in: .fr, for: ranking.context).formula
        == "score = inscrits^0,5 × soutien^2")
  }

  @Test("What a filter, a limit or a list leaves out is listed with its reason")
  func constraints() throws {
    var formula = Formula(.product, [Formula.Term(.registered)])
    formula.filters = [Formula.Filter(.support, atLeast: 0.3)]
    formula.excluded = ["99001_0003"]
    var ranking = try Ranking(Town.input(Town.three), profile: Self.profile(formula))
    #expect(ranking.ranked.map(\.sector.key.code) == ["0001"])
    #expect(ranking.outcome("0002").reasons == [.filteredOut(indicator: "support")])
    #expect(ranking.outcome("0003").reasons == [.excluded])
    formula = Formula(.product, [Formula.Term(.registered)])
    formula.mostPerCommune = 2
    ranking = try Ranking(Town.input(Town.three), profile: Self.profile(formula))
    #expect(ranking.ranked.map(\.sector.key.code) == ["0001", "0003"])
    #expect(ranking.outcome("0002").reasons == [.beyondCommuneLimit(2)])
  }

  @Test("A profile about support says so when none was chosen")
  func support() {
    #expect(throws: RankingError.supportNeeded(profile: "persuasion")) {
      try Ranking(Town.input(Town.three, support: []), profile: FormulaProfile.persuasion)
    }
  }

  @Test("Leaving an election out, or changing a weight, says who comes and goes at the top")
  func sensitivity() throws {
    let input = KnownTruth(sectors: 200, rolls: 200...900, seed: 9).input
    let ranking = try Ranking(input, uncertainty: UncertaintyTests.options(20))
    let sensitivity = try #require(ranking.sensitivity)
    #expect(sensitivity.top == 10)
    // Three weights up and down, two elections.
    #expect(sensitivity.changes.count == 8)
    for change in sensitivity.changes {
      let kept = try #require(change.kept)
      #expect(kept + change.entered.count == 10 && change.entered.count == change.left.count)
      #expect(try #require(change.correlation) > 0.5)
    }
    // Without the first election it is the ranking by the second.
    var second = input
    second.context.elections.removeFirst()
    for s in second.sectors.indices { second.sectors[s].results.removeFirst() }
    let alone = try Ranking(second, uncertainty: UncertaintyTests.options(20))
    let before = Set(ranking.ranked.prefix(10).map(\.sector.key))
    let now = Set(alone.ranked.prefix(10).map(\.sector.key))
    let change = try #require(
      sensitivity.changes.first { $0.cause == .electionLeftOut(id: "a") })
    #expect(change.kept == before.intersection(now).count)
    #expect(Set(change.entered) == now.subtracting(before))
  }

  @Test("Rank correlation is Spearman's")
  func spearman() {
    #expect(rankCorrelation([1, 2, 3], [10, 20, 30]) == 1)
    #expect(rankCorrelation([1, 2, 3], [3, 2, 1]) == -1)
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
    #expect(abs(rankCorrelation([1, 2, 2, 4], [1, 2, 3, 4])! - 4.5 / 22.5.squareRoot()) < 1e-12)
    #expect(rankCorrelation([1], [1]) == nil && rankCorrelation([1, 1], [1, 2]) == nil)
  }
}
