import Arpent
import ArpentElections
import ArpentRanking
import Baselines
import Benchmark
import Tiling

/// Hundredths of the time that sorting as many numbers as often, on one thread, takes in the same
/// iteration.
private let ratio = BenchmarkMetric.custom(
  "Of the sorts (%)", polarity: .prefersSmaller, useScalingFactor: false)

/// From the store to the ranking, every sector drawn and ranked a thousand times.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .peakMemoryResident, ratio], warmupIterations: 0,
    maxDuration: .seconds(60), maxIterations: 3, thresholds: [ratio: .relaxed])

  Benchmark("rank a country's 70,000 sectors by three elections, 1,000 simulations, 2 threads") {
    benchmark in
    let country = try VotingCountry.shared.get()
    var dice = Dice(seed: 3)
    let numbers = (0..<country.sectors).map { _ in dice.unit() }
    let hundred = Baseline.time {
      var sum = 0.0
      for _ in 0..<100 { sum += numbers.sorted()[0] }
      return sum.bitPattern
    }
    var task = RankSectors(store: country.store, validOn: VotingCountry.day)
    task.support = ["RED"]
    var uncertainty = Uncertainty()
    uncertainty.simulations = 1000
    uncertainty.threads = 2
    task.uncertainty = uncertainty
    let clock = ContinuousClock()
    benchmark.startMeasurement()
    let start = clock.now
    let ranking = try task.run()
    let seconds = (clock.now - start) / .seconds(1)
    benchmark.stopMeasurement()
    precondition(ranking.ranked.count == country.sectors)
    benchmark.measurement(ratio, Int((100 * seconds / (10 * hundred)).rounded()))
    blackHole(ranking)
  }
}
