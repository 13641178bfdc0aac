import ArpentElections
import ArpentPages
import ArpentRanking
import Foundation
import Testing

@Suite struct IndicatorTests {
  /// The value of one indicator in a sector of the hand-made town, as the score of a profile that
  /// is nothing else.
  static func value(
    _ indicator: Indicator, _ code: String, _ input: RankingInput = Town.input(Town.three)
  ) throws -> Double? {
    let words = FormulaProfile.Words(title: "t", score: "s", meaning: "m")
    let profile = FormulaProfile(
      name: "one", formula: Formula(.sum, [Formula.Term(indicator)]),
      words: [.en: words, .fr: words])
    return try Ranking(input, profile: profile).outcome(code).score?.value
  }

  static let expected: [(Indicator, Double)] = [
    (.registered, 1000), (.turnout, 0.6), (.abstention, 0.4), (.support, 0.5),
    (.mobilisationPotential, 200),
    // Support went from 0.25 to 0.75.
    (.persuadability, 0.5), (.persuasionPotential, 1000 * 0.6 * 0.5),
    // The latest election: 450 of 600 votes for one, 150 for the other.
    (.closeness, 0.5), (.density, 2000),
    // 1,000 electors at 1.6 a door, on half a square kilometre.
    (.doors, 625),
  ]

  @Test("Indicators are what their definitions say", arguments: expected)
  func definitions(indicator: Indicator, expected: Double) throws {
    let value = try #require(try Self.value(indicator, "0001"))
    #expect(abs(value - expected) < 1e-9, "\(indicator.id): \(value)")
  }

  @Test("Performance weighs an election half as much four years on")
  func performance() throws {
    // Two years apart: the older weighs 2^−½.
    let weight = pow(2, -730 / 365.25 / 4)
    let value = try #require(try Self.value(.performance, "0001"))
    #expect(abs(value - (0.25 * weight + 0.75) / (weight + 1)) < 1e-12)
  }

  @Test("Trend and drop-off are against what the whole place did")
  func turnout() throws {
    // The place's turnout: 1,170 of 2,100, then 1,400 of 2,300; the sector's: 0.5, then 0.7.
    let place = (1170.0 / 2100, 1400.0 / 2300)
    let trend = try #require(try Self.value(.turnoutTrend, "0001"))
    #expect(abs(trend - (0.2 - (place.1 - place.0)) / (730 / 365.25)) < 1e-9)
    let drop = try #require(try Self.value(.dropOff, "0001"))
    #expect(abs(drop - 0.2) < 1e-12)
  }

  @Test("Volatility is how support strays from going along with the place")
  func volatility() throws {
    var input = Town.input(Town.three)
    // Everybody moves alike: nothing strays.
    for s in input.sectors.indices {
      input.sectors[s].results = [
        Town.result(100, 100, 100, red: 20), Town.result(100, 100, 100, red: 50),
      ]
    }
    #expect(abs(try #require(try Self.value(.volatility, "0001", input))) < 1e-12)
    #expect(try #require(try Self.value(.volatility, "0001")) > 0.05)
  }

  @Test("The rise between rounds needs two elections within three weeks")
  func rounds() throws {
    #expect(throws: RankingError.indicatorOutOfReach(.roundRise)) {
      try Self.value(.roundRise, "0001")
    }
    var input = Town.input(Town.three)
    input.context.elections[1].election.date = CalendarDate(year: 2020, month: 5, day: 17)!
    let rise = try #require(try Self.value(.roundRise, "0001", input))
    #expect(abs(rise - 0.2) < 1e-12)
  }

  @Test("Doors an hour follow from minutes at the door and the walk between doors")
  func doorsPerHour() throws {
    let metres = 1000 / (625 / 0.5).squareRoot()
    let minutes = 0.4 * 5 + 0.6 * 1 + metres / 75
    let value = try #require(try Self.value(.doorsPerHour, "0001"))
    #expect(abs(value - 60 / minutes) < 1e-9)
    #expect(abs(value - Canvassing().doorsPerHour(density: 1250)) < 1e-9)
    let votes = try #require(try Self.value(.votesPerHourByVoteShare, "0001"))
    #expect(abs(votes - value * 0.4 * 0.6 * 0.03) < 1e-9)
    let turnout = try #require(try Self.value(.votesPerHourByTurnout, "0001"))
    #expect(abs(turnout - value * 0.4 * 0.4 * 0.5 * 0.05) < 1e-9)
  }

  @Test("Socio-demographic figures are made from what was imported, under either set of names")
  func statistics() throws {
    var input = Town.input(Town.three)
    func put(_ names: [String], _ values: [Double?]) {
      input.context.statistics = names.map {
        StatisticInput(
          variable: StatisticVariable(name: $0, kind: .extensive), dataset: "filosofi")
      }
      for s in input.sectors.indices {
        input.sectors[s].statistics = values.map { SectorStatistic(value: $0) }
      }
    }
    put(
      ["ind", "ind_65_79", "ind_80p", "men", "men_pauv", "mean_standard_of_living"],
      [2000, 300, 100, 900, 225, 24_000])
    #expect(try Self.value(.socioDemographic(.aged65Plus), "0001", input) == 0.2)
    #expect(try Self.value(.socioDemographic(.poverty), "0001", input) == 0.25)
    #expect(try Self.value(.socioDemographic(.income), "0001", input) == 24_000)
    #expect(try Self.value(.socioDemographic(.populationDensity), "0001", input) == 4000)
    #expect(try Self.value(.statistic("men"), "0001", input) == 900)
    #expect(throws: RankingError.indicatorOutOfReach(.socioDemographic(.owners))) {
      try Self.value(.socioDemographic(.owners), "0001", input)
    }
    put(["DISP_TP6018", "DISP_MED18"], [12, 23_000])
    #expect(
      abs(try #require(try Self.value(.socioDemographic(.poverty), "0001", input)) - 0.12) < 1e-12)
    #expect(try Self.value(.socioDemographic(.income), "0001", input) == 23_000)
    put(["DISP_TP6018", "DISP_MED18"], [12, nil])
    #expect(try Self.value(.socioDemographic(.income), "0001", input) == nil)
  }

  @Test("Every indicator is found by its name and explained in both languages with its source")
  func named() {
    let ids = Indicator.named.map(\.id)
    #expect(Set(ids).count == ids.count)
    for indicator in Indicator.named {
      #expect(Indicator(id: indicator.id) == indicator)
      #expect(Indicator(id: indicator.id.replacing("_", with: "-")) == indicator)
      for language in Language.allCases {
        let text = indicator.text(in: language)
        #expect(!text.name.isEmpty && !text.definition.isEmpty && !text.source.isEmpty)
      }
    }
    #expect(Indicator(id: "luck") == nil && Indicator(id: "statistic:") == nil)
  }
}
