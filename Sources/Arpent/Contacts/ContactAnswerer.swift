import ArpentElections
import ArpentFormats
import ArpentGeometry

/// Answers the batches of one contact file: positions in, the five columns out. Immutable, so all
/// threads share it.
struct ContactAnswerer: Sendable {
  static let columns = [
    "zone", "zone_vintage", "zone_reason", "zone_distance_m", "zone_alternatives",
  ]
  /// Counters of a batch: reasons in the order of `AssignmentReason.allCases`, then swapped rows.
  static let swappedCounter = AssignmentReason.allCases.count

  private let index: ZoneIndex
  private let choice: ZoneChoice
  private let fileName: String
  private let transform: (@Sendable (UnsafeMutableBufferPointer<Coordinate>) throws -> Void)?
  private let nearestMetres: Double?
  private let writer: AppendixWriter
  let table: AppendixTable

  // Texts of the table: one a zone for `interior`, then these two.
  private let outside: UInt32
  private let invalid: UInt32

  init(
    index: ZoneIndex, writer: AppendixWriter, fileName: String,
    options: ContactAssignmentOptions
  ) {
    self.index = index
    choice = ZoneChoice(
      index: index, nearestMetres: options.nearestMetres, isTransformed: options.transform != nil)
    self.writer = writer
    self.fileName = fileName
    transform = options.transform
    nearestMetres = options.nearestMetres
    let count = index.zoneCount
    outside = UInt32(count)
    invalid = UInt32(count + 1)
    var texts: [[UInt8]] = []
    texts.reserveCapacity(count + 2)
    for zone in 0..<count { texts.append(writer.text(zone: Int32(zone), .interior)) }
    texts.append(writer.text(zone: nil, .outside))
    texts.append(writer.text(zone: nil, .invalid))
    table = AppendixTable(texts: texts)
  }

  func answer(_ batch: inout ContactBatch) throws(ContactFileError) {
    if let transform {
      do {
        try transform(batch.positions)
      } catch {
        throw .transformFailed(file: fileName, reason: String(describing: error))
      }
    }
    let count = batch.positions.count
    withUnsafeTemporaryAllocation(of: ZoneIndex.Location.self, capacity: count) { memory in
      memory.initialize(repeating: ZoneIndex.Location(zone: -1, kind: .outside))
      var span = memory.mutableSpan
      index.locate(UnsafeBufferPointer(batch.positions).span, into: &span)
      var interior = 0
      for row in 0..<count {
        let location = memory[row]
        if location.kind == .interior, batch.radii == nil {
          batch.answers[row] = UInt32(bitPattern: location.zone)
          interior += 1
        } else {
          settle(row, location, &batch)
        }
      }
      if let zones = batch.zones {
        for row in 0..<count { zones[row] = choice.number(batch.positions[row], memory[row]) }
      }
      batch.tally.counts[Self.counter(.interior)] += interior
    }
  }

  /// Any row that is not plainly inside a zone, or whose position is only known to a radius.
  private func settle(_ row: Int, _ location: ZoneIndex.Location, _ batch: inout ContactBatch) {
    let point = batch.positions[row]
    func count(_ reason: AssignmentReason) { batch.tally.counts[Self.counter(reason)] += 1 }
    // Blank lines have no position either; the reader sees to them.
    guard point.isFinite, point.isGeographic else {
      if choice.isSwapped(point) { batch.tally.counts[Self.swappedCounter] += 1 }
      count(.invalid)
      batch.answers[row] = invalid
      return
    }
    if location.kind == .outside, choice.isSwapped(point) {
      batch.tally.counts[Self.swappedCounter] += 1
      count(.invalid)
      batch.answers[row] = invalid
      return
    }

    let radius = Double(batch.radii?[row] ?? 0)
    if radius > 0, let distance = index.boundaryDistance(from: point, upTo: radius) {
      var zone = location.zone >= 0 ? location.zone : nil
      if zone == nil, let nearestMetres {
        zone = index.nearest(to: point, within: nearestMetres)?.zone
      }
      let others = index.zones(within: radius, of: point).filter { $0 != zone }
      count(.uncertain)
      batch.answer(
        row, text: writer.text(zone: zone, .uncertain, metres: distance, alternatives: others))
      return
    }

    switch location.kind {
    case .interior:
      count(.interior)
      batch.answers[row] = UInt32(bitPattern: location.zone)
    case .boundary, .overlap:
      let reason: AssignmentReason = location.kind == .boundary ? .boundary : .overlap
      let others = index.claimants(of: point).filter { $0 != location.zone }
      count(reason)
      batch.answer(row, text: writer.text(zone: location.zone, reason, alternatives: others))
    case .outside:
      if let nearestMetres, let found = index.nearest(to: point, within: nearestMetres) {
        count(.nearest)
        batch.answer(row, text: writer.text(zone: found.zone, .nearest, metres: found.metres))
      } else {
        count(.outside)
        batch.answers[row] = outside
      }
    }
  }

  func isSwapped(_ point: Coordinate) -> Bool { choice.isSwapped(point) }

  static func counter(_ reason: AssignmentReason) -> Int {
    switch reason {
    case .interior: 0
    case .boundary: 1
    case .overlap: 2
    case .nearest: 3
    case .outside: 4
    case .invalid: 5
    case .uncertain: 6
    }
  }
}
