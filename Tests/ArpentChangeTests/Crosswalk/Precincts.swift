import ArpentChange
import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import TestData

/// A real layer in the plane that its publisher drew it in, with some fields as numbers.
struct PrecinctLayer {
  var grounds: [MultiPolygon] = []
  /// One row a feature, one value a field asked for.
  var values: [[Double]] = []

  init(_ path: String, _ fields: [String] = []) throws {
    let file = try VectorFile.open(RealData.path(path))
    var (grounds, values): ([MultiPolygon], [[Double]]) = ([], [])
    try file.readFeatures(of: file.layer(named: nil)) { feature in
      guard case .area(let shape, _) = feature.geometry else { return grounds.append(.init([])) }
      grounds.append(shape)
      values.append(fields.map { Double(feature[$0]?.text ?? "") ?? .nan })
    }
    (self.grounds, self.values) = (grounds, values)
  }

  /// Rows of a field as people by place.
  func people(_ field: Int = 0) -> [PopulatedGround] {
    zip(grounds, values).map { PopulatedGround(ground: $0, count: $1[field]) }
  }

  func table(_ names: [String]) -> StatisticDataset {
    StatisticDataset(
      name: "precincts", variables: names.map { StatisticVariable(name: $0, kind: .extensive) },
      units: zip(grounds, values).enumerated().map {
        StatisticUnit(id: "\($0)", ground: $1.0, values: $1.1)
      })
  }
}

/// A table that a peer made: numbers, `nil` where it says none. Without its heading and first column.
func peerTable(_ path: String) throws -> [[Double?]] {
  let text = try String(contentsOfFile: RealData.path(path), encoding: .utf8)
  return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
    line.split(separator: ",", omittingEmptySubsequences: false).dropFirst().map { Double($0) }
  }
}
