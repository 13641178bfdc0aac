import ArpentElections
import ArpentFormats
import Foundation

/// Writes addresses to the bucket of their commune, in constant memory.
final class AddressSpool {
  private let handles: [FileHandle]
  private var waiting: [[SpooledAddress]]
  private(set) var stations: [StationKey] = []
  private var known: [String: Int] = [:]
  private var numbers: [StationKey: Int] = [:]
  private let rules: CommuneCode.Rules
  private let commune: String

  private static let batch = 4096

  /// - Parameter commune: of rows that have none.
  init(_ folder: WorkFolder, buckets: Int, rules: CommuneCode.Rules, commune: String) throws {
    self.rules = rules
    self.commune = commune
    handles = try (0..<buckets).map { bucket in
      let url = folder.addresses(bucket)
      try Data().write(to: url)
      return try FileHandle(forWritingTo: url)
    }
    waiting = [[SpooledAddress]](repeating: [], count: buckets)
  }

  func take(_ row: AddressRow) throws {
    let station = number(of: row)
    let bucket = WorkFolder.bucket(of: stations[station].commune, among: handles.count)
    waiting[bucket].append(SpooledAddress(row, station: station))
    if waiting[bucket].count == Self.batch { try flush(bucket) }
  }

  func finish() throws {
    for bucket in handles.indices {
      try flush(bucket)
      try handles[bucket].close()
    }
  }

  private func number(of row: AddressRow) -> Int {
    let name = row.commune + "\u{1F}" + row.station
    if let number = known[name] { return number }
    let key = StationCode.reconcile(
      commune: row.commune.isEmpty ? commune : row.commune, code: row.station, rules: rules)
    let number = numbers[key] ?? stations.count
    if number == stations.count {
      stations.append(key)
      numbers[key] = number
    }
    known[name] = number
    return number
  }

  private func flush(_ bucket: Int) throws {
    guard !waiting[bucket].isEmpty else { return }
    try waiting[bucket].withUnsafeBytes { try handles[bucket].write(contentsOf: $0) }
    waiting[bucket].removeAll(keepingCapacity: true)
  }

  /// The addresses of a bucket, in the order of the file.
  static func read(_ url: URL) throws -> [SpooledAddress] {
    let bytes = try Data(contentsOf: url)
    let stride = MemoryLayout<SpooledAddress>.stride
    return bytes.withUnsafeBytes { raw in
      (0..<raw.count / stride).map {
        raw.loadUnaligned(fromByteOffset: $0 * stride, as: SpooledAddress.self)
      }
    }
  }
}
