import ArpentChange
import ArpentElections
import ArpentGeometry
import ArpentProjection
import TestData
import Testing

/// The figures that the R package spReapportion gets for the census on the polling stations of Paris.
@Suite(.enabled(if: RealData.has(ParisCensus.folder), "needs the real data"))
struct ParisReapportionTests {
  private static let columns =
    ["C11_POP15P"] + (1...8).map { "C11_POP15P_CS\($0)" }

  private func report(
    _ variables: [StatisticVariable], shareOutOutside: Bool = false,
    _ values: ([String: Double]) -> [Double?]
  ) throws -> (zones: [Zone], report: ApportionmentReport) {
    let zones = try ParisCensus.zones()
    let units = try ParisCensus.units(values)
    let lambert = try Transformation(from: .longitudeLatitude(), to: CRS("EPSG:2154"))
    let crosswalk = try ArealWeighting.crosswalk(
      from: units, to: zones, shareOutOutside: shareOutOutside, threads: 2
    ) { try lambert.apply($0) }
    let table = StatisticDataset(name: "census", variables: variables, units: units)
    return (zones, try crosswalk.apportion(table))
  }

  /// The largest difference from a published table, over all zones and columns.
  private func worst(
    _ report: ApportionmentReport, _ zones: [Zone], against file: String, _ columns: [String]
  ) throws -> Double {
    let expected = try ParisCensus.table(file)
    #expect(expected.count == zones.count)
    var worst = 0.0
    for (zone, figures) in zip(zones, report.figures) {
      for (column, figure) in zip(columns, figures) {
        let truth = expected[zone.key.code]?[column] ?? .nan
        let difference = abs((figure.value ?? 0) - truth)
        worst = difference.isNaN ? .infinity : max(worst, difference)
      }
    }
    return worst
  }

  @Test(
    "People by station and profession are the published ones, and 42,934 of them have no station")
  func counts() throws {
    let (zones, report) = try report(
      Self.columns.map { StatisticVariable(name: $0, kind: .extensive) }
    ) { row in Self.columns.map { row[$0] } }
    #expect(zones.count == 867)
    let worst = try worst(
      report, zones, against: "derived_CS_ParisPollingStations.csv", Self.columns)
    #expect(worst < 1e-6)
    let people = try #require(report.totals[0])
    #expect(people.given == 1_926_666)
    #expect(people.outside.rounded() == 42_934)
    #expect(abs(people.carried + people.outside - people.given) < 1e-6)
    let listed = report.outside.reduce(0) { $0 + ($1.values[0] ?? 0) }
    #expect(abs(listed - people.outside) < 1e-6)
  }

  @Test("Shared out on request, every one of them has a station")
  func sharedOut() throws {
    let (_, report) = try report(
      [StatisticVariable(name: "people", kind: .extensive)], shareOutOutside: true
    ) { [$0["C11_POP15P"]] }
    let people = try #require(report.totals[0])
    #expect(abs(people.carried - 1_926_666) < 1e-6)
    #expect(people.outside == 0)
    #expect(report.outside.isEmpty)
  }

  @Test("The published proportions are percentages added up by area, which a mean by people is not")
  func proportions() throws {
    func percentages(_ row: [String: Double]) -> [Double?] {
      let people = row["C11_POP15P"]!
      return (1...8).map { people > 0 ? row["C11_POP15P_CS\($0)"]! / people * 100 : nil }
    }
    let columns = (1...8).map { "CS\($0)pc" }
    let (zones, sums) = try report(
      columns.map { StatisticVariable(name: $0, kind: .extensive) }, percentages)
    let worst = try worst(
      sums, zones, against: "derived_CS_ParisPollingStationsprop.csv", columns)
    #expect(worst < 1e-6)
    let (_, means) = try report(
      columns.map { StatisticVariable(name: $0, kind: .intensive(weight: "people")) }
        + [StatisticVariable(name: "people", kind: .extensive)]
    ) { percentages($0) + [$0["C11_POP15P"]] }
    let totals = means.figures.compactMap { figures -> Double? in
      let values = figures.prefix(8).compactMap(\.value)
      return values.count == 8 ? values.reduce(0, +) : nil
    }
    #expect(totals.count == 867)
    // The eight classes make up everybody.
    #expect(totals.allSatisfy { abs($0 - 100) < 0.5 })
  }
}
