import ArpentChange
public import ArpentElections
import ArpentStore

/// Makes a table of weights from the zones of one time, or from any polygon layer, to the zones of
/// another.
public struct BuildCrosswalk: Sendable {
  /// Where the sources come from.
  public enum Origin: Sendable {
    /// Zones of an edition, or on a day.
    case zones(ExportZones.Selection)
    /// Features of a file.
    case layer(ZoneSourceOptions)
  }

  public var store: String
  public var origin: Origin
  public var goal: ExportZones.Selection
  /// Zones to go by on the way, in order.
  public var stops: [ExportZones.Selection] = []
  public var weights: CrosswalkWeights = .best
  /// Divide what lies in no target among the targets of the same source.
  public var sharesOutside = false
  /// In metres: ground that is nowhere wider is a trace of drawing and carries nobody. `nil` keeps all
  /// that the comparison of grounds finds.
  public var tolerance: Double? = LineageCriteria.defaultTolerance
  /// Go on without the features of a layer that can't be used; otherwise one of them stops the run.
  public var skipsInvalid = false
  public var threads = 1
  /// Path of the table, or `-` for standard output.
  public var output: String

  public init(store: String, from origin: Origin, to goal: ExportZones.Selection, output: String) {
    self.store = store
    self.origin = origin
    self.goal = goal
    self.output = output
  }

  public struct Report: Sendable {
    /// `nil` where problems of the layer stopped the run: nothing was written.
    public var table: CrosswalkTable?
    /// Of the layer and of the weights.
    public var problems: [Problem]
  }

  public func run() throws(ArpentError) -> Report {
    do {
      let store = try ZoneStore.open(store, .readOnly)
      var problems: [Problem] = []
      let sources: [Zone]
      switch origin {
      case .zones(let selection): sources = try zones(selection, of: store)
      case .layer(let options):
        let reading = try ZoneReader.read(options)
        problems = reading.problems
        if reading.rejectedCount > 0 && !skipsInvalid {
          return Report(table: nil, problems: problems)
        }
        sources = reading.zones.map(\.zone)
        guard !sources.isEmpty else {
          throw ArpentError(
            .badInput, "the layer holds no feature that can be used", Subject(file: options.path))
        }
      }
      var (from, legs): ([Zone], [ZoneCrosswalk]) = (sources, [])
      for selection in stops + [goal] {
        let to = try zones(selection, of: store)
        legs.append(
          try ZoneCrosswalk(
            from: from, to: to, weights: weights, store: store, sharesOutside: sharesOutside,
            tolerance: tolerance, threads: threads))
        from = to
      }
      let table = CrosswalkTable(sources: sources, targets: from, legs: legs)
      for notice in legs.flatMap(\.notices) where !problems.contains(notice) {
        problems.append(notice)
      }
      try OutputFile.write(table.csv(), to: output)
      return Report(table: table, problems: problems)
    } catch {
      throw ArpentError(error)
    }
  }

  private func zones(_ selection: ExportZones.Selection, of store: ZoneStore) throws -> [Zone] {
    let zones = try ExportZones.zones(of: selection, in: store).map(\.zone)
    guard zones.isEmpty else { return zones }
    guard case .validOn(let day, _) = selection else { return zones }
    throw ArpentError(
      .usage, "the store has no zone on that day",
      Subject(file: store.path, field: "valid-on", value: day.description))
  }
}
