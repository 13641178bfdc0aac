import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentProjection
import Foundation

/// Reads a table of statistics and finds the ground of each row: a grid cell's square, a polygon
/// of another file with the row's identifier, or the feature that the row came with.
struct StatisticsIntake {
  let task: ImportStatistics

  struct Reading {
    var table: StatisticTable
    var units: [StatisticUnit]
    var problems: [Problem]
  }

  func read() throws -> Reading {
    if isLayer(task.path) {
      let file = try VectorFile.open(task.path)
      let layer = try file.layer(named: task.layer)
      var features: [Feature] = []
      try file.readFeatures(of: layer) { features.append($0) }
      var importer = try StatisticsImporter(
        headings: layer.fields.map(\.name), layout: task.layout, declaration: task.declaration,
        file: task.path)
      for feature in features {
        let cells = feature.properties.map { $0.text ?? "" }
        importer.take(cells, line: feature.number, raw: CSVText.line(cells))
      }
      let table = try importer.finish()
      if table.layout == .filosofiGrid { return try gridCells(table) }
      var grounds: [Int: FeatureGeometry] = [:]
      for feature in features { grounds[feature.number] = feature.geometry }
      return try shapes(table, declared: layer.declaredCRS, features: features) {
        grounds[$0.line]
      }
    }
    let table = try StatisticsReader.read(
      path: task.path, layout: task.layout, declaration: task.declaration)
    if table.layout == .filosofiGrid { return try gridCells(table) }
    return try joined(table)
  }

  /// A polygon layer begins otherwise than a table of text; what can't be opened is left to the
  /// reader of tables, whose error says so.
  private func isLayer(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path),
      let head = try? handle.read(upToCount: 4096), !head.isEmpty
    else { return false }
    try? handle.close()
    let name = path.lowercased()
    if [".csv", ".csv.gz", ".txt", ".txt.gz", ".tsv"].contains(where: name.hasSuffix) {
      return false
    }
    if head.starts(with: Array("SQLite format 3".utf8)) || head.starts(with: [0, 0, 0x27, 0x0A]) {
      return true
    }
    if head.starts(with: Array("PK".utf8)) || head.starts(with: [0x1F, 0x8B]) { return true }
    let text = String(decoding: head, as: UTF8.self)
      .trimmingCharacters(in: CharacterSet(charactersIn: "\u{FEFF} \t\r\n"))
    return text.hasPrefix("{") || text.hasPrefix("var ")
  }

  /// Squares of a grid, each through the CRS that its identifier names.
  private func gridCells(_ table: StatisticTable) throws -> Reading {
    var problems = table.problems
    var ways: [Int: GridTransformation] = [:]
    var units: [StatisticUnit] = []
    units.reserveCapacity(table.rows.count)
    for row in table.rows {
      guard let cell = GridCell.parse(row.id) else {
        problems.append(
          reject("no-grid-cell", "the identifier names no grid cell", row, field: "id"))
        continue
      }
      let way: GridTransformation
      if let known = ways[cell.epsg] {
        way = known
      } else {
        way = try GridTransformation(epsg: cell.epsg)
        ways[cell.epsg] = way
      }
      let square = MultiPolygon(Polygon(exterior: Ring(cell.ring)))
      units.append(
        StatisticUnit(
          id: row.id, ground: try way.transformation.apply(square), values: row.values,
          isImputed: row.isImputed))
    }
    return Reading(table: table, units: units, problems: problems)
  }

  /// Rows whose ground stands in another file.
  private func joined(_ table: StatisticTable) throws -> Reading {
    guard let path = task.geometry else {
      throw ArpentError(
        .usage,
        "the rows of this table name places: say with --geometry which file has their polygons",
        Subject(file: task.path, field: "geometry"))
    }
    let file = try VectorFile.open(path)
    let layer = try file.layer(named: task.layer)
    var features: [Feature] = []
    try file.readFeatures(of: layer) { features.append($0) }
    let field = try identifierField(
      of: layer, path: path, ids: Set(table.rows.map(\.id)), among: features)
    var byID: [String: FeatureGeometry] = [:]
    var doubles: [Problem] = []
    for feature in features {
      guard let id = feature[field]?.text else { continue }
      if byID.updateValue(feature.geometry, forKey: id) != nil {
        doubles.append(
          Problem(
            severity: .rejected, kind: "duplicate-id",
            message: "another polygon has the same identifier",
            subject: Subject(file: path, field: field, value: id, feature: feature.number)))
      }
    }
    var reading = try shapes(table, declared: layer.declaredCRS, features: features) { byID[$0.id] }
    reading.problems += doubles
    // Rows of other places are usual: a national table, the polygons of one city.
    let placed = Set(reading.units.map(\.id))
    let strays = table.rows.filter { byID[$0.id] == nil }
    if !strays.isEmpty {
      reading.problems.append(
        Problem(
          severity: .notice, kind: "rows-without-polygon",
          message: "\(strays.count) of \(table.rows.count) rows have no polygon in "
            + "\(URL(fileURLWithPath: path).lastPathComponent) and are left out",
          subject: Subject(file: task.path)))
    }
    let bare = byID.keys.filter { !placed.contains($0) }.sorted()
    if !bare.isEmpty {
      reading.problems.append(
        Problem(
          severity: .notice, kind: "polygons-without-row",
          message:
            "\(bare.count) polygons have no row, the first \(bare.prefix(5).joined(separator: ", "))",
          subject: Subject(file: path)))
    }
    return reading
  }

  /// The field of the polygons that names the table's rows: the one told, or the one that most
  /// rows are found by.
  private func identifierField(
    of layer: VectorLayer, path: String, ids: Set<String>, among features: [Feature]
  ) throws -> String {
    if let told = task.geometryID {
      guard layer.fields.contains(where: { $0.name == told }) else {
        throw ArpentError(
          .usage,
          "the polygons have no such field; they have: "
            + layer.fields.map(\.name).joined(separator: ", "),
          Subject(file: path, field: told))
      }
      return told
    }
    var hits: [String: Int] = [:]
    for feature in features {
      for field in layer.fields {
        if let text = feature[field.name]?.text, ids.contains(text) {
          hits[field.name, default: 0] += 1
        }
      }
    }
    guard let best = hits.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      throw ArpentError(
        .badInput,
        "no field of the polygons holds the table's identifiers; say which with --geometry-id: "
          + layer.fields.map(\.name).joined(separator: ", "), Subject(file: path))
    }
    return best
  }

  private func shapes(
    _ table: StatisticTable, declared: DeclaredCRS, features: [Feature],
    ground: (StatisticRow) -> FeatureGeometry?
  ) throws -> Reading {
    let path = task.geometry ?? task.path
    var box = BoundingBox.empty
    for feature in features {
      if case .area(let shape, _) = feature.geometry { box.extend(to: shape.boundingBox) }
    }
    let crs = try SourceCRS.decide(declared: declared, override: task.crs, box: box, file: path)
    var intake = try ShapeIntake(crs: crs, repairs: task.repairs, file: path)
    var units: [StatisticUnit] = []
    for row in table.rows {
      guard let geometry = ground(row),
        let shape = intake.take(geometry, Subject(file: path, code: row.id))
      else { continue }
      units.append(
        StatisticUnit(
          id: row.id, ground: shape.ground, values: row.values, isImputed: row.isImputed))
    }
    return Reading(table: table, units: units, problems: table.problems + intake.problems)
  }

  private func reject(_ kind: String, _ message: String, _ row: StatisticRow, field: String)
    -> Problem
  {
    Problem(
      severity: .rejected, kind: kind, message: message,
      subject: Subject(file: task.path, line: row.line, field: field, value: row.id))
  }
}

/// From the plane of a grid to EPSG:4326.
private final class GridTransformation {
  let transformation: Transformation

  init(epsg: Int) throws {
    transformation = try Transformation(from: CRS("EPSG:\(epsg)"), to: .longitudeLatitude())
  }
}
