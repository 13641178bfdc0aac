import ArpentElections
import ArpentFormats
public import ArpentPages
public import ArpentRanking

extension RankingOutputs {
  /// Writes a GeoPackage with one layer, `ranking`: every sector with ground, every column of the
  /// table, and with a plan the columns `plan_team`, `plan_order` and `plan_share`. QGIS draws it by
  /// itself in the shades of the report's map. The same ranking gives the same bytes.
  public static func writeGeoPackage(
    _ ranking: Ranking, plan: PlannedCanvass? = nil, to path: String, language: Language = .en
  ) throws(ArpentError) {
    let columns = SectorColumns(ranking, language: language)
    let shown = ranking.sectors.filter { $0.sector.ground != nil }
    var rows = shown.map { columns.values(of: $0).map(value) }
    var names = columns.names
    if let plan {
      names += ["plan_team", "plan_order", "plan_share"]
      let places = visits(plan.plan)
      for (i, outcome) in shown.enumerated() {
        rows[i] += places[outcome.sector.key] ?? [.null, .null, .null]
      }
    }
    let fields = zip(distinct(names), names.indices).map { name, column in
      VectorField(name: name, type: kind(rows.map { $0[column] }))
    }
    let style = LayerStyle(
      name: "ranking", description: "Sectors by score",
      qml: RankingStyle.qml(ranking, language: language), isDefault: true)
    do {
      try GeoPackageWriter.write(
        to: path, layer: "ranking", fields: fields, description: ranking.context.title,
        styles: [style], changed: "\(ranking.context.validOn)T00:00:00.000Z"
      ) { writer in
        for (outcome, row) in zip(shown, rows) {
          try writer.write(properties: row, area: outcome.sector.ground)
        }
      }
    } catch {
      throw ArpentError(error)
    }
  }

  private static func visits(_ plan: CanvassPlan) -> [StationKey: [ArpentFormats.PropertyValue]] {
    var places: [StationKey: [ArpentFormats.PropertyValue]] = [:]
    for round in plan.rounds {
      for (i, visit) in round.visits.enumerated() {
        for key in visit.keys {
          places[key] = [.integer(Int64(round.team)), .integer(Int64(i + 1)), .real(visit.share)]
        }
      }
    }
    return places
  }

  /// A table of SQLite does not tell `stat_a` from `stat_A`, and has columns of its own.
  private static func distinct(_ names: [String]) -> [String] {
    var taken: Set<String> = ["fid", GeoPackageWriter.geometryColumn]
    return names.map { name in
      var unique = name
      var number = 2
      while !taken.insert(unique.lowercased()).inserted {
        unique = "\(name)_\(number)"
        number += 1
      }
      return unique
    }
  }

  private static func kind(_ values: [ArpentFormats.PropertyValue]) -> VectorField.Kind {
    var kinds: Set<VectorField.Kind> = []
    for value in values {
      switch value {
      case .null: continue
      case .integer: kinds.insert(.integer)
      case .real: kinds.insert(.real)
      case .boolean: kinds.insert(.boolean)
      case .string, .json: kinds.insert(.string)
      }
    }
    if kinds == [.integer, .real] { return .real }
    return kinds.count == 1 ? kinds.first ?? .string : .string
  }
}
