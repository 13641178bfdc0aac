import ArpentElections
import ArpentPages
import ArpentRanking
import Testing

@Suite struct ExplanationTests {
  @Test("The reasons for a rank are plain words with figures, in English")
  func english() throws {
    let ranking = try Ranking(Town.input(Town.three))
    let why = try #require(Explainer(ranking, .en).why(ranking.outcome("0001")))
    #expect(
      why == "200 expected abstaining supporters, 1.63 times the average sector. "
        + "Registered 1,000 (commune 767), abstention 40.0% (commune 40.0%), "
        + "support 50.0% (commune 40.0%). Lifted most by registered (+30%). Rank 1.")
  }

  @Test("and in French")
  func french() throws {
    let ranking = try Ranking(Town.input(Town.three))
    let why = try #require(Explainer(ranking, .fr).why(ranking.outcome("0002")))
    #expect(
      why.hasPrefix("30 soutiens abstentionnistes attendus, soit 0,24 fois le secteur moyen."))
    #expect(
      why.contains("inscrits 500 (commune 767)") || why.contains("Inscrits 500 (commune 767)"))
    #expect(why.contains("Ce qui le freine le plus : soutien (\u{2212}50\u{202F}%)."))
    #expect(why.hasSuffix("Rang 3."))
  }

  @Test("With intervals, they say how sure the rank is and what was carried")
  func bands() throws {
    var input = KnownTruth(sectors: 300, rolls: 200...900, seed: 12).input
    input.sectors[0].results[1]!.interpolatedShare = 0.37
    let ranking = try Ranking(input, uncertainty: UncertaintyTests.options(100))
    let explainer = Explainer(ranking, .en)
    let why = try #require(explainer.why(ranking.outcome("100000")))
    #expect(why.contains(" at 90%"))
    #expect(why.contains("Up to 37% of an election’s counts were carried over"))
    let columns = SectorColumns(ranking, language: .fr)
    let place = try #require(columns.names.firstIndex(of: "why"))
    guard case .text(let text) = columns.values(of: ranking.sectors[0])[place] else {
      Issue.record("no explanation")
      return
    }
    #expect(text.contains("à 90\u{202F}%"))
  }

  @Test("A withheld sector and one without a rank have no explanation")
  func none() throws {
    var sectors = Town.three + [Town.sector("0004", [nil, Town.result(300, 100, 90, red: 9)])]
    sectors.append(
      Town.sector("0005", [Town.result(4, 2, 2, red: 1), Town.result(4, 3, 3, red: 2)]))
    let ranking = try Ranking(Town.input(sectors))
    let explainer = Explainer(ranking, .en)
    #expect(explainer.why(ranking.outcome("0004")) == nil)
    #expect(explainer.why(ranking.outcome("0005")) == nil)
  }
}
