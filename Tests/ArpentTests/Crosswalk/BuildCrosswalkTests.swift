import Arpent
import ArpentChange
import ArpentElections
import Foundation
import TestData
import Testing

@Suite struct BuildCrosswalkTests {
  private let town: CrosswalkTown

  init() throws { town = try CrosswalkTown() }

  private func rows(_ path: String) throws -> [[String: String]] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// The largest difference from 1 of the shares that a source has in the table, as read again.
  private func worstSum(_ rows: [[String: String]]) -> Double {
    Dictionary(grouping: rows) { [$0["source_commune"]!, $0["source_code"]!] }.values.map {
      abs($0.reduce(0) { $0 + Double($1["share"]!)! } - 1)
    }.max() ?? .infinity
  }

  @Test("The table's shares make one for each source when they are read again")
  func table() throws {
    let output = town.folder.path("c.csv")
    var task = BuildCrosswalk(
      store: town.path, from: .zones(.vintage("2020")), to: .vintage("2024"), output: output)
    task.weights.addresses = CrosswalkTown.addresses
    let report = try task.run()
    let rows = try rows(output)
    #expect(Set(rows[0].keys) == Set(CrosswalkTable.columns))
    #expect(worstSum(rows) <= 1e-12)
    #expect(rows.count == 27)
    let row = try #require(
      rows.first { $0["source_code"] == "0019" && $0["target_code"] == "0024" })
    #expect(row["method"] == "addresses")
    #expect(row["weights"] == "addresses-reu.csv")
    #expect(row["part"] == "zone")
    #expect(Double(row["weight"]!)! > 100)
    let table = try #require(report.table)
    #expect(table.sourcesByMethod.map(\.method) == [.whole, .addresses])
    #expect(table.wholeOutside == [] && table.partlyOutside == 0)
    let again = town.folder.path("d.csv")
    task.output = again
    task.threads = 3
    _ = try task.run()
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: output))
        == Data(contentsOf: URL(fileURLWithPath: again)))
  }

  @Test("A polygon layer's features go to zones, and what lies outside has a row of its own")
  func layer() throws {
    // One square over the town's west, one half out at sea, one far away.
    let squares = [("A", -4.14, 47.44), ("B", -4.08, 47.44), ("C", -3, 47)].map { name, x, y in
      let ring = [(0, 0), (0.06, 0), (0.06, 0.03), (0, 0.03), (0, 0)].map {
        "[\(x + $0.0),\(y + $0.1)]"
      }.joined(separator: ",")
      return """
        {"type":"Feature","properties":{"id":"\(name)"},
         "geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}
        """
    }
    let file = town.folder.file(
      "squares.geojson",
      "{\"type\":\"FeatureCollection\",\"features\":[\(squares.joined(separator: ","))]}")
    let output = town.folder.path("c.csv")
    var options = ZoneSourceOptions(path: file, codeField: "id")
    options.codes = .asGiven
    var task = BuildCrosswalk(
      store: town.path, from: .layer(options),
      to: .validOn(CalendarDate("2024-06-01")!, recordedAsOf: nil), output: output)
    task.weights = .area
    let table = try #require(try task.run().table)
    let rows = try rows(output)
    #expect(worstSum(rows) <= 1e-12)
    #expect(table.wholeOutside.map(\.code) == ["C"])
    let far = rows.filter { $0["source_code"] == "C" }
    #expect(far.map { $0["part"]! } == ["outside"])
    #expect(far[0]["target_code"] == "" && far[0]["share"] == "1.0")
    #expect(rows.contains { $0["source_code"] == "A" && $0["part"] == "zone" })
    // By people, empty ground at sea counts for nothing.
    task.weights = .best
    _ = try task.run()
    let people = try self.rows(output)
    #expect(worstSum(people) <= 1e-12)
    #expect(people.contains { $0["method"] == "population" })
  }

  @Test("A layer that can't be used stops the run, unless told; nothing is written")
  func faulty() throws {
    let file = town.folder.file(
      "f.geojson",
      """
      {"type":"FeatureCollection","features":[
       {"type":"Feature","properties":{"id":"A"},"geometry":null},
       {"type":"Feature","properties":{"id":"B"},"geometry":{"type":"Polygon",
        "coordinates":[[[-4.13,47.44],[-4.10,47.44],[-4.10,47.46],[-4.13,47.44]]]}}]}
      """)
    let output = town.folder.path("c.csv")
    var task = BuildCrosswalk(
      store: town.path, from: .layer(ZoneSourceOptions(path: file, codeField: "id")),
      to: .vintage("2024"), output: output)
    let stopped = try task.run()
    #expect(stopped.table == nil)
    #expect(stopped.problems.contains { $0.kind == "no-geometry" })
    #expect(!FileManager.default.fileExists(atPath: output))
    task.skipsInvalid = true
    #expect(try task.run().table?.sources.map(\.key.code) == ["B"])
  }

  @Test("A boundary drawn twice, a metre apart, moves nobody; more than the tolerance does")
  func drawnTwice() throws {
    // The border between A and B lies 0.8 m further east in the second drawing, and C stands 0.8 m
    // off the old outline; D is cut 75 m off.
    func squares(_ border: Double, _ south: Double, _ cut: Double) -> [RezoneCase.Square] {
      [
        ("0001", 2.6, 48 + south, border, 48.1), ("0002", border, 48 + south, 2.7, 48.1),
        ("0003", 2.6, 48.1, cut, 48.2), ("0004", cut, 48.1, 2.7, 48.2),
      ]
    }
    let town = try RezoneCase(
      before: squares(2.65, 0, 2.65), after: squares(2.65001, 0.000007, 2.651))
    let output = town.folder.path("c.csv")
    var task = BuildCrosswalk(
      store: town.store, from: .zones(.vintage("2012")), to: .vintage("2017"), output: output)
    task.weights = .area
    let settled = try #require(try task.run().table)
    #expect(settled.sourcesByMethod.map(\.method) == [.whole, .area])
    #expect(settled.sourcesByMethod.map(\.count) == [3, 1])
    #expect(settled.partlyOutside == 0)
    #expect(worstSum(try rows(output)) <= 1e-12)
    task.tolerance = nil
    let drawn = try #require(try task.run().table)
    // Even the borders that meet a moved corner part in metres, where degrees had one line.
    #expect(drawn.sourcesByMethod.map(\.method) == [.area])
    #expect(drawn.partlyOutside == 4)
    #expect(worstSum(try rows(output)) <= 1e-12)
  }

  @Test("By way of another vintage, the legs' weights are all named")
  func stops() throws {
    let output = town.folder.path("c.csv")
    var task = BuildCrosswalk(
      store: town.path, from: .zones(.vintage("2020")), to: .vintage("2020"), output: output)
    task.stops = [.vintage("2024")]
    let table = try #require(try task.run().table)
    #expect(worstSum(try rows(output)) <= 1e-12)
    #expect(table.weightNames == [.population: "filosofi:ind"])
    task.stops = []
    let same = try #require(try task.run().table)
    #expect(same.sourcesByMethod.map(\.method) == [.whole])
  }

  @Test("Addresses without a position, or placed in a town at large, are counted out and said")
  func vagueAddresses() throws {
    let file = town.folder.file(
      "a.csv",
      """
      longitude;latitude;result_type;result_score;electors
      -4,1;47,45;housenumber;0,9;2
      -4,1;47,45;municipality;0,9;500
      ;;;;3
      -4,1;47,45;street;0,95;x
      -4,1;95;housenumber;0,9;1
      """)
    let output = town.folder.path("c.csv")
    var task = BuildCrosswalk(
      store: town.path, from: .zones(.vintage("2020")), to: .vintage("2024"), output: output)
    var addresses = AddressFile(path: file)
    addresses.weight = "electors"
    task.weights = CrosswalkWeights(.addresses, addresses: addresses)
    let problems = try task.run().problems
    #expect(problems.map(\.kind) == ["rows-left-out", "impossible-position"])
    #expect(problems[0].message.hasPrefix("3 of 5 addresses"))
    #expect(problems[0].subject.line == 3)
  }
}
