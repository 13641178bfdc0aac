import ArpentElections
import ArpentRanking
import Testing

@Suite struct DisclosureTests {
  /// Sectors of one commune with the given rolls, half of which vote.
  static func sectors(_ rolls: [Int], commune: String = "99001", from: Int = 1) -> [SectorInput] {
    rolls.enumerated().map { i, roll in
      let result = Town.result(roll, roll / 2, roll / 2, red: roll / 4)
      return Town.sector("000\(from + i)", commune: commune, index: i, [result, result])
    }
  }

  @Test("One small sector takes the next smallest with it, so that totals don't give it away")
  func complementary() throws {
    let ranking = try Ranking(Town.input(Self.sectors([900, 8, 300, 200, 700])))
    #expect(ranking.withheldCodes == ["0002", "0004"])
  }

  @Test("Small sectors that together reach the threshold hide each other")
  func together() throws {
    let ranking = try Ranking(Town.input(Self.sectors([900, 8, 300, 7, 700])))
    #expect(ranking.withheldCodes == ["0002", "0004"])
  }

  @Test("Small sectors that together stay under the threshold take another with them")
  func stillSmall() throws {
    let ranking = try Ranking(Town.input(Self.sectors([900, 5, 300, 5, 700])))
    #expect(ranking.withheldCodes == ["0002", "0003", "0004"])
  }

  @Test("Each commune protects its own small sector")
  func communes() throws {
    let sectors =
      Self.sectors([900, 8, 300], commune: "99001")
      + Self.sectors([500, 400, 9], commune: "99002", from: 4)
    let ranking = try Ranking(Town.input(sectors))
    #expect(ranking.withheldCodes == ["0002", "0003", "0005", "0006"])
  }

  @Test(
    "A commune of one small sector takes two others, for one would be given away by its commune")
  func loneCommune() throws {
    let sectors =
      Self.sectors([8], commune: "99002", from: 9) + Self.sectors([900, 300, 200, 700])
    let ranking = try Ranking(Town.input(sectors))
    #expect(ranking.withheldCodes == ["0002", "0003", "0009"])
  }

  @Test("A sector at the threshold is shown")
  func threshold() throws {
    #expect(try Ranking(Town.input(Self.sectors([900, 11, 300]))).withheldCodes.isEmpty)
    #expect(try Ranking(Town.input(Self.sectors([900, 10, 300]))).withheldCodes.count == 2)
  }

  @Test("Few households or few contacts withhold a sector of any roll")
  func householdsAndContacts() throws {
    var sectors = Self.sectors([900, 600, 300, 700])
    sectors[0].households = 10.5
    #expect(try Ranking(Town.input(sectors)).withheldCodes == ["0001", "0003"])
    sectors[0].households = 11
    sectors[1].contacts = 9
    #expect(try Ranking(Town.input(sectors)).withheldCodes == ["0002", "0003"])
    sectors[1].contacts = 10
    #expect(try Ranking(Town.input(sectors)).withheldCodes.isEmpty)
  }

  @Test("Thresholds are configuration")
  func configured() throws {
    let input = Town.input(Self.sectors([900, 80, 300]))
    let strict = try Ranking(input, thresholds: DisclosureThresholds(minimumRegistered: 100))
    #expect(strict.withheldCodes == ["0002", "0003"])
  }

  @Test("Nothing counted in a withheld sector is left in the ranking or its files")
  func stripped() throws {
    var sectors = Self.sectors([901, 8, 303, 207, 709])
    sectors[1].households = 12345
    sectors[1].contacts = 54321
    let ranking = try Ranking(Town.input(sectors))
    for code in ranking.withheldCodes {
      let sector = ranking.outcome(code).sector
      #expect(sector.results.allSatisfy { $0 == nil })
      #expect(sector.households == nil && sector.contacts == nil)
    }
    let lines = RankingCSV.text(ranking).split(separator: "\n")
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    let shown: Set<Substring> = [
      "sector", "commune", "code", "name", "vintage", "area_km2", "withheld", "reasons",
    ]
    let withheld = lines.filter { $0.hasSuffix(",true,withheld") }
    #expect(withheld.count == 2)
    let leaks = withheld.flatMap { line in
      zip(header, line.split(separator: ",", omittingEmptySubsequences: false)).filter {
        !$0.1.isEmpty && !shown.contains($0.0)
      }.map { $0.0 }
    }
    #expect(leaks.isEmpty)
  }

  @Test("What is shown, taken from any total, leaves two stations and eleven electors at least")
  func subtraction() throws {
    var generator = SplitMix(state: 7)
    var given = 0
    for _ in 0..<200 {
      let rolls = (0..<12).map { _ in
        generator.next(below: 5) == 0 ? generator.next(below: 11) : 11 + generator.next(below: 900)
      }
      let sectors =
        Self.sectors(Array(rolls[..<6])) + Self.sectors(Array(rolls[6...]), commune: "2", from: 7)
      let ranking = try Ranking(Town.input(sectors))
      let hidden = sectors.filter { ranking.outcome($0.key.code).isWithheld }
      for group in Dictionary(grouping: hidden, by: \.key.commune).values + [hidden] {
        let sum = group.reduce(0) { $0 + $1.results[0]!.tally.registered! }
        let isWhole =
          group.count == 12 || (group.count == 6 && Set(group.map(\.key.commune)).count == 1)
        if !group.isEmpty, !isWhole, group.count < 2 || sum < 11 { given += 1 }
      }
    }
    #expect(given == 0)
  }

  private func ground(_ code: String, _ vintage: String = "v1") -> EarlierDisclosure.Ground {
    EarlierDisclosure.Ground(key: StationKey(commune: "99001", code: code), vintage: vintage)
  }

  @Test("What was withheld stays withheld, and with company that was not shown before")
  func earlier() throws {
    let input = Town.input(Self.sectors([900, 300, 200, 400, 700]))
    #expect(try Ranking(input).withheldCodes.isEmpty)
    var earlier = EarlierDisclosure(withheld: [ground("0002")])
    #expect(try Ranking(input, earlier: earlier).withheldCodes == ["0002", "0003"])
    for code in ["0001", "0003", "0005"] {
      earlier.shown[ground(code)] = [.election("a"): 300, .election("b"): 300]
    }
    #expect(try Ranking(input, earlier: earlier).withheldCodes == ["0002", "0004"])
    // Of another vintage it was other ground.
    earlier = EarlierDisclosure(withheld: [ground("0002", "v0")])
    #expect(try Ranking(input, earlier: earlier).withheldCodes.isEmpty)
  }

  @Test("A redraw that swallows a small sector does not give it away by the table before")
  func acrossVintages() throws {
    let before = try Ranking(Town.input(Self.sectors([900, 8, 300, 200, 700])))
    #expect(before.withheldCodes == ["0002", "0004"])
    // 0002 went into 0001; the others are the ground they were.
    let after = Self.sectors([908, 300, 200, 700]).enumerated().map { i, sector in
      var moved = sector
      moved.key = StationKey(commune: "99001", code: ["0001", "0003", "0004", "0005"][i])
      moved.vintage = i == 0 ? "v2" : "v1"
      return moved
    }
    #expect(try Ranking(Town.input(after)).withheldCodes.isEmpty)
    var earlier = before.disclosed
    earlier.successors = [
      ground("0001"): [StationKey(commune: "99001", code: "0001")],
      ground("0002"): [StationKey(commune: "99001", code: "0001")],
    ]
    // 0004 stays out, and 0001 holds what was withheld: less what was shown, it would tell it.
    #expect(try Ranking(Town.input(after), earlier: earlier).withheldCodes == ["0001", "0004"])
  }

  @Test("A station without ground is no company for a sector with few contacts: it has none itself")
  func companyOfContacts() throws {
    var sectors = Self.sectors([900, 600, 300, 700])
    for s in sectors.indices { sectors[s].contacts = s == 1 ? 3 : 20 }
    let few = Town.station("JUS1", Town.result(40, 20, 20, red: 1))
    let ranking = try Ranking(Town.input(sectors, unplaced: [few]))
    #expect(ranking.withheldCodes == ["0002", "0003"])
    #expect(ranking.withheldStations.isEmpty)
  }

  @Test("Contacts counted since a table was handed out need company of their own")
  func contactsSince() throws {
    var sectors = Self.sectors([900, 600, 300, 700])
    let before = try Ranking(Town.input(sectors))
    for s in sectors.indices { sectors[s].contacts = s == 1 ? 3 : 20 }
    let ranking = try Ranking(Town.input(sectors), earlier: before.disclosed)
    #expect(ranking.withheldCodes == ["0002", "0003"])
  }

  @Test("A small station that lies in no sector is withheld, and not told by what lies outside")
  func outside() throws {
    var input = Town.input(Self.sectors([900, 300, 200]))
    let few = Town.station("0099", Town.result(6, 4, 4, red: 1))
    for e in 0..<2 {
      input.context.elections[e].carriage = ResultCarriage(
        weights: [], wholeStations: 3, dividedStations: 0,
        outside: [ResultCarriage.Outside(part: few, share: 1)])
      input.context.elections[e].imported.add(few.tally, supportVotes: 1)
    }
    let ranking = try Ranking(input)
    #expect(ranking.withheldCodes == ["0003"])
    #expect(ranking.totals[0]?.outside.stations == 0)
    #expect(ranking.totals[0]?.withheld.registered.sum == 206)
    #expect(ranking.totals.allSatisfy { $0?.isComplete == true })
    #expect(!RankingReport.html(ranking).contains(">99001_0099</th>"))
  }

  @Test("Where everything is too small not even totals are shown")
  func everything() throws {
    let ranking = try Ranking(Town.input(Self.sectors([8])))
    #expect(ranking.withheldCodes == ["0001"])
    #expect(ranking.totals.allSatisfy { $0 == nil })
  }

  @Test("A small station without ground is withheld like a sector")
  func station() throws {
    let few = Town.station("JUS1", Town.result(6, 4, 4, red: 1))
    let ranking = try Ranking(
      Town.input(Self.sectors([900, 300, 200]), unplaced: [few]))
    #expect(ranking.withheldStations.map(\.code) == ["JUS1"])
    #expect(ranking.withheldCodes == ["0003"])
    #expect(ranking.context.elections.allSatisfy { $0.stationsWithoutGround.isEmpty })
    #expect(ranking.totals[0]?.withheld.registered.sum == 206)
    #expect(ranking.totals.allSatisfy { $0?.isComplete == true })
  }
}

/// S. Vigna's SplitMix64 (2015): the same numbers everywhere.
struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
