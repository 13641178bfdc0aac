import ArpentElections
import ArpentPages
import ArpentRanking
import Foundation
import Testing

@Suite struct MobilisationTests {
  @Test("The score is the latest roll times mean abstention times mean support")
  func product() throws {
    let ranking = try Ranking(Town.input(Town.three))
    let score = try #require(ranking.outcome("0001").score)
    #expect(abs(score.value - 200) < 1e-9)
    #expect(score.parts[0].value == 1000)
    #expect(abs(score.parts[1].value - 0.4) < 1e-12)
    #expect(abs(score.parts[2].value - 0.5) < 1e-12)
    #expect(score.parts[1].byElection == [0.5, 0.3])
    #expect(score.parts[2].byElection == [0.25, 0.75])
    #expect(abs(try #require(ranking.outcome("0002").score).value - 30) < 1e-9)
  }

  @Test("Equal scores share a rank and stand in the order of their keys")
  func ties() throws {
    let ranking = try Ranking(Town.input(Town.three))
    #expect(ranking.ranked.map(\.sector.key.code) == ["0001", "0003", "0002"])
    #expect(ranking.ranked.map { $0.score?.rank } == [1, 1, 3])
  }

  @Test("Contributions are logarithms against the mean parts and add up to that of the ratio")
  func contributions() throws {
    let ranking = try Ranking(Town.input(Town.three))
    // Means: registered 2300/3, abstention 0.4, support 0.4; the average sector scores 122.67.
    let score = try #require(ranking.outcome("0001").score)
    let parts = score.contributions.compactMap { $0 }
    #expect(parts.count == 3)
    #expect(abs(parts[0] - log(1000 / (2300.0 / 3))) < 1e-12)
    #expect(abs(parts[1]) < 1e-12)
    #expect(abs(parts[2] - log(0.5 / 0.4)) < 1e-12)
    let ratio = try #require(score.ratio)
    #expect(abs(ratio - 200 / (2300.0 / 3 * 0.16)) < 1e-12)
    #expect(abs(parts.reduce(0, +) - log(ratio)) < 1e-12)
  }

  @Test("Without a support chosen the score is registered times abstention and support is empty")
  func noSupport() throws {
    let ranking = try Ranking(Town.input(Town.three, support: []))
    let score = try #require(ranking.outcome("0001").score)
    #expect(abs(score.value - 400) < 1e-9)
    #expect(score.parts.count == 2)
    let columns = SectorColumns(ranking)
    let row = Dictionary(
      uniqueKeysWithValues: columns.properties(for: ranking.outcome("0001")).map {
        ($0.name, $0.value)
      })
    #expect(row["support"] == PropertyValue.none)
    #expect(row["contribution_support"] == PropertyValue.none)
    #expect(row["support_votes_a"] == PropertyValue.none)
    #expect(ranking.profile.text(in: .en, for: ranking.context).warning != nil)
    #expect(ranking.profile.text(in: .fr, for: ranking.context).warning != nil)
  }

  @Test("Support is the mean over the elections where it stood")
  func stoodOnce() throws {
    var sectors = Town.three
    let blue = [StationResult.Votes(candidacy: 1, count: 400)]
    sectors[2].results[0]?.votes = blue
    let ranking = try Ranking(Town.input(sectors))
    let score = try #require(ranking.outcome("0001").score)
    #expect(score.parts[2].byElection == [nil, 0.75])
    #expect(abs(score.value - 1000 * 0.4 * 0.75) < 1e-9)
  }

  @Test("A sector where the support never stood is not ranked, and says so")
  func neverStood() throws {
    var sectors = Town.three
    for e in 0..<2 { sectors[0].results[e]?.votes.removeFirst() }
    let ranking = try Ranking(Town.input(sectors))
    #expect(ranking.outcome("0002").reasons == [.supportDidNotStand])
  }

  @Test("A sector without what the formula needs is listed with all its reasons")
  func reasons() throws {
    var sectors = Town.three
    sectors.append(Town.sector("0004", [nil, Town.result(300, 400, 400, red: 1)]))
    sectors.append(
      Town.sector("0005", [Town.result(300, 20, 0, red: 0), Town.result(300, 20, 20, red: 1)]))
    var bare = Town.sector("0006", [Town.result(300, 20, 20, red: 1), nil])
    bare.ground = nil
    bare.results[0]?.tally.ballotsCast = nil
    sectors.append(bare)
    let ranking = try Ranking(Town.input(sectors))
    #expect(
      ranking.outcome("0004").reasons == [
        .noResult(election: "a"), .moreBallotsThanRegistered(election: "b"),
      ])
    #expect(ranking.outcome("0005").reasons == [.noValidVotes(election: "a")])
    #expect(
      ranking.outcome("0006").reasons == [
        .noGround, .noTurnout(election: "a"), .noResult(election: "b"),
      ])
    #expect(ranking.sectors.count == sectors.count)
  }

  @Test("The roll is that of the latest election, in whatever order they are given")
  func chronology() throws {
    var input = Town.input(Town.three)
    input.context.elections.reverse()
    for s in input.sectors.indices { input.sectors[s].results.reverse() }
    let ranking = try Ranking(input)
    #expect(ranking.outcome("0001").score?.parts[0].value == 1000)
  }

  @Test("The order of the input does not change the output")
  func determinism() throws {
    let forward = try Ranking(Town.input(Town.three))
    let backward = try Ranking(Town.input(Town.three.reversed()))
    #expect(RankingCSV.text(forward) == RankingCSV.text(backward))
  }

  @Test("No election, an election twice and a sector twice are errors that name it")
  func errors() {
    #expect(throws: RankingError.noElection) {
      try Ranking(Town.input([], elections: 0))
    }
    var twice = Town.input(Town.three)
    twice.context.elections[1] = twice.context.elections[0]
    #expect(throws: RankingError.electionTwice(id: "a")) { try Ranking(twice) }
    let key = StationKey(commune: "99001", code: "0002")
    #expect(throws: RankingError.sectorTwice(key)) {
      try Ranking(Town.input(Town.three + [Town.three[0]]))
    }
    #expect(RankingError.sectorTwice(key).description.contains("99001_0002"))
  }
}

extension SectorOutcome {
  var reasons: [UnrankedReason]? {
    if case .notRanked(let reasons) = status { reasons } else { nil }
  }
}
