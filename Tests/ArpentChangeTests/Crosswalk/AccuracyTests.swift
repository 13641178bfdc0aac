import ArpentChange
import ArpentElections
import ArpentGeometry
import ArpentOverlay
import TestData
import Testing

/// How far carried figures are from the truth, where the truth is known: Denver's census blocks of 2020
/// added up by precinct of 2016, carried to the precincts of 2020, and compared with the same blocks
/// added up by precinct of 2020. These are the figures of the documentation's table.
@Suite(.enabled(if: RealData.has("us/maup"), "needs the real data"))
struct AccuracyTests {
  private static let groups = [
    "TOTPOP20", "VAP20", "HISP20", "NH_BLACK20", "NH_WHITE20", "NH_ASIAN20",
  ]

  /// What the sources are divided by.
  enum Weights: String, CaseIterable {
    /// Shared ground.
    case area
    /// People by census tract, spread evenly over it: as coarse as an IRIS.
    case tracts
    /// People by square of 200 m, as fine as Filosofi's.
    case cells
    /// People by block.
    case blocks
    /// Adults at one position a block, as addresses with their number of electors would be.
    case points
  }

  /// How far the figures of one group are off.
  struct Deviation: Hashable, CustomStringConvertible {
    /// In per cent of the group, to two decimals: people given to a wrong precinct. Half the mean
    /// absolute error weighted by true counts.
    var misplaced: Double
    /// In people, to one decimal: root of the mean squared error of a precinct.
    var rmse: Double

    init(_ misplaced: Double, _ rmse: Double) { (self.misplaced, self.rmse) = (misplaced, rmse) }

    init(errors: [Double], of total: Double) {
      let misplaced = errors.reduce(0) { $0 + abs($1) } / 2
      let squares = errors.reduce(0) { $0 + $1 * $1 }
      self.init(
        (misplaced / total * 1e4).rounded() / 100,
        ((squares / Double(errors.count)).squareRoot() * 10).rounded() / 10)
    }

    var description: String { "Deviation(\(misplaced), \(rmse))" }
  }

  /// The precincts of 2016 of which no precinct of 2020 has all but a thousandth.
  private struct Denver {
    let blocks: PrecinctLayer
    /// A position inside each block.
    let positions: [Coordinate]
    let divided: [MultiPolygon]
    let new: [MultiPolygon]
    /// By divided precinct, and by new one: the people of blocks in divided precincts.
    let sums: [[Double]]
    let truth: [[Double]]

    init() throws {
      let folder = "us/maup/examples/Shapefiles/DenverCo_"
      let blocks = try PrecinctLayer("\(folder)blocks.zip", groups + ["TRACTCE20"])
      let old = try PrecinctLayer("\(folder)precincts2016_repaired.zip").grounds
      let new = try PrecinctLayer("\(folder)precincts2020_repaired.zip").grounds
      var largest = [Double](repeating: 0, count: old.count)
      for pair in try IntersectionAreas.between(old, new, threads: 2) {
        largest[pair.source] = max(largest[pair.source], pair.area)
      }
      divided = old.indices.filter { largest[$0] < 0.999 * old[$0].area }.map { old[$0] }
      positions = try blocks.grounds.map { try $0.pointOnSurface()! }
      var sums = divided.map { _ in groups.map { _ in 0.0 } }
      var truth = new.map { _ in groups.map { _ in 0.0 } }
      let (from, to) = (ZoneIndex(zones: divided), ZoneIndex(zones: new))
      for (position, values) in zip(positions, blocks.values) {
        let place = Int(from.locate(position).zone)
        guard place >= 0 else { continue }
        for column in groups.indices {
          sums[place][column] += values[column]
          truth[Int(to.locate(position).zone)][column] += values[column]
        }
      }
      (self.blocks, self.new, self.sums, self.truth) = (blocks, new, sums, truth)
    }

    func weightings(_ weights: Weights) throws -> [CrosswalkWeighting] {
      switch weights {
      case .area: return []
      case .tracts:
        let tracts = Dictionary(grouping: blocks.grounds.indices) { blocks.values[$0].last! }
        let units = try tracts.keys.sorted().map { tract in
          PopulatedGround(
            ground: try .union(of: tracts[tract]!.map { blocks.grounds[$0] }),
            count: tracts[tract]!.reduce(0) { $0 + blocks.values[$1][0] })
        }
        return [.population(units, .spread)]
      case .cells: return [.population(cells(), .spread)]
      case .blocks: return [.population(blocks.people(), .spread)]
      case .points:
        var tally = AddressTally(from: divided, to: new, threads: 2)
        tally.add(positions, weights: blocks.values.map { $0[1] })
        return [.addresses(tally)]
      }
    }

    /// Inhabited squares of 200 m, each with the people of the blocks whose position it holds.
    private func cells() -> [PopulatedGround] {
      let side = 200 / 0.304_800_609_601_219
      var people: [[Int]: Double] = [:]
      for (position, values) in zip(positions, blocks.values) {
        let cell = [position.x, position.y].map { Int(($0 / side).rounded(.down)) }
        people[cell, default: 0] += values[0]
      }
      return people.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { cell, count in
        PopulatedGround(
          ground: square(Double(cell[0]) * side, Double(cell[1]) * side, side), count: count)
      }
    }

    func deviations(_ weights: Weights) throws -> [Deviation] {
      let crosswalk = try Crosswalk.between(
        divided, new, weightings: weightings(weights), threads: 2)
      let table = StatisticDataset(
        name: "blocks", variables: groups.map { StatisticVariable(name: $0, kind: .extensive) },
        units: sums.enumerated().map {
          StatisticUnit(id: "\($0)", ground: divided[$0], values: $1)
        })
      let report = try crosswalk.apportion(table)
      return groups.indices.map { group in
        Deviation(
          errors: zip(report.figures, truth).map { ($0[group].value ?? 0) - $1[group] },
          of: sums.reduce(0) { $0 + $1[group] })
      }
    }
  }

  @Test("Denver's people carried from the precincts of 2016 to those of 2020 are this far off")
  func table() throws {
    let denver = try Denver()
    #expect(denver.divided.count == 101)
    let people = groupTotals(denver.sums)
    #expect(people == Self.people)
    var found: [Weights: [Deviation]] = [:]
    for weights in Weights.allCases { found[weights] = try denver.deviations(weights) }
    for weights in Weights.allCases {
      #expect(found[weights]! == Self.expected[weights]!, "\(weights)")
    }
    // The finer the weights, the nearer the truth, for every group.
    for group in Self.groups.indices {
      let misplaced = [Weights.area, .cells, .blocks].map { found[$0]![group].misplaced }
      #expect(misplaced == misplaced.sorted(by: >))
    }
  }

  private func groupTotals(_ sums: [[Double]]) -> [Int] {
    Self.groups.indices.map { group in Int(sums.reduce(0) { $0 + $1[group] }) }
  }

  private static let people = [238_003, 194_739, 58_679, 24_457, 130_503, 10_670]

  private static let expected: [Weights: [Deviation]] = [
    .area: [
      Deviation(3.82, 256.6), Deviation(3.86, 192.9), Deviation(2.78, 40.9), Deviation(3.99, 33.1),
      Deviation(4.15, 166.4), Deviation(4.77, 17.6),
    ],
    .tracts: [
      Deviation(3.89, 266.6), Deviation(3.87, 198.6), Deviation(2.84, 40.9), Deviation(4.24, 33.5),
      Deviation(4.19, 172.8), Deviation(4.86, 18.7),
    ],
    .cells: [
      Deviation(1.43, 79.3), Deviation(1.57, 77.4), Deviation(0.89, 10.2), Deviation(2.14, 17.8),
      Deviation(1.98, 66.8), Deviation(1.59, 4.0),
    ],
    .blocks: [
      Deviation(0.15, 7.4), Deviation(0.35, 14.3), Deviation(0.74, 11.3), Deviation(1.87, 15.8),
      Deviation(0.64, 19.2), Deviation(1.42, 3.4),
    ],
    .points: [
      Deviation(0.23, 17.3), Deviation(0.0, 0.0), Deviation(0.67, 12.9), Deviation(1.75, 16.1),
      Deviation(0.58, 20.0), Deviation(1.13, 3.0),
    ],
  ]
}
