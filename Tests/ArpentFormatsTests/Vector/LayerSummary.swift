import ArpentElections
import ArpentFormats
import ArpentGeometry
import Testing

/// What a layer amounts to, for comparison with figures found by other programs.
struct LayerSummary: Equatable, CustomStringConvertible {
  var features = 0
  var areas = 0
  var missing = 0
  var wrongType = 0
  var unreadable = 0
  var polygons = 0
  var rings = 0
  var positions = 0
  var area = 0.0
  var kinds: Set<String> = []

  init() {}

  init(_ file: VectorFile, _ layer: VectorLayer) throws {
    var summary = LayerSummary()
    summary.kinds = Set(layer.problems.map(\.kind))
    try file.readFeatures(of: layer) { summary.add($0) }
    self = summary
  }

  private mutating func add(_ feature: Feature) {
    features += 1
    kinds.formUnion(feature.problems.map(\.kind))
    switch feature.geometry {
    case .area(let ground, _):
      areas += 1
      polygons += ground.polygons.count
      positions += ground.coordinateCount
      for polygon in ground.polygons {
        rings += polygon.rings.count
        area += abs(polygon.exterior.signedArea)
        for hole in polygon.interiors { area -= abs(hole.signedArea) }
      }
    case .missing: missing += 1
    case .wrongType, .lines: wrongType += 1
    case .curved, .unreadable: unreadable += 1
    }
  }

  var description: String {
    "features: \(features), areas: \(areas), missing: \(missing), wrongType: \(wrongType), "
      + "unreadable: \(unreadable), polygons: \(polygons), rings: \(rings), "
      + "positions: \(positions), area: \(area), kinds: \(kinds.sorted())"
  }
}

/// A layer of a real file, with what it must amount to.
struct RealLayer: CustomTestStringConvertible, Sendable {
  var path: String
  var name: String
  var expected: LayerSummary

  init(
    _ path: String, _ name: String, features: Int, areas: Int, missing: Int = 0,
    wrongType: Int = 0, unreadable: Int = 0, polygons: Int, rings: Int, positions: Int,
    area: Double, kinds: Set<String> = []
  ) {
    self.path = path
    self.name = name
    expected = LayerSummary()
    expected.features = features
    expected.areas = areas
    expected.missing = missing
    expected.wrongType = wrongType
    expected.unreadable = unreadable
    expected.polygons = polygons
    expected.rings = rings
    expected.positions = positions
    expected.area = area
    expected.kinds = kinds
  }

  var testDescription: String { "\(path) \(name)" }

  /// What the file amounts to, with the area replaced by the expected one where it is the same
  /// but for rounding.
  func found(at path: String) throws -> LayerSummary {
    let file = try VectorFile.open(path)
    let layer = try file.layer(named: name)
    var found = try LayerSummary(file, layer)
    if abs(found.area - expected.area) <= 1e-9 * abs(expected.area) { found.area = expected.area }
    return found
  }
}
