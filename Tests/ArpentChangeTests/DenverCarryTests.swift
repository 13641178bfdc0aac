import ArpentChange
import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

/// Denver's census blocks, summed to the precincts of one date, carried to those of another, and
/// compared with the same blocks summed there: the truth is known.
@Suite(.enabled(if: RealData.has("us/maup"), "needs the real data"))
struct DenverCarryTests {
  private static let folder = "us/maup/examples/Shapefiles/DenverCo_"
  private static let counts = ["TOTPOP20", "VAP20", "HVAP20", "WVAP20", "BVAP20"]

  private struct Layer {
    var grounds: [MultiPolygon] = []
    var values: [[Double]] = []

    init(_ path: String, fields: [String] = []) throws {
      let file = try VectorFile.open(RealData.path(path))
      try file.readFeatures(of: file.layer(named: nil)) { feature in
        guard case .area(let shape, _) = feature.geometry else { return }
        grounds.append(shape)
        values.append(fields.map { Double(feature[$0]?.text ?? "") ?? 0 })
      }
    }
  }

  /// Place of the precinct that each block was assigned to by maup.
  private static func assignment(_ year: Int) throws -> [Int] {
    let text = try String(
      contentsOfFile: RealData.path(
        "us/maup/peer-expected/denver_block_to_precinct_\(year)_repaired.csv"), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map {
      Int(Double($0.split(separator: ",")[1])!)
    }
  }

  private static func sums(_ values: [[Double]], _ assignment: [Int], _ count: Int) -> [[Double]] {
    var sums = Array(repeating: Array(repeating: 0.0, count: counts.count), count: count)
    for (block, place) in assignment.enumerated() {
      for (column, value) in values[block].enumerated() { sums[place][column] += value }
    }
    return sums
  }

  @Test("Nine true counts in ten lie within their bands, by ground and by people")
  func bands() throws {
    let blocks = try Layer("\(Self.folder)blocks.zip", fields: Self.counts)
    #expect(blocks.grounds.count == 10_149)
    let years = [2016, 2020]
    let precincts = try years.map { try Layer("\(Self.folder)precincts\($0)_repaired.zip") }
    let truth = try zip(years, precincts).map { year, layer in
      Self.sums(blocks.values, try Self.assignment(year), layer.grounds.count)
    }
    for (from, to) in [(0, 1), (1, 0)] {
      let area = try Crosswalk.between(
        precincts[from].grounds, precincts[to].grounds, threads: 2)
      let people = try Crosswalk.between(
        precincts[from].grounds, precincts[to].grounds,
        weightings: [
          .population(
            zip(blocks.grounds, blocks.values).map { PopulatedGround(ground: $0, count: $1[0]) },
            .spread)
        ], threads: 2)
      for (crosswalk, columns) in [(area, 0..<5), (people, 1..<5)] {
        let found = try Self.measure(
          crosswalk, precincts[from].grounds, truth[from], truth[to], columns)
        print(
          "Denver \(years[from]) to \(years[to]) by \(crosswalk.method):",
          found.lines.joined(separator: "; "))
        #expect(found.within * 10 >= found.figures * 9, "\(found)")
        #expect(found.isWithinLimits)
      }
    }
  }

  private struct Finding {
    var figures = 0
    var within = 0
    var isWithinLimits = true
    var lines: [String] = []
  }

  /// Of targets to which a part of a source went that is no sliver.
  private static func measure(
    _ crosswalk: Crosswalk, _ grounds: [MultiPolygon], _ given: [[Double]], _ truth: [[Double]],
    _ columns: Range<Int>
  ) throws -> Finding {
    let report = try crosswalk.settled().apportion(
      StatisticDataset(
        name: "blocks", variables: counts.map { StatisticVariable(name: $0, kind: .extensive) },
        units: zip(grounds, given).enumerated().map { place, unit in
          StatisticUnit(id: "\(place)", ground: unit.0, values: unit.1)
        }))
    var divided: Set<Int> = []
    for (source, row) in crosswalk.rows.enumerated() where crosswalk.isSplit(source) {
      for entry in row where entry.share > 0.05 && entry.share < 0.95 {
        divided.insert(entry.target)
      }
    }
    var finding = Finding()
    for column in columns {
      var (misplaced, squares, within) = (0.0, 0.0, 0)
      for target in truth.indices {
        let figure = report.figures[target][column]
        let error = (figure.value ?? 0) - truth[target][column]
        misplaced += abs(error) / 2
        squares += error * error
        guard divided.contains(target), let band = figure.band else { continue }
        finding.figures += 1
        if band.lowerBound - 0.5 <= truth[target][column],
          truth[target][column] <= band.upperBound + 0.5
        {
          within += 1
        }
        if band.lowerBound < figure.moments!.undivided - 1e-6
          || band.upperBound > figure.moments!.undivided + figure.moments!.room + 1e-6
        {
          finding.isWithinLimits = false
        }
      }
      finding.within += within
      let total = truth.reduce(0) { $0 + $1[column] }
      let share = (misplaced / total * 1e4).rounded() / 100
      let root = ((squares / Double(truth.count)).squareRoot() * 10).rounded() / 10
      finding.lines.append(
        "\(counts[column]) misplaced \(Int(misplaced.rounded())) (\(share) %), RMSE \(root), "
          + "\(within) of \(divided.count) in band")
    }
    return finding
  }

  @Test("The 244,551 votes of 2016 are all on the precincts of 2020, whole and as maup puts them")
  func votes() throws {
    let names = ["G16PREDCli", "G16PRERTru", "G16PRELJoh"]
    let old = try Layer("\(Self.folder)precincts2016_repaired.zip", fields: names)
    let new = try Layer("\(Self.folder)precincts2020_repaired.zip")
    let blocks = try Layer("\(Self.folder)blocks.zip", fields: ["TOTPOP20"])
    let crosswalk = try Crosswalk.between(
      old.grounds, new.grounds,
      weightings: [
        .population(
          zip(blocks.grounds, blocks.values).map { PopulatedGround(ground: $0, count: $1[0]) },
          .whole)
      ], threads: 2)
    let sources = old.grounds.indices.map { StationKey(commune: "", code: "\($0)") }
    let targets = new.grounds.indices.map { StationKey(commune: "", code: "\($0)") }
    let results = ElectionResults(
      election: Election(id: "2016", date: CalendarDate("2016-11-08")!),
      candidacies: names.map { Candidacy(name: $0) },
      stations: zip(sources, old.values).map { key, votes in
        StationResult(
          station: key, tally: Tally(),
          votes: votes.enumerated().map { .init(candidacy: $0, count: Int($1)) }, line: 1)
      })
    let text = try String(
      contentsOfFile: RealData.path("us/maup/peer-expected/denver_2016_pres_on_2020.csv"),
      encoding: .utf8)
    let expected = text.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",").dropFirst().map { Double($0)! }
    }
    let exact = try crosswalk.carry(results, from: sources, to: targets)
    let whole = try crosswalk.carry(results, from: sources, to: targets, asWholeNumbers: true)
    var (worst, worstWhole) = (0.0, 0.0)
    for (place, row) in expected.enumerated() {
      for (candidacy, votes) in row.enumerated() {
        worst = max(
          worst, abs((exact.zones[place].figures[.votes(candidacy)]?.value ?? 0) - votes))
        worstWhole = max(
          worstWhole, abs((whole.zones[place].figures[.votes(candidacy)]?.value ?? 0) - votes))
      }
    }

    #expect(worst < 1e-6)
    #expect(worstWhole < 1)
    for (candidacy, sum) in [244_551.0, 62_690, 14_861].enumerated() {
      let total = try #require(whole.totals[.votes(candidacy)])
      #expect((total.given, total.carried, total.outside) == (sum, sum, 0))
    }
  }
}
