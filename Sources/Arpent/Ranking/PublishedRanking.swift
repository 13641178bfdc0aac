import ArpentChange
import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentOverlay
import ArpentRanking
import ArpentStore

/// What rankings that were handed out before showed and withheld, read from their RANKING.csv.
struct PublishedRanking {
  private let paths: [String]
  private let store: ZoneStore

  init(_ paths: [String], store: ZoneStore) {
    self.paths = paths
    self.store = store
  }

  /// - Parameter sectors: those to rank; ground of before that is theirs no more is found in them.
  /// - Throws: ``ArpentError`` for a file that is no RANKING.csv, or one of zones that the store
  ///   does not hold.
  func disclosure(for sectors: [SectorInput]) throws -> EarlierDisclosure {
    var earlier = EarlierDisclosure()
    for path in paths { earlier.add(try Self.read(path)) }
    earlier.successors = try successors(of: earlier, among: sectors)
    return earlier
  }

  /// Two sectors share ground when it is a hundredth of one of them at least: less is the
  /// difference between two drawings of one border.
  private static let leastShare = 0.01

  private func successors(of earlier: EarlierDisclosure, among sectors: [SectorInput]) throws
    -> [EarlierDisclosure.Ground: Set<StationKey>]
  {
    typealias Ground = EarlierDisclosure.Ground
    let own = Set(sectors.map { Ground(key: $0.key, vintage: $0.vintage) })
    let gone = Set(earlier.shown.keys).union(earlier.withheld).subtracting(own)
    guard !gone.isEmpty else { return [:] }
    let before = try shapes(of: gone)
    let now = sectors.compactMap { sector in sector.ground.map { (key: sector.key, shape: $0) } }
    let box = now.reduce(into: BoundingBox.empty) { $0.extend(to: $1.shape.boundingBox) }
    let shared = try ArealWeighting.crosswalk(
      from: before.map(\.shape), to: now.map(\.shape), threads: 2,
      projectedBy: Flattening().projection(for: box))
    var found: [Ground: Set<StationKey>] = [:]
    for (source, row) in shared.rows.enumerated() {
      for entry in row {
        let smaller = min(shared.sourceAreas[source], shared.targetAreas[entry.target])
        if entry.sharedArea >= Self.leastShare * smaller {
          found[before[source].ground, default: []].insert(now[entry.target].key)
        }
      }
    }
    return found
  }

  private func shapes(of grounds: Set<EarlierDisclosure.Ground>) throws
    -> [(ground: EarlierDisclosure.Ground, shape: MultiPolygon)]
  {
    var found: [(ground: EarlierDisclosure.Ground, shape: MultiPolygon)] = []
    var missing = grounds
    let known = Set(try store.vintages().map(\.vintage.name))
    for vintage in Set(grounds.map(\.vintage)).intersection(known).sorted() {
      for version in try store.zones(vintage: vintage) {
        let ground = EarlierDisclosure.Ground(key: version.zone.key, vintage: vintage)
        if missing.remove(ground) != nil { found.append((ground, version.zone.ground)) }
      }
    }
    if let lost = missing.sorted().first {
      throw ArpentError(
        .badInput,
        "the store does not hold this zone of the edition \(lost.vintage), so it can't be told what "
          + "became of its ground; rank with the store that the published table was made with",
        Subject(field: "published", value: lost.key.description))
    }
    return found
  }

  private static func read(_ path: String) throws -> EarlierDisclosure {
    var earlier = EarlierDisclosure()
    var table = try DelimitedReader(path: path)
    let file = table.file
    guard try table.advance() else { throw TableError(.empty, file: file) }
    let headings = table.texts()
    func column(_ name: String) throws -> Int {
      guard let found = headings.firstIndex(of: name) else {
        throw ArpentError(
          .badInput, "the column is missing: is this a RANKING.csv?",
          Subject(file: file, line: 1, field: name))
      }
      return found
    }
    let (commune, code) = (try column("commune"), try column("code"))
    let (vintage, withheld) = (try column("vintage"), try column("withheld"))
    let figures = figures(headings)
    while try table.advance() {
      let ground = EarlierDisclosure.Ground(
        key: StationKey(commune: table.text(commune), code: table.text(code)),
        vintage: table.text(vintage))
      if table.text(withheld) == "true" {
        earlier.withheld.insert(ground)
        continue
      }
      var shown: [DisclosedFigure: Double] = [:]
      for (figure, columns) in figures {
        shown[figure] = columns.lazy.compactMap { Double(table.text($0)) }.first
      }
      earlier.shown[ground] = shown
    }
    return earlier
  }

  /// Where each figure's size stands: for an election the roll, else those who voted, else the valid.
  private static func figures(_ headings: [String]) -> [(DisclosedFigure, [Int])] {
    let places = Dictionary(
      zip(headings, headings.indices), uniquingKeysWith: { first, _ in first })
    var figures: [(DisclosedFigure, [Int])] = []
    for heading in headings {
      if heading.hasPrefix("cast_") {
        let election = String(heading.dropFirst("cast_".count))
        let columns = ["registered", "cast", "valid"].compactMap { places["\($0)_\(election)"] }
        figures.append((.election(election), columns))
      } else if heading.hasPrefix("stat_"), places["\(heading)_interpolated"] != nil {
        figures.append((.statistic(heading), [places[heading]!]))
      }
    }
    if let place = places["households"] { figures.append((.households, [place])) }
    if let place = places["contacts"] { figures.append((.contacts, [place])) }
    return figures
  }
}
