import ArpentElections
import ArpentRanking
import Foundation

/// A made-up place whose every sector's true inclinations are known, because they were drawn first
/// and the ballots counted from them.
struct KnownTruth {
  var input: RankingInput
  /// registered × mean abstention × mean support at the true rates, in the sectors' order.
  var scores: [Double] = []

  /// - Parameters:
  ///   - rolls: between how many and how many are registered in a sector.
  ///   - likeness: how much of a sector's leaning stays from one election to the next, 0 to 1.
  init(sectors count: Int, rolls: ClosedRange<Int>, likeness: Double = 0, seed: UInt64) {
    var random = SplitMix(state: seed)
    var sectors: [SectorInput] = []
    for i in 0..<count {
      let roll = rolls.lowerBound + random.next(below: rolls.upperBound - rolls.lowerBound + 1)
      var abstentions: [Double] = []
      var supports: [Double] = []
      var results: [SectorResult] = []
      // With likeness, both elections share the sector's rates; without, each draws its own.
      let stays = random.unit() < likeness
      for e in 0..<2 {
        let abstention = stays && e == 1 ? abstentions[0] : random.beta(18, 42)
        let support = stays && e == 1 ? supports[0] : random.beta(14, 26)
        abstentions.append(abstention)
        supports.append(support)
        let cast = roll - random.binomial(roll, abstention)
        let valid = cast - cast / 50
        let red = random.binomial(valid, support)
        results.append(Town.result(roll, cast, valid, red: red))
      }
      let code = String(100_000 + i)
      sectors.append(Town.sector(code, index: i % 100, results))
      scores.append(
        Double(roll) * (abstentions[0] + abstentions[1]) / 2 * (supports[0] + supports[1]) / 2)
    }
    input = Town.input(sectors)
  }

  /// Of the ranked sectors, how many have their true score, and their true rank, within the band.
  func coverage(_ ranking: Ranking) -> (scores: Double, ranks: Double) {
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    var rank = [Int](repeating: 0, count: scores.count)
    for (place, i) in order.enumerated() { rank[i] = place + 1 }
    var (inScore, inRank) = (0, 0)
    for outcome in ranking.ranked {
      let i = Int(outcome.sector.key.code)! - 100_000
      guard let band = outcome.score?.band else { continue }
      if band.score.contains(scores[i]) { inScore += 1 }
      if band.rank.contains(rank[i]) { inRank += 1 }
    }
    let count = Double(ranking.ranked.count)
    return (Double(inScore) / count, Double(inRank) / count)
  }
}

extension SplitMix {
  mutating func unit() -> Double {
    (Double(next(below: 1 << 30)) + 0.5) / Double(1 << 30)
  }

  mutating func binomial(_ n: Int, _ p: Double) -> Int {
    (0..<n).reduce(0) { sum, _ in sum + (unit() < p ? 1 : 0) }
  }

  mutating func normal() -> Double {
    (-2 * log(unit())).squareRoot() * cos(2 * Double.pi * unit())
  }

  /// Marsaglia and Tsang (2000), for shapes of one and more.
  mutating func gamma(_ shape: Double) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      if v > 0, log(unit()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
  }

  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let x = gamma(a)
    return x / (x + gamma(b))
  }
}
