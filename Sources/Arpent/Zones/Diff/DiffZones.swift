public import ArpentChange
import ArpentElections
import ArpentGeometry
import ArpentProjection
import ArpentStore

/// Finds what became of the zones of one edition, or day, at another: what kept its ground under the
/// same code or another, what was redrawn, split, merged, created and abolished.
///
/// The definitions stand at ``ArpentChange/Lineage/between(_:_:criteria:threads:projectedBy:)``.
public struct DiffZones: Sendable {
  public var store: String
  public var from: ExportZones.Selection
  public var to: ExportZones.Selection
  public var criteria = LineageCriteria()
  /// Communes to compare, on both sides; empty for all.
  public var communes: [String] = []
  /// What shares are given of besides ground: the surest of addresses and people that there are,
  /// unless told. ``CrosswalkWeights/area`` for nothing.
  public var weights = CrosswalkWeights.best
  /// At least 1; the result is the same at every number.
  public var threads = 1

  public init(store: String, from: ExportZones.Selection, to: ExportZones.Selection) {
    self.store = store
    self.from = from
    self.to = to
  }

  public func run() throws(ArpentError) -> ZoneDiff {
    do {
      let store = try ZoneStore.open(store, .readOnly)
      let before = try edition(from, in: store)
      let after = try edition(to, in: store)
      var box = BoundingBox.empty
      for zone in before.zones + after.zones { box.extend(to: zone.ground.boundingBox) }
      guard !box.isEmpty else {
        throw ArpentError(
          .badInput, "there are no zones on either side to compare", Subject(file: self.store))
      }
      let crs = try CRS.metric(for: box)
      let lineage = try Lineage.between(
        before.zones, after.zones, criteria: criteria, threads: threads,
        projectedBy: Flattening().projection(for: box))
      let weighing = try weighing(before, after, in: store)
      return ZoneDiff(
        from: before, to: after, crs: crs.identifier ?? crs.name, lineage: lineage,
        weighing: weighing,
        notices: notices(before, after, lineage) + (weighing?.notices ?? []))
    } catch {
      throw ArpentError(error)
    }
  }

  /// `nil` where there is nothing but ground to weigh by.
  private func weighing(
    _ before: ZoneDiff.Edition, _ after: ZoneDiff.Edition, in store: ZoneStore
  ) throws -> ZoneDiff.Weighing? {
    switch weights.choice {
    case .area: return nil
    case .best where weights.addresses == nil && weights.units == nil:
      if try store.datasets().isEmpty { return nil }
    default: break
    }
    let there = try StoreCrosswalk(
      store: store, from: before.versions, to: after.versions, weights: weights, threads: threads)
    if there.weightNames.isEmpty { return nil }
    let back = try StoreCrosswalk(
      store: store, from: after.versions, to: before.versions, weights: weights, threads: threads)
    return ZoneDiff.Weighing(there: there, back: back)
  }

  private func edition(_ selection: ExportZones.Selection, in store: ZoneStore) throws
    -> ZoneDiff.Edition
  {
    let wanted = Set(communes)
    let versions = try ExportZones.zones(of: selection, in: store)
      .filter { wanted.isEmpty || wanted.contains($0.zone.key.commune) }
    let records = try store.vintages()
    switch selection {
    case .vintage(let name):
      return ZoneDiff.Edition(
        name: name, validFrom: records.first { $0.vintage.name == name }?.vintage.validity.from,
        sources: records.filter { $0.vintage.name == name }.map(\.source),
        versions: versions)
    case .validOn(let day, _):
      let names = Set(versions.map(\.vintage))
      return ZoneDiff.Edition(
        name: day.description, validFrom: day,
        sources: records.filter { names.contains($0.vintage.name) }.map(\.source),
        versions: versions)
    }
  }

  private func notices(
    _ before: ZoneDiff.Edition, _ after: ZoneDiff.Edition, _ lineage: Lineage
  ) -> [Problem] {
    var notices: [Problem] = []
    let sides = [before, after].map { Set($0.zones.map(\.key.commune)) }
    for (edition, (own, other)) in [(before, (sides[0], sides[1])), (after, (sides[1], sides[0]))] {
      let alone = own.subtracting(other).sorted()
      guard !alone.isEmpty else { continue }
      notices.append(
        Problem(
          severity: .notice, kind: "commune-on-one-side",
          message: "\(alone.count) communes have zones in \(edition.name) only "
            + "(\(alone.prefix(5).joined(separator: ", "))\(alone.count > 5 ? ", …" : "")): what "
            + "no other zone covers counts as created or abolished; --communes leaves them out",
          subject: Subject(file: store)))
    }
    let doubtful = lineage.relations.count { $0.kind.keepsGround && $0.criteriaDiffer }
    if doubtful > 0 {
      notices.append(
        Problem(
          severity: .notice, kind: "criteria-differ",
          message: "\(doubtful) zones keep their ground by one criterion and not by the other "
            + "(columns same_by_iou and same_by_tolerance)", subject: Subject(file: store)))
    }
    return notices
  }
}
