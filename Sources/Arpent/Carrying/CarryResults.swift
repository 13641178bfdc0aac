public import ArpentChange
public import ArpentElections
import ArpentStore

/// Carries the results of an election onto the zones of another date or vintage.
public struct CarryResults: Sendable {
  public var store: String
  public var election: String
  public var target: ExportZones.Selection
  /// The zones that the election was held on; those of election day when `nil`.
  public var source: ExportZones.Selection?
  /// Communes to carry; empty for all that have target zones.
  public var communes: [String] = []
  /// Whole numbers, by largest remainder.
  public var asWholeNumbers = false
  public var options = CarryOptions()
  public var threads = 1

  public init(store: String, election: String, target: ExportZones.Selection) {
    self.store = store
    self.election = election
    self.target = target
  }

  public struct Report: Sendable {
    public var election: CarriedElection
    /// What divided stations were divided by, with the name of its data.
    public var weights: [String]
    public var notices: [Problem]
  }

  public func run() throws(ArpentError) -> Report {
    do {
      let store = try ZoneStore.open(store, .readOnly)
      guard let record = try store.elections().first(where: { $0.election.id == election }) else {
        // Names the elections that there are.
        _ = try store.results(election: election)
        throw ArpentError(.internal, "the election is there and is not")
      }
      let targets = try zones(target, in: store, field: "to")
      let wanted = Set(targets.map(\.zone.key.commune))
      let held = try zones(
        source ?? .validOn(record.election.date, recordedAsOf: nil), in: store, field: "from")
      // Without a choice also communes that have no target of theirs: they may lie under others now.
      let sources = held.filter { communes.isEmpty || wanted.contains($0.zone.key.commune) }
      guard !sources.isEmpty else {
        throw ArpentError(
          .usage,
          "the store does not know the zones of \(record.election.date) in these communes; import "
            + "them, or say with --from which vintage the election was held on",
          Subject(file: self.store, field: "election", value: election))
      }
      let results = try store.results(
        election: election, communes: Set(sources.map(\.zone.key.commune)))
      let carrier = ElectionCarrier(
        store: store, targets: targets, options: options, threads: threads)
      let carried = try carrier.carry(results, from: sources, asWholeNumbers: asWholeNumbers)
      let given = carried.election.zones.flatMap(\.origins)
      let divided = Set(given.filter(\.isDivided).map(\.station)).count
      return Report(
        election: carried.election, weights: carried.weights,
        notices: CarryNotices(record.election).carried(
          carried, divided: divided, whole: Set(given.map(\.station)).count - divided
        ).map(\.problem))
    } catch {
      throw ArpentError(error)
    }
  }

  private func zones(_ which: ExportZones.Selection, in store: ZoneStore, field: String) throws
    -> [ZoneVersion]
  {
    var zones = try ExportZones.zones(of: which, in: store)
    if !communes.isEmpty, field == "to" {
      zones.removeAll { !communes.contains($0.zone.key.commune) }
    }
    guard zones.isEmpty, field == "to" else { return zones }
    let known = try store.vintages().map { "\($0.vintage.name) from \($0.vintage.validity.from)" }
    throw ArpentError(
      .usage, "the store has no such zones; it has: \(known.joined(separator: ", "))",
      Subject(file: self.store, field: field))
  }
}
