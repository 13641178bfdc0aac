import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation

/// Reads the outlines of communes and writes each to the bucket of its commune.
struct OutlineSpool {
  struct Outline: Codable {
    var commune: String
    var ground: PackedGround
  }

  let options: ZoneSourceOptions
  let folder: WorkFolder
  let buckets: Int
  /// Communes that the addresses name; outlines of others are left out.
  let wanted: Set<String>

  /// Fields that hold a commune's code, in files whose field nobody named.
  private static let codeFields = [
    "code_insee", "insee_com", "insee", "codgeo", "depcom", "com_code", "code_commune", "com",
    "codecommune", "code",
  ]

  /// - Returns: what was wrong with outlines.
  func write() throws -> [Problem] {
    let file = try VectorFile.open(options.path)
    let layer = try file.layer(named: options.layer)
    let field = try codeField(of: layer)
    var box = BoundingBox.empty
    var count = 0
    try file.readFeatures(of: layer) { feature in
      count += 1
      if case .area(let ground, _) = feature.geometry { box.extend(to: ground.boundingBox) }
    }
    let crs = try SourceCRS.decide(
      declared: layer.declaredCRS, override: options.crs, box: box, file: options.path)
    var shapes = try ShapeIntake(crs: crs, repairs: options.repairs, file: options.path)
    var problems = layer.problems
    var found = [[Outline]](repeating: [], count: buckets)
    var isFirst = true
    func flush() throws {
      for bucket in found.indices {
        try append(found[bucket], to: bucket, anew: isFirst)
        found[bucket].removeAll()
      }
      isFirst = false
    }
    var waiting = 0
    try file.readFeatures(of: layer) { feature in
      guard let commune = commune(of: feature, field, only: count == 1), wanted.contains(commune)
      else { return }
      let subject = Subject(file: options.path, feature: feature.number, code: commune)
      guard let shape = shapes.take(feature.geometry, subject) else { return }
      let bucket = WorkFolder.bucket(of: commune, among: buckets)
      found[bucket].append(Outline(commune: commune, ground: PackedGround(shape.ground)))
      waiting += shape.ground.coordinateCount
      if waiting > 1_000_000 {
        try flush()
        waiting = 0
      }
    }
    try flush()
    problems += shapes.problems
    return problems
  }

  private func codeField(of layer: VectorLayer) throws(ArpentError) -> String? {
    let names = layer.fields.map(\.name)
    if let named = options.codeField {
      guard names.contains(named) else {
        throw ArpentError(
          .usage,
          "the outlines have no field of that name; they have: "
            + names.joined(separator: ", "), Subject(file: options.path, field: named))
      }
      return named
    }
    for wanted in Self.codeFields {
      if let name = names.first(where: { $0.lowercased() == wanted }) { return name }
    }
    return nil
  }

  /// The commune that an outline is of: its field's, or the only one there is.
  private func commune(of feature: Feature, _ field: String?, only isAlone: Bool) -> String? {
    if let field, let text = feature[field]?.text, !text.isEmpty {
      // Arrondissements of Paris, Lyon and Marseille are parts of one commune.
      let commune = StationCode.reconcile(commune: text, code: "1", rules: options.codes).commune
      if wanted.contains(commune) || !isAlone { return commune }
    }
    return isAlone && wanted.count == 1 ? wanted.first : nil
  }

  /// Property lists one after the other, each behind its length.
  private func append(_ outlines: [Outline], to bucket: Int, anew: Bool) throws {
    let url = folder.outlines(bucket)
    if anew { try Data().write(to: url) }
    guard !outlines.isEmpty else { return }
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    let bytes = try encoder.encode(outlines)
    let handle = try FileHandle(forWritingTo: url)
    defer { try? handle.close() }
    try handle.seekToEnd()
    try withUnsafeBytes(of: Int64(bytes.count)) { try handle.write(contentsOf: Data($0)) }
    try handle.write(contentsOf: bytes)
  }

  /// The outlines of a bucket by commune.
  static func read(_ url: URL) throws -> [String: [MultiPolygon]] {
    let bytes = try Data(contentsOf: url)
    var outlines: [String: [MultiPolygon]] = [:]
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let length = bytes[at..<at + 8].withUnsafeBytes { Int($0.loadUnaligned(as: Int64.self)) }
      at += 8
      let batch = try PropertyListDecoder().decode(
        [Outline].self, from: Data(bytes[at..<at + length]))
      at += length
      for outline in batch { outlines[outline.commune, default: []].append(outline.ground.ground) }
    }
    return outlines
  }
}
