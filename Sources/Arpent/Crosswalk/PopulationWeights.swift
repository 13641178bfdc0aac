import ArpentChange
import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentStore

/// People by place: the counts of a data set of the store, or of a file.
struct PopulationWeights {
  /// `filosofi-2019:ind`, `blocks.zip:TOTPOP20`.
  let name: String
  let units: [PopulatedGround]
  let notices: [Problem]

  /// One count of a data set of the store, near a place.
  /// - Parameter variable: `nil` for the one that counts people best.
  init(_ store: ZoneStore, dataset: String, variable: String?, near box: BoundingBox) throws {
    let data = try store.statistics(dataset: dataset, near: box)
    let counts = data.variables.filter { $0.kind == .extensive }.map(\.name)
    let subject = Subject(file: store.path, field: "weights", value: dataset)
    let place: Int
    if let variable {
      guard let found = data.variables.firstIndex(where: { $0.name == variable }),
        data.variables[found].kind == .extensive
      else {
        throw ArpentError(
          .usage,
          "the data set has no count called \(variable); it has: \(counts.joined(separator: ", "))",
          subject)
      }
      place = found
    } else {
      guard let found = PopulationCount.best(of: data.variables) else {
        throw ArpentError(
          .usage,
          "none of the data set's counts is known to be of people: say which with "
            + "--weights \(dataset):NAME; it has: \(counts.joined(separator: ", "))", subject)
      }
      place = found.place
    }
    self.init(data, place, in: store.path)
  }

  /// The data set of the store that counts people best near a place; `nil` when none does.
  init?(_ store: ZoneStore, near box: BoundingBox) throws {
    let known = try store.datasets().compactMap { record in
      PopulationCount.best(of: record.variables).map { (record.name, $0) }
    }
    // The surest kind of count, then the finest units.
    var best: (data: StatisticDataset, count: PopulationCount)?
    for (name, count) in known {
      if let best, best.count.rank < count.rank { continue }
      let data = try store.statistics(dataset: name, near: box)
      guard !data.units.isEmpty else { continue }
      if let known = best, known.count.rank == count.rank,
        known.data.units.count >= data.units.count
      {
        continue
      }
      best = (data, count)
    }
    guard let best else { return nil }
    self.init(best.data, best.count.place, in: store.path)
  }

  private init(_ data: StatisticDataset, _ place: Int, in file: String) {
    let variable = data.variables[place]
    name = "\(data.name):\(variable.name)"
    let values = data.units.map { ($0.ground, $0.values[place]) }
    (units, notices) = Self.usable(values, Subject(file: file, field: name))
  }

  /// The polygons of a layer with a count in one of its fields.
  init(_ file: UnitFile) throws {
    var importer = ImportStatistics(path: file.path, store: "", dataset: "")
    importer.layer = file.layer
    importer.crs = file.crs
    importer.layout = .columns
    importer.declaration = StatisticDeclaration(extensive: [file.count])
    let reading = try StatisticsIntake(task: importer).read()
    let fileName = file.path.split(separator: "/").last.map(String.init) ?? file.path
    name = "\(fileName):\(file.count)"
    let (units, notices) = Self.usable(
      reading.units.map { ($0.ground, $0.values[0]) },
      Subject(file: file.path, field: file.count))
    self.units = units
    self.notices = reading.problems + notices
  }

  private static func usable(_ values: [(MultiPolygon, Double?)], _ subject: Subject)
    -> ([PopulatedGround], [Problem])
  {
    var units: [PopulatedGround] = []
    units.reserveCapacity(values.count)
    for (ground, value) in values {
      guard let value, value >= 0, value.isFinite else { continue }
      units.append(PopulatedGround(ground: ground, count: value))
    }
    let left = values.count - units.count
    guard left > 0 else { return (units, []) }
    return (
      units,
      [
        Problem(
          severity: .notice, kind: "units-without-count",
          message: "\(left) of \(values.count) units near these zones have no count, and none of "
            + "their people speaks for the weights", subject: subject)
      ]
    )
  }
}

/// Which of a data set's variables tells best where people live.
struct PopulationCount {
  var place: Int
  /// 0 for people, 1 for households, 2 for dwellings.
  var rank: Int

  /// Names that tables without units give the number of inhabitants, in lower case and without the
  /// year at either end.
  private static let names = ["totpop", "pop", "population", "inhabitants", "habitants", "pop100"]

  static func best(of variables: [StatisticVariable]) -> PopulationCount? {
    var best: PopulationCount?
    for (place, variable) in variables.enumerated() where variable.kind == .extensive {
      let rank: Int
      switch variable.unit {
      case "people": rank = 0
      case "households": rank = 1
      case "dwellings": rank = 2
      case nil where names.contains(bare(variable.name)): rank = 0
      default: continue
      }
      // Of equals the first: publishers put the total before its parts.
      if best.map({ rank < $0.rank }) ?? true { best = PopulationCount(place: place, rank: rank) }
    }
    return best
  }

  private static func bare(_ name: String) -> String {
    let name = name.lowercased()
    if names.contains(name) { return name }
    let trimmed = name.drop { $0.isNumber || $0 == "_" }
    var end = trimmed
    while let last = end.last, last.isNumber || last == "_" { end.removeLast() }
    return String(end)
  }
}
