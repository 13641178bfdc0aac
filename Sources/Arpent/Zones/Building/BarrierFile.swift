import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentProjection

/// Lines that borders keep to, out of any vector file that zones are read from, in longitude and
/// latitude: its lines, and the rings of its areas.
struct BarrierFile: Sendable {
  private struct Line {
    var positions: [Coordinate]
    var box: BoundingBox
  }

  private let lines: [Line]
  /// Features that could not be used.
  let problems: [Problem]

  /// No lines.
  static let none = BarrierFile(lines: [], problems: [])

  private init(lines: [Line], problems: [Problem]) {
    self.lines = lines
    self.problems = problems
  }

  /// All layers are read where none is named.
  init(_ options: BarrierOptions) throws {
    let file = try VectorFile.open(options.path)
    let layers = try options.layer.map { [try file.layer(named: $0)] } ?? file.layers
    var found: [Line] = []
    var problems: [Problem] = []
    for layer in layers {
      problems += layer.problems
      var positions: [[Coordinate]] = []
      try file.readFeatures(of: layer) { feature in
        switch feature.geometry {
        case .lines(let lines, _): positions += lines
        case .area(let ground, _):
          positions += ground.polygons.flatMap(\.rings).map(\.coordinates)
        case .missing: break
        case .wrongType(let what), .curved(let what), .unreadable(let what):
          problems.append(
            Problem(
              severity: .notice, kind: "unusable-barrier",
              message: "left out of the barriers: \(what)",
              subject: Subject(file: options.path, feature: feature.number)))
        }
      }
      positions.removeAll { $0.count < 2 }
      guard !positions.isEmpty else { continue }
      let crs = try SourceCRS.decide(
        declared: layer.declaredCRS, override: options.crs,
        box: BoundingBox(of: positions.joined()), file: options.path)
      let toGeographic = try Transformation(from: crs, to: CRS(SourceCRS.geographic))
      for place in positions.indices { try toGeographic.applyToAll(&positions[place]) }
      found += positions.map { Line(positions: $0, box: BoundingBox(of: $0)) }
    }
    guard !found.isEmpty else {
      throw ArpentError(
        .badInput, "the barriers hold neither lines nor areas", Subject(file: options.path))
    }
    self.init(lines: found, problems: problems)
  }

  /// The lines that come near a place, which is given in longitude and latitude.
  func near(_ box: BoundingBox) -> [[Coordinate]] {
    lines.filter { $0.box.intersects(box) }.map(\.positions)
  }
}
