import ArpentElections
import ArpentRanking
import Foundation
import Testing

@Suite struct UncertaintyTests {
  static func options(_ simulations: Int = 1000, threads: Int = 2, seed: UInt64 = 1) -> Uncertainty
  {
    var options = Uncertainty()
    options.simulations = simulations
    options.threads = threads
    options.seed = seed
    return options
  }

  @Test(
    "Of sectors whose truth is known, 90 % intervals hold the score and the rank of 88 to 92 %",
    arguments: [20...120, 200...600, 600...1800])
  func coverage(rolls: ClosedRange<Int>) throws {
    let truth = KnownTruth(sectors: 3000, rolls: rolls, seed: 11)
    let ranking = try Ranking(truth.input, uncertainty: Self.options())
    let coverage = truth.coverage(ranking)
    #expect((0.88...0.92).contains(coverage.scores), "scores: \(coverage.scores)")
    #expect((0.88...0.92).contains(coverage.ranks), "ranks: \(coverage.ranks)")
  }

  @Test("They hold where most sectors lean the same way in both elections, too")
  func likeness() throws {
    let truth = KnownTruth(sectors: 3000, rolls: 300...1500, likeness: 0.9, seed: 5)
    let coverage = truth.coverage(try Ranking(truth.input, uncertainty: Self.options()))
    #expect((0.87...0.92).contains(coverage.scores), "scores: \(coverage.scores)")
    #expect((0.87...0.92).contains(coverage.ranks), "ranks: \(coverage.ranks)")
  }

  @Test("A score drawn towards the mean is nearer to the truth than the score as counted")
  func shrinkage() throws {
    let truth = KnownTruth(sectors: 2000, rolls: 20...120, seed: 3)
    let ranking = try Ranking(truth.input, uncertainty: Self.options(20))
    var (shrunk, counted) = (0.0, 0.0)
    for outcome in ranking.ranked {
      let score = try #require(outcome.score)
      let known = truth.scores[Int(outcome.sector.key.code)! - 100_000]
      shrunk += (score.value - known) * (score.value - known)
      counted += (score.counted - known) * (score.counted - known)
    }
    #expect(shrunk < 0.7 * counted, "\((shrunk / counted).squareRoot()) of the error")
    let models = try #require(ranking.models)
    #expect(models.allSatisfy { abs($0.abstention.mean - 0.3) < 0.01 })
    #expect(models.allSatisfy { abs($0.abstention.strength - 60) < 15 })
    #expect(models.allSatisfy { abs($0.support.strength - 40) < 10 })
  }

  @Test("The same seed gives the same bands at any number of threads, another seed others")
  func determinism() throws {
    let input = KnownTruth(sectors: 700, rolls: 100...900, seed: 1).input
    let texts = try [(1, 9), (2, 9), (3, 9), (2, 10)].map { threads, seed in
      RankingCSV.text(
        try Ranking(
          input, uncertainty: Self.options(200, threads: threads, seed: UInt64(seed))))
    }
    #expect(texts[0] == texts[1] && texts[1] == texts[2])
    #expect(texts[0] != texts[3])
  }

  @Test("A rank lies in its own band, and the first group holds the first sector")
  func bands() throws {
    let truth = KnownTruth(sectors: 500, rolls: 100...900, seed: 2)
    let ranking = try Ranking(truth.input, uncertainty: Self.options(400))
    let scores = ranking.ranked.compactMap(\.score)
    let outside = scores.count { !($0.band!.rank.contains($0.rank)) }
    #expect(outside < 25)
    #expect(scores.first?.band?.group == 1)
    let groups = scores.map { $0.band!.group }
    #expect(zip(groups, groups.dropFirst()).allSatisfy { $1 == $0 || $1 == $0 + 1 })
    #expect(groups.last! > 3)
  }

  @Test("Sectors that are alike make one group, and a sector far ahead one of its own")
  func groups() throws {
    var sectors = (0..<40).map { i in
      let cast = 500 + i % 3
      return Town.sector(
        String(1000 + i), index: i,
        [Town.result(1000, cast, cast, red: 200), Town.result(1000, cast, cast, red: 200)])
    }
    let far = Town.result(4000, 400, 400, red: 390)
    sectors.append(Town.sector("2000", index: 50, [far, far]))
    let ranking = try Ranking(Town.input(sectors), uncertainty: Self.options(300))
    let groups = ranking.ranked.compactMap { $0.score?.band?.group }
    #expect(groups == [1] + Array(repeating: 2, count: 40))
    #expect(ranking.ranked.first?.score?.band?.rank == 1...1)
  }

  @Test("Counts carried from other ground widen the band, by what is said of their error")
  func carrying() throws {
    func deviation(_ change: (inout SectorResult) -> Void) throws -> Double {
      var input = KnownTruth(sectors: 60, rolls: 900...1100, seed: 4).input
      for e in 0..<2 { change(&input.sectors[7].results[e]!) }
      let ranking = try Ranking(input, uncertainty: Self.options(2000))
      return ranking.outcome("100007").score!.band!.deviation
    }
    let counted = try deviation { _ in }
    let half = try deviation { $0.interpolatedShare = 0.5 }
    let whole = try deviation { $0.interpolatedShare = 1 }
    #expect(counted < 0.9 * half && half < 0.9 * whole)
    let stated = try deviation { $0.carryError = CarryError(counts: 0.3, rates: 0) }
    let score = try Ranking(KnownTruth(sectors: 60, rolls: 900...1100, seed: 4).input)
      .outcome("100007").score!.value
    // The roll alone is a factor of the score, so its error adds as a third of it.
    let expected = (counted * counted + 0.09 * score * score).squareRoot()
    #expect(abs(stated / expected - 1) < 0.1, "\(stated), not \(expected)")
    #expect(try deviation { $0.carryError = CarryError(counts: 0, rates: 0.05) } > counted)
  }

  @Test("Without uncertainty there is no band, and the score is the counted one")
  func none() throws {
    let ranking = try Ranking(Town.input(Town.three))
    #expect(ranking.ranked.allSatisfy { $0.score!.band == nil })
    #expect(ranking.ranked.allSatisfy { $0.score!.value == $0.score!.counted })
  }
}
