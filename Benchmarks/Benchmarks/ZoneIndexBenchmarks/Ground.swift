import ArpentGeometry
import Foundation
import Tiling

/// What all of these benchmarks are run on: made once, before anything is timed.
struct Ground: Sendable {
  static let shared = Ground()
  static let pointCount = 1_000_000

  let country: Country
  let index: ZoneIndex
  /// As large as the index: for the gathers that locating is compared with.
  let table: [UInt64]

  private init() {
    // A country as large as France takes seconds to build each time: a third of it will do, whose
    // index is still larger than a cache.
    let zones = ProcessInfo.processInfo.environment["ARPENT_BENCHMARK_ZONES"].flatMap { Int($0) }
    country = Country(zones: zones ?? 20_000, positions: (zones ?? 20_000) * 100)
    index = ZoneIndex(zones: country.zones)
    table = (0..<UInt64(index.byteCount / 64 * 8)).map { $0 }
  }
}
