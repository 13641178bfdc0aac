import Arpent
import ArpentGeometry
import Baselines
import Benchmark
import Foundation
import Tiling

/// Hundredths of the time that copying the file takes in the same iteration.
private let ratio = BenchmarkMetric.custom(
  "Of the copy (%)", polarity: .prefersSmaller, useScalingFactor: false)

/// Hundredths of the time that assigning the same file afresh takes in the same iteration.
private let share = BenchmarkMetric.custom(
  "Of assigning afresh (%)", polarity: .prefersSmaller, useScalingFactor: false)

/// From file to file; the baseline reads and writes the same bytes.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .peakMemoryResident, ratio], warmupIterations: 1,
    maxDuration: .seconds(10), maxIterations: 10, thresholds: [ratio: .relaxed])

  for threads in [1, 2] {
    Benchmark("assign a million contacts, \(threads) thread\(threads == 1 ? "" : "s")") {
      benchmark in
      let town = try ContactTown.shared.get()
      let output = town.folder.appending(path: "assigned-\(threads).csv")
      defer { try? FileManager.default.removeItem(at: output) }
      let baseline = try Baseline.copy(town.contacts, to: output)
      var options = ContactAssignmentOptions()
      options.threads = threads
      let clock = ContinuousClock()
      benchmark.startMeasurement()
      let start = clock.now
      let report = try assignContacts(
        input: town.contacts.path, output: output.path, index: town.index, labels: town.labels,
        options: options)
      let seconds = (clock.now - start) / .seconds(1)
      benchmark.stopMeasurement()
      benchmark.measurement(ratio, Int((100 * seconds / baseline).rounded()))
      blackHole(report.rows)
    }
  }

  // The first run works the redraw out; the warm-up does that.
  Benchmark(
    "list what a redraw changes among five million contacts",
    configuration: .init(
      metrics: [.wallClock, .peakMemoryResident, share], warmupIterations: 1,
      maxDuration: .seconds(20), maxIterations: 5, thresholds: [share: .relaxed])
  ) { benchmark in
    let town = try RedrawnTown.shared.get()
    let fresh = town.folder.appending(path: "fresh.csv")
    let clock = ContinuousClock()
    let begin = clock.now
    let assigned = try AssignContacts(
      input: town.assigned, store: town.store, validOn: RedrawnTown.after, output: fresh.path
    ).run()
    let afresh = (clock.now - begin) / .seconds(1)
    try FileManager.default.removeItem(at: fresh)
    var task = RezoneContacts(
      input: town.assigned, store: town.store, from: RedrawnTown.before, to: RedrawnTown.after,
      output: town.folder.appending(path: "changes.csv").path)
    task.redraw = town.folder.appending(path: "redraw").path
    benchmark.startMeasurement()
    let start = clock.now
    let report = try task.run()
    let seconds = (clock.now - start) / .seconds(1)
    benchmark.stopMeasurement()
    precondition(report.usedPositions && report.rows == assigned.rows)
    benchmark.measurement(share, Int((100 * seconds / afresh).rounded()))
    blackHole(report.changed)
  }
}

/// The zones, and a file of a million contacts in no order, removed when the run ends.
private struct ContactTown: Sendable {
  static let shared = Result { try ContactTown() }

  let folder: URL
  let contacts: URL
  let index: ZoneIndex
  let labels: ZoneLabels

  private init() throws {
    let country = Country(zones: 20_000, positions: 2_000_000)
    index = ZoneIndex(zones: country.zones)
    labels = ZoneLabels(
      codes: country.codes, vintages: Array(repeating: "2027", count: country.zones.count))
    folder = try ScratchFolder.make()
    contacts = folder.appending(path: "contacts.csv")
    var dice = Dice(seed: 8)
    try ContactCSV.write(
      country.contactPoints(1_000_000).shuffled(using: &dice), to: contacts)
  }
}
