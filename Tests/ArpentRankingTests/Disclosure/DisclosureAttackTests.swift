import ArpentElections
import ArpentPages
import ArpentRanking
import Testing

/// Tries to find out what a ranking withholds, from all that it shows.
@Suite struct DisclosureAttackTests {
  /// The figures that sums are taken of, by the column that shows them, with the least that may be
  /// told and the number that a block has.
  static let figures = [
    Figure(column: "registered_b", least: 11) { Double($0.registered) },
    Figure(column: "households", least: 11) { $0.households },
    Figure(column: "contacts", least: 10) { Double($0.contacts) },
  ]

  struct Figure: Sendable {
    var column: String
    var least: Double
    var amount: @Sendable (AttackedTown.Block) -> Double
  }

  /// A RANKING.csv as somebody else reads it: which figures it shows of each sector.
  struct Table {
    var shown: [String: Set<String>] = [:]
    var withheld: Set<String> = []
    var showsStation: Bool

    init(_ ranking: Ranking) {
      showsStation = ranking.withheldStations.isEmpty
      let lines = RankingCSV.text(ranking).split(separator: "\n").map(CSVTests.fields)
      for fields in lines.dropFirst() {
        let row = Dictionary(uniqueKeysWithValues: zip(lines[0], fields))
        let code = row["code"]!
        if row["withheld"] == "true" {
          withheld.insert(code)
        } else {
          shown[code] = Set(row.filter { !$0.value.isEmpty }.keys)
        }
      }
    }
  }

  /// Sums that follow from a table and the totals, of one figure. A station without ground is one
  /// block more, last.
  static func learn(
    _ table: Table, _ town: AttackedTown, _ sectors: [Int], _ column: String, into span: inout Span
  ) {
    let count = town.blocks.count + 1
    let parts = AttackedTown.parts(sectors)
    for part in parts where table.shown["\(100 + part[0])"]?.contains(column) == true {
      span.add(part, of: count)
    }
    let hasStation = column.hasPrefix("registered_") && town.unplaced != nil
    var whole: [Int] = []
    for commune in ["1", "2"] {
      var blocks = town.blocks.indices.filter { town.blocks[$0].commune == commune }
      let isShown = parts.contains { part in
        blocks.contains(part[0]) && table.shown["\(100 + part[0])"] != nil
      }
      if commune == "1", hasStation { blocks.append(count - 1) }
      whole += blocks
      // A place that is withheld as a whole is not told by subtraction, but by its own total.
      if isShown { span.add(blocks, of: count) }
    }
    if hasStation, table.showsStation { span.add([count - 1], of: count) }
    span.add(whole, of: count)
  }

  /// Sums of one or two withheld sectors that are too small to be told and follow from `span`,
  /// though they did not from `known`.
  static func found(
    _ table: Table, _ town: AttackedTown, _ sectors: [Int],
    _ figure: Figure, _ span: Span, beyond known: Span
  ) -> Int {
    let count = town.blocks.count + 1
    let hidden = AttackedTown.parts(sectors).filter { table.withheld.contains("\(100 + $0[0])") }
    var found = 0
    for (i, a) in hidden.enumerated() {
      for b in hidden[i...] {
        let blocks = Set(a + b)
        let size = blocks.reduce(0) { $0 + figure.amount(town.blocks[$1]) }
        guard size < figure.least, blocks.count < town.blocks.count else { continue }
        if span.holds(blocks, of: count), !known.holds(blocks, of: count) { found += 1 }
      }
    }
    return found
  }

  @Test("No count too small to be told follows from the table and the totals")
  func oneTable() throws {
    var (given, tried) = (0, 0)
    for seed in 0..<300 {
      let town = AttackedTown(seed: UInt64(seed))
      let table = Table(try Ranking(town.input(town.before)))
      tried += table.withheld.isEmpty ? 0 : 1
      if table.shown.isEmpty { continue }
      for figure in Self.figures {
        var span = Span()
        Self.learn(table, town, town.before, figure.column, into: &span)
        given += Self.found(table, town, town.before, figure, span, beyond: Span())
      }
    }
    #expect(given == 0)
    #expect(tried > 200)
  }

  @Test("Nor from two tables, made before and after a redraw, when the second knows the first")
  func twoTables() throws {
    var (given, careless, redrawn) = (0, 0, 0)
    for seed in 0..<300 {
      let town = AttackedTown(seed: UInt64(seed))
      // Half of the first tables know no contacts: the second tells something new.
      let first = try Ranking(town.input(town.before, hasContacts: seed % 2 == 0))
      let next = town.input(town.after, vintage: "v2", old: town.before)
      var earlier = first.disclosed
      earlier.successors = Self.successors(town)
      let second = try Ranking(next, earlier: earlier)
      redrawn += earlier.successors.isEmpty ? 0 : 1
      given += Self.given(by: [first, second], town)
      careless += Self.given(by: [first, try Ranking(next)], town)
    }
    #expect(given == 0)
    // The attack is a good one: it succeeds where the second ranking does not know the first.
    #expect(careless > 25, "\(careless)")
    #expect(redrawn > 150, "\(redrawn)")
  }

  private static func given(by rankings: [Ranking], _ town: AttackedTown) -> Int {
    let tables = rankings.map(Table.init)
    let grounds = [town.before, town.after]
    if tables.contains(where: \.shown.isEmpty) { return 0 }
    var given = 0
    for figure in figures {
      var all = Span()
      var first = Span()
      Self.learn(tables[0], town, grounds[0], figure.column, into: &first)
      for (table, sectors) in zip(tables, grounds) {
        Self.learn(table, town, sectors, figure.column, into: &all)
      }
      for (table, sectors) in zip(tables, grounds) {
        given += found(table, town, sectors, figure, all, beyond: first)
      }
    }
    return given
  }

  /// Where the ground of each sector of before lies that is no sector's any more.
  private static func successors(_ town: AttackedTown) -> [EarlierDisclosure.Ground: Set<
    StationKey
  >] {
    let now = AttackedTown.parts(town.after)
    var found: [EarlierDisclosure.Ground: Set<StationKey>] = [:]
    func key(_ part: [Int]) -> StationKey {
      StationKey(commune: town.blocks[part[0]].commune, code: "\(100 + part[0])")
    }
    for part in AttackedTown.parts(town.before) where !now.contains(part) {
      let heirs = now.filter { !Set($0).isDisjoint(with: part) }
      found[.init(key: key(part), vintage: "v1")] = Set(heirs.map(key))
    }
    return found
  }

  @Test(
    "However a withheld count is shared between those withheld, every output stays the same",
    arguments: ["registered", "votes", "households", "contacts", "statistic"])
  func indistinguishable(figure: String) throws {
    func outputs(moved: Int) throws -> [String] {
      var sectors = (0..<12).map { i in
        let roll = i == 3 ? 300 : 400 + 31 * i
        var sector = Town.sector(
          "\(1000 + i)", index: i,
          [
            Town.result(roll, roll * 6 / 10, roll / 2, red: roll / (4 + i % 3)),
            Town.result(roll + 5, roll * 5 / 10, roll * 4 / 10, red: roll / (5 + i % 4)),
          ])
        sector.households = Double(200 + 9 * i)
        sector.contacts = i == 7 ? 4 : 30 + i
        sector.statistics = [SectorStatistic(value: 1000 + Double(i * i), imputedShare: 0.1)]
        return sector
      }
      // 1007 has few contacts; 1003, of the smallest roll, keeps it company.
      func shift(_ s: Int, _ by: Int) {
        switch figure {
        case "registered":
          let tally = sectors[s].results[1]!.tally
          sectors[s].results[1]!.tally = Tally(
            registered: tally.registered! + by, ballotsCast: tally.ballotsCast,
            validVotes: tally.validVotes)
        case "votes": sectors[s].results[0]!.votes[0].count += by
        case "households": sectors[s].households! += Double(by)
        case "contacts": sectors[s].contacts! += by
        default: sectors[s].statistics[0].value! += Double(by)
        }
      }
      shift(7, moved)
      shift(3, -moved)
      var input = Town.input(sectors)
      input.context.statistics = [
        StatisticInput(variable: StatisticVariable(name: "ind", kind: .extensive), dataset: "x")
      ]
      var uncertainty = Uncertainty()
      uncertainty.simulations = 40
      var outputs: [String] = []
      for profile in [MobilisationProfile()] + FormulaProfile.ready as [any Profile] {
        let ranking = try Ranking(input, profile: profile, uncertainty: uncertainty)
        #expect(ranking.withheldCodes == ["1003", "1007"])
        let plan = try PlannedCanvass(
          of: ranking, PlanRequest(budget: .hours(10)),
          PlanAssumptions(canvassing: ranking.formula.canvassing, doorsPerHour: nil))
        for language in Language.allCases {
          outputs.append(RankingCSV.text(ranking, language: language))
          outputs.append(RankingReport.html(ranking, plan: plan, language: language))
          outputs.append(RankingStyle.qml(ranking, language: language))
        }
        outputs.append(PlanCSV.text(plan.plan))
      }
      return outputs
    }
    let (one, other) = (try outputs(moved: 0), try outputs(moved: 2))
    #expect(one.count == other.count && one.count > 20)
    #expect(zip(one, other).count { $0 != $1 } == 0)
  }
}
