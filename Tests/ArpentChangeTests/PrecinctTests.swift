import ArpentChange
import ArpentFormats
import ArpentGeometry
import ArpentOverlay
import ArpentProjection
import Foundation
import TestData
import Testing

/// Precincts and stations as their publishers draw them, faults included.
private func shapes(_ path: String) throws -> [MultiPolygon] {
  let file = try VectorFile.open(RealData.path(path))
  var shapes: [MultiPolygon] = []
  try file.readFeatures(of: file.layer(named: nil)) { feature in
    guard case .area(let shape, _) = feature.geometry else { return shapes.append(.init([])) }
    shapes.append(shape)
  }
  return shapes
}

@Suite struct PrecinctTests {
  private static let denver = "us/maup/examples/Shapefiles/DenverCo_precincts"
  private static let lyon = "fr/lyon-2012-juba/vdl_vie_citoyenne.contour_de_bureau_de_vote"

  @Test(
    "The 1,848 shared areas of Denver's precincts of 2016 and 2020 are those that maup gets",
    .enabled(if: RealData.has("us/maup"), "needs the real data"))
  func denver() throws {
    let found = try IntersectionAreas.between(
      shapes("\(Self.denver)2016_repaired.zip"), shapes("\(Self.denver)2020_repaired.zip"),
      threads: 2)
    let text = try String(
      contentsOfFile: RealData.path(
        "us/maup/peer-expected/denver_intersections_2016_2020_area_ft2.csv"), encoding: .utf8)
    let expected = text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",").map { Double($0)! }
    }
    #expect(expected.count == 1_848)
    #expect(found.map { [$0.source, $0.target] } == expected.map { [Int($0[0]), Int($0[1])] })
    let worst = zip(found, expected).reduce(0.0) { max($0, abs($1.0.area - $1.1[2]) / $1.1[2]) }
    #expect(worst < 1e-6)
  }

  @Test(
    "Lyon's stations of 2012 contradict their system; seven are mended at a cost of 8 m²",
    .enabled(if: RealData.has("fr/lyon-2012-juba"), "needs the real data"))
  func lyon() throws {
    let drawn = try shapes("\(Self.lyon).shp")
    #expect(drawn.count == 288)
    let declared = try CRS(
      String(contentsOfFile: RealData.path("\(Self.lyon).prj"), encoding: .utf8))
    let box = drawn.reduce(into: BoundingBox.empty) { $0.extend(to: $1.boundingBox) }
    #expect(try declared.contradiction(with: box)?.kind == .degreesWhereLengthsAreDeclared)

    let metric = try Transformation(from: .longitudeLatitude(), to: CRS.metric(for: box))
    var repairs: [GeometryRepair] = []
    for shape in drawn { repairs.append(try GeometryRepair.repair(metric.apply(shape))) }
    #expect(repairs.filter { !$0.changes.isEmpty }.count == 7)
    let moved = repairs.reduce(0) { $0 + $1.areaMoved }
    #expect(moved > 8 && moved < 8.5)
    let grounds = repairs.compactMap(\.ground)
    #expect(grounds.count == 288 && grounds.allSatisfy(GeometryValidity.isValid))

    let coverage = try CoverageReport.check(grounds, threads: 2)
    #expect(coverage.duplicates.isEmpty && coverage.unusable.isEmpty)
    // 7,587 m² by another reckoning; the difference is the ground gained by mending.
    let contested = coverage.overlaps.reduce(0) { $0 + $1.spot.area }
    #expect(abs(contested - 7_587) < 10)
    #expect(abs(coverage.gaps.count - 371) <= 4)
  }
}
