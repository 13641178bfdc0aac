import ArpentChange
import ArpentElections
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
  private var ways: [[ZoneVersion.ID]: ZoneCrosswalk] = [:]

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

  private func way(from sources: [ZoneVersion]) throws -> ZoneCrosswalk {
    let name = sources.map(\.id)
    if let known = ways[name] { return known }
    let way = try ZoneCrosswalk(
      from: sources.map(\.zone), to: targets.map(\.zone), weights: options.weights, store: store,
      sharesOutside: options.sharesOutside, tolerance: options.tolerance, threads: threads)
    ways[name] = way
    return way
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
