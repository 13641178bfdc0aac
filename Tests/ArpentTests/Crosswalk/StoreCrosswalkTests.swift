import Arpent
import ArpentChange
import ArpentElections
import ArpentStore
import Foundation
import TestData
import Testing

@Suite struct StoreCrosswalkTests {
  @Test("Zones that the redraw let be, merged or renumbered go to one target as a whole")
  func whole() throws {
    let found = try CrosswalkTown().crosswalk(.best)
    let divided = zip(found.sources, found.crosswalk.methods).filter { $1 != .whole }
    #expect(divided.map(\.0.zone.key.code) == ["0004", "0014", "0019"])
    let shares = found.shares
    #expect(shares[["0023", "0011"]] == 1)
    #expect(shares[["0024", "0023"]] == 1)
    #expect(shares[["0010", "0010"]] == 1)
    #expect(shares[["0011", "0010"]] == 1)
    #expect(found.crosswalk.outside.allSatisfy { $0 == 0 })
  }

  @Test("The best weights are addresses, then people counted by square, then ground")
  func best() throws {
    let town = try CrosswalkTown()
    let addresses = try town.crosswalk(CrosswalkWeights(addresses: CrosswalkTown.addresses))
    #expect(Set(addresses.crosswalk.methods) == [.whole, .addresses])
    #expect(addresses.weightNames[.addresses] == "addresses-reu.csv")
    let people = try town.crosswalk(.best)
    #expect(Set(people.crosswalk.methods) == [.whole, .population])
    #expect(people.weightNames == [.population: "filosofi:ind"])
    let ground = try CrosswalkTown(statistics: false).crosswalk(.best)
    #expect(Set(ground.crosswalk.methods) == [.whole, .area])
  }

  @Test("Every way finds where the electors went; people and addresses find it better than ground")
  func accuracy() throws {
    let town = try CrosswalkTown()
    let truth = try CrosswalkTown.truth()
    func error(_ weights: CrosswalkWeights) throws -> Double {
      let shares = try town.crosswalk(weights).shares
      #expect(Set(shares.keys) == Set(truth.keys))
      return truth.reduce(0) { $0 + abs((shares[$1.key] ?? 0) - $1.value) }
    }
    let ground = try error(.area)
    #expect(try error(.best) < 0.5 * ground)
    // A sample of 170 addresses a zone: one in 25 is chance.
    #expect(try error(CrosswalkWeights(addresses: CrosswalkTown.addresses)) < 0.8 * ground)
  }

  @Test("A zone with fewer than ten addresses is divided by the next weights")
  func fewAddresses() throws {
    let town = try CrosswalkTown()
    let lines = try String(
      contentsOfFile: CrosswalkTown.addresses.path, encoding: .utf8
    ).split(separator: "\n")
    let file = town.folder.file("few.csv", lines.prefix(1 + 150).joined(separator: "\n"))
    let found = try town.crosswalk(CrosswalkWeights(addresses: AddressFile(path: file)))
    #expect(Set(found.crosswalk.methods).isSubset(of: [.whole, .addresses, .population]))
    #expect(found.crosswalk.methods.contains(.population))
    for (source, weight) in found.crosswalk.sourceWeights.enumerated()
    where found.crosswalk.methods[source] == .addresses {
      #expect(weight! >= 10)
    }
  }

  @Test("A count of the store is chosen by name, and what there is none of is said")
  func chosen() throws {
    let town = try CrosswalkTown()
    let households = try town.crosswalk(
      CrosswalkWeights(.statistic(dataset: "filosofi", variable: "men")))
    #expect(households.weightNames == [.population: "filosofi:men"])
    for (choice, text) in [
      (CrosswalkWeights.Choice.statistic(dataset: "filosofi", variable: "nobody"), "men_pauv"),
      (.statistic(dataset: "filosofi", variable: "mean_standard_of_living"), "no count called"),
      (.statistic(dataset: "blocks", variable: nil), "filosofi"), (.addresses, "--addresses"),
    ] {
      let error = #expect(throws: ArpentError.self) {
        try town.crosswalk(CrosswalkWeights(choice))
      }
      #expect(error?.code == .usage)
      #expect(error?.message.contains(text) == true)
    }
    let bare = try CrosswalkTown(statistics: false)
    let error = #expect(throws: ArpentError.self) {
      try bare.crosswalk(CrosswalkWeights(.population))
    }
    #expect(error?.message.contains("statistics import") == true)
  }

  @Test("The same crosswalk comes out at any number of threads", arguments: [2, 7])
  func threads(count: Int) throws {
    let town = try CrosswalkTown()
    let weights = CrosswalkWeights(addresses: CrosswalkTown.addresses)
    #expect(
      try town.crosswalk(weights, threads: count).crosswalk == town.crosswalk(weights).crosswalk)
  }

  @Test("By way of the zones between, and back, nothing is lost")
  func legs() throws {
    let town = try CrosswalkTown()
    let there = try town.crosswalk(.best)
    let back = try town.crosswalk(.best, from: "2024", to: "2020")
    let round = there.followed(by: back)
    #expect(round.targets == there.sources)
    #expect(round.crosswalk.outside.allSatisfy { $0 == 0 })
    let worst = round.crosswalk.rows.map { abs($0.reduce(0) { $0 + $1.share } - 1) }.max()!
    #expect(worst <= 1e-12)
    #expect(round.crosswalk.methods[0] == .whole)
  }
}
