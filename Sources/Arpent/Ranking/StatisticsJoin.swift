import ArpentChange
import ArpentElections
import ArpentGeometry
import ArpentRanking
import ArpentStore

/// All statistics of a store, carried onto zones by shared area.
struct StatisticsJoin {
  private(set) var inputs: [StatisticInput] = []
  /// One row a zone, one figure an input.
  private(set) var values: [[SectorStatistic]]
  /// One a zone, where a data set counts households; the last such data set speaks.
  private(set) var households: [Double?]?
  private(set) var sources: [SourceInput] = []
  private(set) var notices: [RankingNotice] = []

  /// - Parameter sharesOutside: divide what lies in no zone among the zones of the same unit.
  init(store: ZoneStore, zones versions: [ZoneVersion], sharesOutside: Bool) throws {
    values = Array(repeating: [], count: versions.count)
    let zones = versions.map(\.zone)
    let box = zones.reduce(into: BoundingBox.empty) { $0.extend(to: $1.ground.boundingBox) }
    for record in try store.datasets() {
      let dataset = try store.statistics(dataset: record.name, near: box)
      guard !dataset.units.isEmpty else {
        notices.append(
          RankingNotice(
            "no-statistics", "the data set has nothing near these zones",
            french: "le jeu de données \(record.name) n’a rien près de ces secteurs",
            subject: Subject(field: "dataset", value: record.name)))
        continue
      }
      let report = try carry(dataset, to: zones, near: box, sharesOutside)
      add(report, of: record)
      reportOutside(report, dataset, sharesOutside)
    }
  }

  private func carry(
    _ dataset: StatisticDataset, to zones: [Zone], near box: BoundingBox, _ sharesOutside: Bool
  ) throws -> ApportionmentReport {
    let flattening = Flattening()
    let project = try flattening.projection(for: box)
    let crosswalk = try ArealWeighting.crosswalk(
      from: dataset.units, to: zones, shareOutOutside: sharesOutside, threads: 2,
      projectedBy: project)
    return try crosswalk.apportion(dataset)
  }

  private mutating func add(_ report: ApportionmentReport, of record: DatasetRecord) {
    for variable in report.variables {
      inputs.append(StatisticInput(variable: variable, dataset: record.name))
    }
    for (zone, figures) in report.figures.enumerated() {
      values[zone] += figures.map { figure in
        SectorStatistic(
          value: figure.value, coverage: figure.coverage, imputedShare: figure.imputedShare ?? 0,
          interpolatedShare: figure.interpolatedShare ?? 0,
          standardError: figure.moments?.standardError)
      }
    }
    if let place = report.variables.firstIndex(where: {
      $0.unit == "households" && $0.kind == .extensive
    }) {
      // A zone that the data set does not reach has an unknown number of households, not none.
      households = report.figures.map { $0[place].coverage > 0.5 ? $0[place].value : nil }
    }
    sources.append(
      SourceInput(role: .statistics, subject: record.name, source: record.source))
    if let geometry = record.geometrySource {
      sources.append(SourceInput(role: .statistics, subject: record.name, source: geometry))
    }
  }

  /// Says what the data set counts on ground that no zone covers, so that nothing is lost in silence.
  private mutating func reportOutside(
    _ report: ApportionmentReport, _ dataset: StatisticDataset, _ sharesOutside: Bool
  ) {
    guard let place = report.variables.firstIndex(where: { $0.kind == .extensive }),
      let total = report.totals[place], total.outside >= 0.5
    else { return }
    let whole = report.outside.count { $0.share >= 1 }
    let part = report.outside.count - whole
    let name = report.variables[place].label ?? report.variables[place].name
    let (lost, all) = (Int(total.outside.rounded()), Int(total.given.rounded()))
    notices.append(
      RankingNotice(
        "outside-all-zones",
        "\(name): \(lost) of \(all) near these "
          + "sectors lie in none of them (\(whole) units wholly, \(part) partly outside)"
          + (sharesOutside
            ? "; the parts are shared out among the sectors of the same unit"
            : " and are in no sector's figure; --share-outside shares the parts out"),
        french: "\(name) : \(lost) sur \(all) près de ces secteurs ne sont dans aucun d’eux "
          + "(\(whole) unités entièrement, \(part) en partie dehors)"
          + (sharesOutside
            ? " ; les parties sont réparties entre les secteurs de la même unité"
            : " et ne comptent dans aucun secteur ; --share-outside répartit les parties"),
        subject: Subject(field: "dataset", value: dataset.name)))
  }
}
