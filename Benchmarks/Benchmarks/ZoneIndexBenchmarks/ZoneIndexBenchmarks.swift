import ArpentGeometry
import Baselines
import Benchmark
import Foundation
import Tiling

/// Hundredths of the time that the baseline takes in the same iteration.
private let ratio = BenchmarkMetric.custom(
  "Of the baseline (%)", polarity: .prefersSmaller, useScalingFactor: false)

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident, ratio], warmupIterations: 1,
    maxDuration: .seconds(5), maxIterations: 30, thresholds: [ratio: .relaxed])

  let country = Ground.shared.country
  let count = Ground.pointCount
  let contacts = country.contactPoints(count)
  locating("uniform random", country.uniformPoints(count))
  locating("tiles of 0.02°", tiled(country.uniformPoints(count)))
  locating("contacts in no order", contacts.shuffledAlike())
  locating("contacts by commune", contacts)
  locating("all on edges", country.borderPoints(count))
  locating("all outside", country.outsidePoints(count))

  Benchmark("build") { benchmark in
    let numbers = country.zones.flatMap { zone in
      zone.polygons.flatMap { $0.rings.flatMap { $0.coordinates.map(\.x) } }
    }
    let baseline = Baseline.sort(numbers)
    compare(benchmark, to: baseline) {
      blackHole(ZoneIndex(zones: country.zones))
    }
  }

  Benchmark("open") { benchmark in
    let url = FileManager.default.temporaryDirectory
      .appending(path: "arpent-benchmark-\(UUID().uuidString).index")
    defer { try? FileManager.default.removeItem(at: url) }
    try Ground.shared.index.write(to: url.path)
    let baseline = try Baseline.read(url)
    try compare(benchmark, to: baseline) {
      blackHole(try ZoneIndex.open(url.path))
    }
  }
}

/// A million points in one batch; the baseline is as many random gathers from the index's size.
@Sendable
private func locating(_ name: String, _ points: [Coordinate]) {
  Benchmark("locate, \(name)") { benchmark in
    let ground = Ground.shared
    var answers = [ZoneIndex.Location](
      repeating: .init(zone: -1, kind: .outside), count: points.count)
    let baseline = Baseline.gather(points.count, from: ground.table)
    compare(benchmark, to: baseline) {
      var span = answers.mutableSpan
      ground.index.locate(points.span, into: &span)
    }
    blackHole(answers)
  }
}

private func compare(
  _ benchmark: Benchmark, to baseline: Double, _ work: () throws -> Void
) rethrows {
  let clock = ContinuousClock()
  benchmark.startMeasurement()
  let start = clock.now
  try work()
  let seconds = (clock.now - start) / .seconds(1)
  benchmark.stopMeasurement()
  benchmark.measurement(ratio, Int((100 * seconds / baseline).rounded()))
}

extension [Coordinate] {
  /// In the same disorder every time.
  fileprivate func shuffledAlike() -> [Coordinate] {
    var dice = Dice(seed: 5)
    return shuffled(using: &dice)
  }
}
