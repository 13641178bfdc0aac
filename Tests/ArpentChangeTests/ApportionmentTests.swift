import ArpentChange
import ArpentElections
import ArpentGeometry
import Testing

/// Four units in a row, each 10 m wide, over two zones of 15 m: unit 1 is divided between them, unit 3
/// lies outside.
private let zones = [rectangle(0, 15), rectangle(15, 30)]
private let grounds = [rectangle(0, 10), rectangle(10, 20), rectangle(20, 30), rectangle(40, 50)]

private func rectangle(_ west: Double, _ east: Double) -> MultiPolygon {
  let corners = [(west, 0.0), (east, 0), (east, 10), (west, 10), (west, 0)]
  return MultiPolygon(Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })))
}

private func table(
  _ variables: [StatisticVariable], _ rows: [[Double?]], imputed: Set<Int> = []
) -> StatisticDataset {
  StatisticDataset(
    name: "test", variables: variables,
    units: rows.enumerated().map { index, values in
      StatisticUnit(
        id: "u\(index)", ground: grounds[index], values: values,
        isImputed: imputed.contains(index))
    })
}

private let people = StatisticVariable(name: "people", kind: .extensive)

@Suite struct ApportionmentTests {
  private func carry(_ table: StatisticDataset) throws -> ApportionmentReport {
    try ArealWeighting.crosswalk(from: grounds, to: zones).apportion(table)
  }

  @Test("Counts are divided by ground; what was given is carried or outside")
  func counts() throws {
    let report = try carry(table([people], [[100], [40], [60], [7]]))
    #expect(report.figures.map { $0[0].value } == [120, 80])
    let total = try #require(report.totals[0])
    #expect((total.given, total.carried, total.outside) == (207, 200, 7))
    #expect(report.outside.map(\.id) == ["u3"])
    #expect(report.outside[0].values == [7])
    #expect(report.bases == [.sum])
    #expect(report.figures.map { $0[0].coverage } == [1, 1])
  }

  @Test("A figure knows how much of it was divided or estimated")
  func parts() throws {
    let report = try carry(table([people], [[100], [40], [60], [7]], imputed: [2]))
    #expect(report.figures.map { $0[0].interpolatedShare } == [20.0 / 120, 20.0 / 80])
    #expect(report.figures.map { $0[0].imputedShare } == [0, 60.0 / 80])
  }

  @Test("A withheld value is not zero: it lowers the coverage")
  func withheld() throws {
    let report = try carry(table([people], [[nil], [40], [60], [nil]]))
    #expect(report.figures.map { $0[0].value } == [20, 80])
    #expect(abs(report.figures[0][0].coverage - 1.0 / 3) < 1e-12)
    #expect(report.figures[1][0].coverage == 1)
    #expect(report.totals[0]?.withheld == [0, 3])
    let none = try carry(table([people], [[nil], [nil], [60], [nil]]))
    #expect(none.figures[0][0].value == nil)
    #expect(none.figures[0][0].imputedShare == nil)
    #expect(none.figures[0][0].coverage == 0)
  }

  @Test("A rate is a mean weighted by its own count")
  func means() throws {
    let income = StatisticVariable(name: "income", kind: .intensive(weight: "people"))
    let report = try carry(
      table([people, income], [[100, 10], [40, 40], [60, nil], [7, 1000]], imputed: [1]))
    #expect(report.bases == [.sum, .mean(weight: "people")])
    #expect(report.figures[0][1].value == 15)
    #expect(report.figures[0][1].coverage == 1)
    #expect(report.figures[0][1].imputedShare == 20.0 / 120)
    #expect(report.figures[1][1].value == 40)
    #expect(report.figures[1][1].coverage == 20.0 / 80)
    #expect(report.totals[1] == nil)
    #expect(report.outside[0].values == [7, nil])
  }

  @Test(
    "A rate without a known weight is a mean over ground, and says so",
    arguments: [nil, "households"])
  func meansByArea(weight: String?) throws {
    let rate = StatisticVariable(name: "rate", kind: .intensive(weight: weight))
    let report = try carry(table([rate], [[10], [40], [60], [0]]))
    #expect(report.bases == [.meanByArea])
    #expect(report.figures[0][0].value == 20)
  }

  @Test("Nobody's mean is nothing")
  func nobody() throws {
    let rate = StatisticVariable(name: "rate", kind: .intensive(weight: "people"))
    let report = try carry(table([people, rate], [[0, 10], [0, 40], [60, 60], [0, 0]]))
    #expect(report.figures[0][1].value == nil)
    #expect(report.figures[0][0].value == 0)
  }

  @Test("What lies partly outside is shared out on request")
  func sharedOut() throws {
    let crosswalk = try ArealWeighting.crosswalk(
      from: grounds, to: [rectangle(0, 12), rectangle(12, 16)], shareOutOutside: true)
    let report = try crosswalk.apportion(table([people], [[100], [60], [30], [7]]))
    #expect(report.figures.map { ($0[0].value! * 1e9).rounded() / 1e9 } == [120, 40])
    #expect(report.outside.map(\.id) == ["u2", "u3"])
    #expect(crosswalk.sharedOut.keys.sorted() == [1])
    #expect(abs(crosswalk.sharedOut[1]! - 0.4) < 1e-12)
  }
}
