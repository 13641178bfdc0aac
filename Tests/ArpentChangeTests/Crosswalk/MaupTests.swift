import ArpentChange
import ArpentElections
import ArpentGeometry
import ArpentProjection
import TestData
import Testing

/// What the peer maup (MGGG, 2.1.1) gets for Denver and Providence.
@Suite(.enabled(if: RealData.has("us/maup"), "needs the real data"))
struct MaupTests {
  private static let denver = "us/maup/examples/Shapefiles/DenverCo_"
  private static let expected = "us/maup/peer-expected/"

  @Test(
    "Denver's 10,149 blocks belong to the precincts that maup assigns them to",
    arguments: ["2016", "2020"])
  func denverBlocks(year: String) throws {
    let blocks = try PrecinctLayer("\(Self.denver)blocks.zip")
    let precincts = try PrecinctLayer("\(Self.denver)precincts\(year)_repaired.zip")
    let found = try UnitMatching.match(
      blocks.grounds, to: precincts.grounds, by: .area, threads: 2)
    let peer = try peerTable("\(Self.expected)denver_block_to_precinct_\(year)_repaired.csv")
      .map { $0[0].map { Int($0) } }
    #expect(found.count == 10_149)
    #expect(zip(found, peer).count { $0 != $1 } == 0)
  }

  @Test("Denver's votes of 2016 by precinct of 2020 are maup's, and all of them are there")
  func denverVotes() throws {
    let columns = ["G16PREDCli", "G16PRERTru", "G16PRELJoh"]
    let blocks = try PrecinctLayer("\(Self.denver)blocks.zip", ["TOTPOP20"])
    let sources = try PrecinctLayer("\(Self.denver)precincts2016_repaired.zip", columns)
    let targets = try PrecinctLayer("\(Self.denver)precincts2020_repaired.zip")
    // maup gives each block to one precinct of both years, and weighs every precinct.
    let same = try Crosswalk.between(
      sources.grounds, targets.grounds, weightings: [.population(blocks.people(), .whole)],
      weighingAll: true, threads: 2)
    let report = try same.apportion(sources.table(columns))
    let peer = try peerTable("\(Self.expected)denver_2016_pres_on_2020.csv")
    var worst = 0.0
    for (figures, row) in zip(report.figures, peer) {
      for (figure, value) in zip(figures, row) {
        worst = max(worst, abs((figure.value ?? 0) - value!))
      }
    }
    #expect(worst < 1e-9)
    for weightings in [[], [CrosswalkWeighting.population(blocks.people(), .point)]] {
      let crosswalk = try Crosswalk.between(
        sources.grounds, targets.grounds, weightings: weightings, threads: 2)
      #expect(worstSum(crosswalk) <= 1e-12)
      let totals = try crosswalk.apportion(sources.table(columns)).totals.map { $0! }
      #expect(totals.map(\.given) == [244_551, 62_690, 14_861])
      for total in totals {
        #expect(abs(total.carried - total.given) < 1e-6)
        #expect(total.outside == 0)
      }
    }
  }

  /// Providence in the plane that maup's documentation takes it to, in feet.
  private struct Providence {
    var blocks: PrecinctLayer
    var old: PrecinctLayer
    var new: PrecinctLayer

    init(_ columns: [String]) throws {
      let feet = try Transformation(from: CRS("EPSG:4269"), to: CRS("EPSG:32030"))
      func layer(_ name: String, _ fields: [String] = []) throws -> PrecinctLayer {
        var layer = try PrecinctLayer("us/maup/examples/\(name).zip", fields)
        for place in layer.grounds.indices {
          layer.grounds[place] = try feet.apply(layer.grounds[place])
        }
        return layer
      }
      blocks = try layer("blocks", ["TOTPOP"])
      old = try layer("precincts", columns)
      new = try layer("new_precincts")
    }
  }

  @Test(
    "Providence's blocks are assigned as maup does it: 884 to no old precinct, 1,227 to no new one")
  func providenceBlocks() throws {
    let town = try Providence([])
    for (grounds, name, strays) in [
      (town.old.grounds, "precinct", 884), (town.new.grounds, "new_precinct", 1227),
    ] {
      let found = try UnitMatching.match(town.blocks.grounds, to: grounds, by: .area, threads: 2)
      let peer = try peerTable("\(Self.expected)providence_block_to_\(name).csv").map {
        $0.isEmpty ? nil : $0[0].map { Int($0) }
      }
      #expect(found.count == 3014)
      #expect(zip(found, peer).count { $0 != $1 } == 0)
      #expect(found.count { $0 == nil } == strays)
    }
  }

  @Test("Votes of Providence's old precincts by block are maup's, and every one has a block")
  func providenceDown() throws {
    let columns = ["PRES16D", "PRES16R"]
    let town = try Providence(columns)
    let crosswalk = try Crosswalk.between(
      town.old.grounds, town.blocks.grounds,
      weightings: [.population(town.blocks.people(), .whole)],
      weighingAll: true, threads: 2)
    let report = try crosswalk.apportion(town.old.table(columns))
    let peer = try peerTable("\(Self.expected)providence_block_pres16.csv")
    var worst = 0.0
    for (figures, row) in zip(report.figures, peer) {
      for (figure, value) in zip(figures, row) {
        worst = max(worst, abs((figure.value ?? 0) - (value ?? 0)))
      }
    }
    #expect(worst < 1e-9)
    #expect(report.totals.map { $0!.outside } == [0, 0])
    #expect(abs(report.totals[0]!.carried - 28_928) < 1e-6)
  }

  @Test(
    "The 2,835 votes that maup loses on the way to Providence's new precincts are outside, named")
  func providenceOutside() throws {
    let columns = ["SEN18D", "SEN18R"]
    let town = try Providence(columns)
    let same = try Crosswalk.between(
      town.old.grounds, town.new.grounds, weightings: [.population(town.blocks.people(), .whole)],
      weighingAll: true, threads: 2)
    let report = try same.apportion(town.old.table(columns))
    let peer = try peerTable("\(Self.expected)providence_new_precinct_sen18.csv")
    var worst = 0.0
    for (figures, row) in zip(report.figures, peer) {
      for (figure, value) in zip(figures, row) {
        worst = max(worst, abs((figure.value ?? 0) - (value ?? 0)))
      }
    }
    #expect(worst < 1e-9)
    let totals = report.totals.map { $0! }
    #expect(totals.map(\.given) == [23_401, 3302])
    #expect(totals.map { ($0.carried * 1e6).rounded() / 1e6 } == [20_565.656675, 2_947.046857])
    #expect(totals.map { ($0.outside * 1e6).rounded() / 1e6 } == [2_835.343325, 354.953143])
    let listed = report.outside.reduce(0.0) { $0 + $1.values[0]! }
    #expect(abs(listed - totals[0].outside) < 1e-9)
    #expect(report.outside.filter { $0.share > 0.9 }.map(\.source) == [10, 21, 55, 56])

    // A block out of town that an old precinct touches counts there as a whole, which is where most of
    // the loss comes from. Cut by ground, nothing is lost but what four precincts have out of town.
    let best = try Crosswalk.between(
      town.old.grounds, town.new.grounds,
      weightings: [.population(town.blocks.people(), .spread)], threads: 2)
    #expect(worstSum(best) <= 1e-12)
    let total = try best.apportion(town.old.table(columns)).totals[0]!
    #expect(abs(total.carried + total.outside - 23_401) < 1e-6)
    #expect(total.outside.rounded() == 1082)
    #expect(best.outside.indices.filter { best.outside[$0] > 0.01 } == [10, 21, 55, 56])
  }
}
