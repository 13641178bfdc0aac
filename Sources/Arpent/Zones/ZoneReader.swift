import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentOverlay
import ArpentProjection
import Foundation

/// Reads a polygon layer as zones: fields to keys, any CRS to EPSG:4326, every problem named.
struct ZoneReader {
  let options: ZoneSourceOptions
  private var problems: [Problem] = []
  private var areaMoved = 0.0

  static func read(_ options: ZoneSourceOptions) throws -> ZoneReading {
    var reader = ZoneReader(options: options)
    return try reader.read()
  }

  private init(options: ZoneSourceOptions) { self.options = options }

  private mutating func read() throws -> ZoneReading {
    let file = try VectorFile.open(options.path)
    let layer = try file.layer(named: options.layer)
    try checkFields(of: layer)
    problems += layer.problems
    var features: [Feature] = []
    var box = BoundingBox.empty
    try file.readFeatures(of: layer) { feature in
      if case .area(let ground, _) = feature.geometry { box.extend(to: ground.boundingBox) }
      features.append(feature)
    }
    let crs = try SourceCRS.decide(
      declared: layer.declaredCRS, override: options.crs, box: box, file: options.path)
    var shapes = try ShapeIntake(crs: crs, repairs: options.repairs, file: options.path)
    var zones: [ReadZone] = []
    var place: [StationKey: Int] = [:]
    for feature in features {
      problems += feature.problems
      guard let key = key(of: feature) else { continue }
      let subject = Subject(file: options.path, feature: feature.number, code: key.description)
      guard let shape = shapes.take(feature.geometry, subject) else { continue }
      if let earlier = place[key] {
        merge(shape, into: &zones[earlier], key: key, subject)
        continue
      }
      place[key] = zones.count
      zones.append(
        ReadZone(
          feature: feature.number,
          zone: Zone(key: key, name: name(of: feature), ground: shape.ground), area: shape.area))
    }
    problems += shapes.problems
    return ZoneReading(
      layer: layer.name, crs: crs.identifier ?? crs.name, featureCount: features.count,
      zones: zones.sorted { $0.zone.key < $1.zone.key }, problems: problems,
      areaMoved: shapes.areaMoved)
  }

  private func checkFields(of layer: VectorLayer) throws(ArpentError) {
    let names = Set(layer.fields.map(\.name))
    var wanted = [("code", options.codeField), ("name", options.nameField)]
    if case .field(let field) = options.commune { wanted.append(("commune", field)) }
    for (flag, field) in wanted {
      guard let field, !names.contains(field) else { continue }
      throw ArpentError(
        .usage,
        "the layer has no field of that name for --\(flag); it has: "
          + layer.fields.map(\.name).joined(separator: ", "),
        Subject(file: options.path, field: field))
    }
  }

  private mutating func key(of feature: Feature) -> StationKey? {
    guard let codeField = options.codeField else {
      return StationKey(commune: "", code: "feature \(feature.number)")
    }
    func text(_ field: String) -> String? {
      guard let text = feature[field]?.text?.trimmingCharacters(in: .whitespaces), !text.isEmpty
      else { return nil }
      return text
    }
    func reject(_ kind: String, _ message: String, _ field: String, _ value: String?) {
      problems.append(
        Problem(
          severity: .rejected, kind: kind, message: message,
          subject: Subject(
            file: options.path, line: feature.line, field: field, value: value,
            feature: feature.number)))
    }
    guard let code = text(codeField) else {
      reject("no-code", "the feature has no code", codeField, nil)
      return nil
    }
    if StationCode.looksDamaged(code) {
      reject("damaged-code", "a spreadsheet has turned the code into a number", codeField, code)
      return nil
    }
    switch options.commune {
    case .none: return StationCode.reconcile(commune: "", code: code, rules: options.codes)
    case .code(let commune):
      return StationCode.reconcile(commune: commune, code: code, rules: options.codes)
    case .field(let field):
      guard let commune = text(field) else {
        reject("no-commune", "the feature has no commune", field, nil)
        return nil
      }
      return StationCode.reconcile(commune: commune, code: code, rules: options.codes)
    }
  }

  private func name(of feature: Feature) -> String? {
    options.nameField.flatMap { feature[$0]?.text }?
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private mutating func merge(
    _ shape: ShapeIntake.Shape, into zone: inout ReadZone, key: StationKey, _ subject: Subject
  ) {
    let first = "feature \(zone.feature)"
    if shape.ground == zone.zone.ground {
      problems.append(
        Problem(
          severity: .notice, kind: "duplicate-feature",
          message: "the same code and ground as \(first): left out", subject: subject))
    } else if options.mergesDuplicates,
      let union = try? zone.zone.ground.union(shape.ground)
    {
      zone.zone.ground = union.canonical
      zone.area += shape.area
      problems.append(
        Problem(
          severity: .repaired, kind: "merged-duplicate",
          message: "taken as another part of \(first), which has the same code",
          subject: subject))
    } else {
      problems.append(
        Problem(
          severity: .rejected, kind: "duplicate-code",
          message: "\(first) has the same code; --merge-duplicates takes them as parts of one zone",
          subject: subject))
    }
  }
}
