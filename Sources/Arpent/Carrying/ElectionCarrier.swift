import ArpentChange
import ArpentElections
import ArpentGeometry
import ArpentStore

/// Carries results from the zones of election day onto the zones of another.
///
/// The way from one set of zones to the other is worked out once, however many elections were held
/// on them.
final class ElectionCarrier {
  private let store: ZoneStore
  private let targets: [ZoneVersion]
  private let threads: Int
  private let options: CarryOptions
  private var ways: [[ZoneVersion.ID]: Way] = [:]

  /// How sources go to the targets.
  private struct Way {
    var crosswalk: Crosswalk
    var weightNames: [Crosswalk.Method: String]
    var notices: [Problem]
  }

  /// - Parameter targets: no key twice.
  init(store: ZoneStore, targets: [ZoneVersion], options: CarryOptions, threads: Int = 2) {
    self.store = store
    self.targets = targets
    self.options = options
    self.threads = threads
  }

  struct Carried {
    var election: CarriedElection
    /// What divided stations were divided by, with the name of its data: `population (filosofi:ind)`.
    var weights: [String]
    var notices: [Problem]
    var sources: [ZoneVersion]
  }

  /// - Parameter sources: the zones of election day; no key twice.
  func carry(_ results: ElectionResults, from sources: [ZoneVersion], asWholeNumbers: Bool) throws
    -> Carried
  {
    let way = try self.way(from: sources)
    let election = try way.crosswalk.carry(
      results, from: sources.map(\.zone.key), to: targets.map(\.zone.key),
      asWholeNumbers: asWholeNumbers)
    let used = Set(election.zones.flatMap(\.methods)).sorted()
    return Carried(
      election: election,
      weights: used.map { method in
        way.weightNames[method].map { "\(method.rawValue) (\($0))" } ?? method.rawValue
      }, notices: way.notices, sources: sources)
  }

  private func way(from sources: [ZoneVersion]) throws -> Way {
    let name = sources.map(\.id)
    if let known = ways[name] { return known }
    let drawn = try StoreCrosswalk(
      store: store, from: sources, to: targets, weights: options.weights,
      sharesOutside: options.sharesOutside, threads: threads)
    let way = Way(
      crosswalk: drawn.crosswalk.settled(by: try lineage(from: sources)).settled(),
      weightNames: drawn.weightNames, notices: drawn.notices)
    ways[name] = way
    return way
  }

  private func lineage(from sources: [ZoneVersion]) throws -> Lineage {
    let box = (sources + targets).reduce(into: BoundingBox.empty) {
      $0.extend(to: $1.zone.ground.boundingBox)
    }
    let flattening = Flattening()
    return try Lineage.between(
      sources.map(\.zone), targets.map(\.zone),
      criteria: LineageCriteria(tolerance: options.tolerance), threads: threads,
      projectedBy: box.isEmpty ? { $0 } : flattening.projection(for: box))
  }
}

extension ZoneVersion {
  /// Which of the versions of a store this is.
  struct ID: Hashable {
    var key: StationKey
    var vintage: String
    var from: CalendarDate
  }

  var id: ID { ID(key: zone.key, vintage: vintage, from: validity.from) }
}
