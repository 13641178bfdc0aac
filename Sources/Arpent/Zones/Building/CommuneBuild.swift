import ArpentContours
import ArpentElections
import ArpentGeometry
import ArpentOverlay

/// What came of one commune.
struct CommuneOutcome: Codable {
  struct DrawnZone: Codable {
    var code: String
    var ground: PackedGround
    /// In square metres.
    var area: Double
  }

  var zones: [DrawnZone]
  /// What its borders put into its outline.
  var seams: [OutlineSeam] = []
  var report: CommuneQuality
}

/// Draws one commune. Belongs to one thread.
struct CommuneBuild {
  let options: ContourOptions
  let folds: Int
  let barriers: BarrierFile
  private let handles = PlaneHandles()

  init(options: ContourOptions, folds: Int, barriers: BarrierFile) {
    self.options = options
    self.folds = folds
    self.barriers = barriers
  }

  /// Never throws: what goes wrong with a commune is its outcome.
  func outcome(for commune: CommuneAddresses, outlines: [MultiPolygon]) -> CommuneOutcome {
    var report = CommuneQuality(commune)
    func skipped(_ reason: CommuneQuality.Reason, _ detail: String) -> CommuneOutcome {
      report.reason = reason
      report.detail = detail
      return CommuneOutcome(zones: [], report: report)
    }
    guard let first = outlines.first else {
      return skipped(.noOutline, "no outline has the code \(commune.commune)")
    }
    do {
      let given = try outlines.dropFirst().reduce(first) { try $0.union($1) }.canonical
      let plane = try OutlinePlane(given, handles: handles)
      let addresses = flattened(commune, plane)
      report.located = addresses.count
      let located = Set(addresses.map(\.station))
      for place in commune.codes.indices where !located.contains(place) {
        report.stations[place].flags.append(.noAddresses)
      }
      guard !located.isEmpty else {
        return skipped(.noAddresses, "none of its addresses has a position")
      }
      if located.count == 1, let only = located.first {
        return whole(plane, given, commune.codes[only], only, addresses, &report)
      }
      return try drawn(plane, commune, addresses, &report)
    } catch let failure as PartitionFault {
      return skipped(.faultyPartition, failure.message)
    } catch {
      return skipped(.failed, ArpentError(error).message)
    }
  }

  private struct PartitionFault: Error {
    var message: String
  }

  private func flattened(_ commune: CommuneAddresses, _ plane: OutlinePlane) -> [Address] {
    let rows = commune.rows.filter { $0.address.longitude.isFinite }
    let positions = plane.flattened(
      rows.map { Coordinate(x: $0.address.longitude, y: $0.address.latitude) })
    return zip(rows, positions).compactMap { row, position in
      position.isFinite ? row.address.address(at: position, station: row.station) : nil
    }
  }

  /// A commune with one station is its outline.
  private func whole(
    _ plane: OutlinePlane, _ given: MultiPolygon, _ code: String, _ station: Int,
    _ addresses: [Address], _ report: inout CommuneQuality
  ) -> CommuneOutcome {
    report.status = .outline
    var grounds = [MultiPolygon?](repeating: nil, count: report.stations.count)
    grounds[station] = plane.outline
    report.measure(grounds: grounds, outline: plane.outline, addresses: addresses, heldOut: nil)
    return CommuneOutcome(
      zones: [.init(code: code, ground: PackedGround(given), area: plane.outline.area)],
      report: report)
  }

  private func drawn(
    _ plane: OutlinePlane, _ commune: CommuneAddresses, _ addresses: [Address],
    _ report: inout CommuneQuality
  ) throws -> CommuneOutcome {
    let count = commune.codes.count
    let near = Barriers(barriers.near(plane.source.boundingBox).map(plane.flattened))
    let drawing = try ContourDrawing(
      addresses: addresses, stationCount: count, outline: plane.outline,
      barriers: near, options: options)
    report.take(drawing)
    if drawing.grounds.allSatisfy({ $0 == nil }) {
      report.reason = drawing.mixed.isEmpty ? .noAddresses : .notTerritorial
      report.detail =
        drawing.mixed.isEmpty
        ? "no address lies within its outline"
        : "its stations share the same addresses: electors are not split by ground"
      return CommuneOutcome(zones: [], report: report)
    }
    var known = OutlinePlane.Restored()
    let grounds = try drawing.grounds.map { try $0.map { try plane.restored($0, &known) } }
    let undrawn = try drawing.undrawn.filter { !$0.isEmpty }.map { try plane.restored($0, &known) }
    // Degrees: a few units in the last place of a longitude.
    if let fault = PartitionCheck.fault(
      in: grounds.compactMap(\.self) + undrawn, outline: plane.source, tolerance: 1e-12)
    {
      throw PartitionFault(message: fault)
    }
    let heldOut =
      folds > 1
      ? try HeldOut.agreement(
        addresses: addresses, stationCount: count, outline: plane.outline,
        barriers: near, options: options, folds: folds) : nil
    report.status = .drawn
    report.measure(
      grounds: drawing.grounds, outline: plane.outline, addresses: addresses, heldOut: heldOut)
    let zones = zip(commune.codes, zip(grounds, drawing.grounds)).compactMap { code, pair in
      pair.0.map {
        CommuneOutcome.DrawnZone(code: code, ground: PackedGround($0), area: pair.1!.area)
      }
    }
    return CommuneOutcome(zones: zones, seams: known.seams, report: report)
  }
}
