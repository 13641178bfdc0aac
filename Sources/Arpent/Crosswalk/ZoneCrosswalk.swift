import ArpentChange
import ArpentElections
import ArpentGeometry
import ArpentStore

/// A crosswalk between any two sets of grounds in EPSG:4326, and what its weights were.
struct ZoneCrosswalk {
  let crosswalk: Crosswalk
  let weightNames: [Crosswalk.Method: String]
  let notices: [Problem]

  /// - Parameters:
  ///   - store: where to look for statistics, if anywhere.
  ///   - tolerance: in metres; ground that is nowhere wider is a trace of drawing and carries nobody.
  ///     `nil` keeps all that the comparison of grounds finds.
  init(
    from sources: [Zone], to targets: [Zone], weights: CrosswalkWeights, store: ZoneStore?,
    sharesOutside: Bool, tolerance: Double? = nil, threads: Int
  ) throws {
    let box = sources.reduce(into: BoundingBox.empty) { $0.extend(to: $1.ground.boundingBox) }
    var weightings: [CrosswalkWeighting] = []
    var names: [Crosswalk.Method: String] = [:]
    var notices: [Problem] = []
    func add(_ file: AddressFile) throws {
      let made = try AddressWeights(file, from: sources, to: targets, threads: threads)
      weightings.append(.addresses(made.tally))
      names[.addresses] = file.path.split(separator: "/").last.map(String.init)
      notices += made.notices
    }
    func add(_ made: PopulationWeights) {
      weightings.append(.population(made.units, weights.placement))
      names[.population] = made.name
      notices += made.notices
    }
    switch weights.choice {
    case .area: break
    case .addresses:
      guard let file = weights.addresses else {
        throw ArpentError(
          .usage, "say with --addresses which file has the addresses",
          Subject(field: "weights", value: "addresses"))
      }
      try add(file)
    case .population:
      guard let made = try Self.population(weights, store, near: box) else {
        throw ArpentError(
          .usage,
          "no data set of the store counts people near these zones: bring one in with "
            + "`arpent statistics import`, or give a layer with --units FILE --count FIELD",
          Subject(file: store?.path, field: "weights", value: "population"))
      }
      add(made)
    case .statistic(let dataset, let variable):
      guard let store else {
        throw ArpentError(
          .usage, "a data set's weights need a store", Subject(field: "weights", value: dataset))
      }
      add(try PopulationWeights(store, dataset: dataset, variable: variable, near: box))
    case .best:
      if let file = weights.addresses { try add(file) }
      if let made = try Self.population(weights, store, near: box) { add(made) }
    }
    let whole = targets.reduce(into: box) { $0.extend(to: $1.ground.boundingBox) }
    let project: (MultiPolygon) throws -> MultiPolygon =
      whole.isEmpty ? { $0 } : try Flattening().projection(for: whole)
    let drawn = try Self.crosswalk(
      sources, targets, weightings, sharesOutside: sharesOutside, threads: threads,
      projectedBy: project)
    crosswalk =
      try tolerance.map {
        try DrawingTraces(tolerance: $0, threads: threads)
          .settle(drawn, from: sources, to: targets, projectedBy: project)
      } ?? drawn
    weightNames = names
    self.notices = notices
  }

  private static func population(
    _ weights: CrosswalkWeights, _ store: ZoneStore?, near box: BoundingBox
  ) throws -> PopulationWeights? {
    if let file = weights.units { return try PopulationWeights(file) }
    guard let store, !box.isEmpty else { return nil }
    return try PopulationWeights(store, near: box)
  }

  private static func crosswalk(
    _ sources: [Zone], _ targets: [Zone], _ weightings: [CrosswalkWeighting],
    sharesOutside: Bool, threads: Int, projectedBy project: (MultiPolygon) throws -> MultiPolygon
  ) throws -> Crosswalk {
    do {
      return try Crosswalk.between(
        sources.map(\.ground), targets.map(\.ground), weightings: weightings,
        shareOutOutside: sharesOutside, threads: threads, projectedBy: project)
    } catch {
      throw error.named { role, number in
        switch role {
        case .source: sources[number - 1].key.description
        case .target: targets[number - 1].key.description
        case .unit: nil
        }
      }
    }
  }
}
