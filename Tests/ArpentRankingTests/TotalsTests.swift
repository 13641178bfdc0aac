import ArpentElections
import ArpentRanking
import Testing

@Suite struct TotalsTests {
  @Test("Ranked, not ranked, withheld and groundless stations add up to what was imported")
  func totals() throws {
    var sectors = Town.three
    sectors.append(Town.sector("0004", [nil, Town.result(300, 100, 90, red: 9)]))
    sectors.append(
      Town.sector("0005", [Town.result(4, 2, 2, red: 1), Town.result(4, 3, 3, red: 2)]))
    let prison = Town.station("JUS1", Town.result(50, 40, 38, red: 20))
    let ranking = try Ranking(Town.input(sectors, unplaced: [prison]))
    let totals = try #require(ranking.totals[1])
    // JUS1 is the smallest left, and goes with the sector of four electors.
    #expect(ranking.withheldStations.map(\.code) == ["JUS1"])
    #expect(totals.ranked.registered.sum == 2300)
    #expect(totals.notRanked.registered.sum == 300)
    #expect(totals.withheld.registered.sum == 54)
    #expect(totals.withoutGround.stations == 0)
    #expect(totals.all.supportVotes == 450 + 90 + 200 + 9 + 2 + 20)
    #expect(totals.all.stations == 6)
    #expect(totals.all == totals.imported)
    #expect(totals.isComplete)
  }

  @Test("A vote lost between import and sectors shows")
  func lost() throws {
    var input = Town.input(Town.three)
    input.sectors.removeFirst()
    let totals = try #require(try Ranking(input).totals[0])
    #expect(!totals.isComplete)
    #expect(totals.imported.registered.sum - totals.all.registered.sum == 400)
  }

  @Test("A count that a source does not state is counted as missing, not as zero")
  func unstated() throws {
    var sectors = Town.three
    sectors[0].results[0]?.tally.registered = nil
    let totals = try #require(try Ranking(Town.input(sectors)).totals[0])
    #expect(totals.all.registered == CountSum(sum: 1700, unstated: 1))
    #expect(totals.isComplete)
  }
}
