import ArpentElections
import ArpentGeometry
import ArpentStore
import Testing

@Suite struct ResultsAndStatisticsTests {
  let store: ZoneStore

  init() throws { store = try ZoneStore.inMemory() }

  private func results(_ communes: [String]) -> ElectionResults {
    ElectionResults(
      election: Election(id: "e", date: Samples.day("2017-04-23")),
      candidacies: [Candidacy(name: "ÉLAN", nuance: "DVG", number: 1), Candidacy(name: "ZÉPHYR")],
      stations: communes.enumerated().map { index, commune in
        StationResult(
          station: StationKey(commune: commune, code: "0001"),
          tally: Tally(registered: 100 + index, ballotsCast: 60, blank: 2, validVotes: 58),
          votes: [.init(candidacy: 0, count: 40), .init(candidacy: 1, count: 18)], line: index + 2,
          communeName: "Commune \(commune)")
      })
  }

  private func source(_ letter: Character) -> Source {
    Source(
      fileName: "r.csv", sha256: String(repeating: letter, count: 64), byteCount: 5,
      licence: "Licence Ouverte 2.0", date: Samples.day("2017-05-01"))
  }

  @Test("Results come back as they went in")
  func roundTrip() throws {
    let given = results(["A", "B"])
    _ = try store.record(given, from: source("1"), layout: "generic")
    let back = try store.results(election: "e")
    #expect(back.election == given.election)
    #expect(back.candidacies == given.candidacies)
    #expect(back.stations == given.stations)
    #expect(try store.results(election: "e", communes: ["B"]).stations == [given.stations[1]])
    #expect(try store.elections().map(\.sources) == [[source("1")]])
  }

  @Test("The same file again changes nothing; another is refused unless told what to do")
  func again() throws {
    _ = try store.record(results(["A"]), from: source("1"), layout: "generic")
    #expect(try store.record(results(["A"]), from: source("1"), layout: "generic").wasKnown)
    let error = #expect(throws: StoreError.self) {
      try store.record(results(["B"]), from: source("2"), layout: "generic")
    }
    #expect(error?.code == .usage)
    _ = try store.record(results(["B"]), from: source("2"), layout: "generic", mode: .append)
    #expect(try store.elections().map(\.stationCount) == [2])
    #expect(try store.results(election: "e").candidacies.count == 2)
    #expect(throws: StoreError.self) {
      try store.record(results(["A"]), from: source("3"), layout: "generic", mode: .append)
    }
    _ = try store.record(results(["C"]), from: source("3"), layout: "generic", mode: .replace)
    #expect(try store.results(election: "e").stations.map(\.station.commune) == ["C"])
  }

  @Test("A data set comes back as it went in, near a place or whole")
  func statistics() throws {
    let dataset = StatisticDataset(
      name: "Filosofi 2019 / 200 m",
      variables: [
        StatisticVariable(name: "ind", kind: .extensive, unit: "people", label: "People"),
        StatisticVariable(name: "fid", kind: .intensive(weight: "ind"), unit: "€"),
      ],
      units: [
        StatisticUnit(id: "c1", ground: Samples.square(1), values: [12.5, nil], isImputed: true),
        StatisticUnit(id: "c2", ground: Samples.square(50), values: [3, 20_000]),
      ])
    #expect(try store.record(dataset, from: source("1"), layout: "filosofi-grid"))
    #expect(try !store.record(dataset, from: source("1"), layout: "filosofi-grid"))
    let back = try store.statistics(dataset: dataset.name)
    #expect(back.variables == dataset.variables)
    #expect(back.units == dataset.units)
    let near = try store.statistics(
      dataset: dataset.name, near: Samples.square(49).boundingBox)
    #expect(near.units.map(\.id) == ["c2"])
    var smaller = dataset
    smaller.units.removeLast()
    #expect(try store.record(smaller, from: source("2"), layout: "filosofi-grid"))
    #expect(try store.datasets().map(\.unitCount) == [1])
    #expect(try store.verify() == [])
  }
}
