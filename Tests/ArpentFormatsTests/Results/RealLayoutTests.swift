import ArpentElections
import ArpentFormats
import TestData
import Testing

@Suite(
  "Real results, as spreadsheets and cities left them",
  .enabled(if: RealData.has("fr/brest-lfi"), "needs the real data"))
struct RealLayoutTests {
  static func read(_ file: String, mapping: String? = nil) throws -> ResultsReading {
    try ResultsReader.read(
      path: RealData.path(file), election: Election(id: "e", date: CalendarDate("2022-04-10")!),
      mapping: try mapping.map { try ResultsMapping(yaml: $0, file: "m.yaml") })
  }

  static func votes(_ reading: ResultsReading, _ isCounted: (Candidacy) -> Bool) -> Int {
    reading.results.stations.reduce(0) { sum, station in
      sum
        + station.votes.reduce(0) {
          $0 + (isCounted(reading.results.candidacies[$1.candidacy]) ? $1.count : 0)
        }
    }
  }

  static func registered(_ reading: ResultsReading) -> Int {
    reading.results.stations.reduce(0) { $0 + ($1.tally.registered ?? 0) }
  }

  @Test("Bondy 2022, re-saved by R in two ways, says the same")
  func bondy() throws {
    let plain = try Self.read("fr/bondy-beababa/data_bondy_2022.csv")
    let made = try Self.read("fr/bondy-beababa/data_bondy2022.csv")
    for reading in [plain, made] {
      #expect(reading.layout == .ministryWide)
      #expect(reading.problems == [])
      #expect(reading.results.stations.count == 32)
      #expect(reading.results.stations[0].station.description == "93010_0001")
      #expect(reading.results.candidacies.count == 12)
      #expect(Self.registered(reading) == 25_281)
      #expect(Self.votes(reading) { _ in true } == 17_347)
      #expect(Self.votes(reading) { $0.name == "MÉLENCHON" } == 9290)
    }
    #expect(plain.results.candidacies == made.results.candidacies)
  }

  @Test("A teaching sample whose codes carry their commune: 34 of Lyon's stations stand twice")
  func sample() throws {
    let reading = try Self.read("fr/bondy-beababa/data_election2022.csv")
    #expect(reading.rowsRead == 2182)
    #expect(reading.results.stations.count == 2148)
    #expect(reading.problems.map(\.kind) == Array(repeating: "duplicate-station", count: 34))
    #expect(reading.rejected.count == 34)
    let keys = Set(reading.results.stations.map(\.station.description))
    #expect(keys.contains("01150_0001"))
    #expect(keys.contains("69123_0101"))
    let homework = try Self.read("fr/bondy-beababa/devoirMaison_election2022.csv")
    #expect(homework.problems == [])
    #expect(homework.results.stations.count == 2148)
    #expect(Self.registered(homework) == 2_040_249)
    #expect(Self.votes(homework) { $0.name == "MACRON" } == 456_156)
  }

  @Test("Legislative election of 2024 around Brest, unpadded and padded codes")
  func legislative2024() throws {
    let first = try Self.read("fr/brest-lfi/circos23-tour1.csv")
    #expect(first.layout == .ministry2024)
    #expect(first.problems == [])
    #expect(first.results.stations.count == 201)
    #expect(first.results.candidacies.count == 18)
    #expect(Self.registered(first) == 172_019)
    #expect(Self.votes(first) { $0.nuance == "UG" } == 36_924)
    #expect(Self.votes(first) { _ in true } == 120_586)
    let second = try Self.read("fr/brest-lfi/circos23-tour2.csv")
    #expect(second.problems == [])
    #expect(second.results.candidacies.count == 5)
    #expect(Self.registered(second) == 172_053)
    #expect(Self.votes(second) { $0.nuance == "ENS" } == 44_449)
  }

  @Test(
    "The city of Brest's own files, through a mapping",
    arguments: [
      ("tour1_circo2", 78, 16, 64_525, 30_491), ("tour1_circo3", 26, 9, 22_077, 10_080),
      ("tour2_circo2", 78, 2, 63_766, 28_640), ("tour2_circo3", 26, 2, 22_081, 9235),
    ])
  func city(file: String, stations: Int, candidacies: Int, registered: Int, votes: Int) throws {
    let reading = try Self.read(
      "fr/brest-lfi/legislatives2022/\(file).csv",
      mapping: """
        layout: wide
        commune: "29019"
        station: Numéro
        registered: Inscrits
        cast: Votants
        blank: Blancs
        null: Nuls
        valid: Exprimés
        candidates: "* - votes"
        complete: true
        """)
    #expect(reading.problems == [])
    #expect(reading.results.stations.count == stations)
    #expect(reading.results.candidacies.count == candidacies)
    #expect(Self.registered(reading) == registered)
    #expect(Self.votes(reading) { _ in true } == votes)
  }

  @Test("The aggregate's real rows, with what an author put below them")
  func datagouv() throws {
    let reading = try Self.read("fr/results-datagouv-sample/candidats_results_example.csv")
    #expect(reading.layout == .datagouvCandidates)
    #expect(reading.sourceElection == "2026_muni_t2")
    #expect(reading.results.stations.count == 8)
    #expect(Self.votes(reading) { _ in true } == 2069)
    #expect(Set(reading.results.candidacies.map(\.district)) == ["01160", "01194"])
  }

  @Test("Bondy 2002, long, through a mapping")
  func bondy2002() throws {
    let reading = try Self.read(
      "fr/bondy-beababa/data_bondy2002.csv",
      mapping: """
        layout: long
        commune: "93010"
        station: bv
        registered: inscrits
        cast: votants
        valid: exprimes
        candidate: nom
        votes: nb
        """)
    // Both rounds stand in it: 17 stations, 16 candidates, and two of them once more.
    #expect(reading.rowsRead == 306)
    #expect(reading.results.stations.count == 17)
    #expect(reading.rejected.count == 34)
    #expect(Set(reading.problems.map(\.kind)) == ["duplicate-candidacy"])
    #expect(reading.results.stations[0].station.description == "93010_0001")
    #expect(reading.results.stations[0].tally.registered == 1299)
  }

  @Test(
    "Tables that are no results are refused",
    arguments: ["devoirMaison_dicoData.csv", "devoirMaison_filosofi.csv"])
  func refused(file: String) {
    #expect(throws: ResultsFileError.self) { try Self.read("fr/bondy-beababa/\(file)") }
  }

  @Test("Chicago 2023: the mayor's election of a file that holds all offices")
  func chicago() throws {
    let mapping = """
      layout: wide
      codes: as-given
      commune: Chicago
      station: "{WARD:2}{PRECINCT:3}"
      registered: REGISTERED VOTERS
      cast: BALLOTS CAST
      candidates: [BRANDON JOHNSON, PAUL VALLAS]
      """
    let general = try Self.read("us/chicago/municipal_general_2023.csv.gz", mapping: mapping)
    #expect(general.problems.map(\.kind) == ["no-valid-votes"])
    #expect(general.results.stations.count == 1291)
    #expect(general.results.stations[0].station.description == "Chicago_01001")
    #expect(Self.registered(general) == 1_581_564)
    #expect(Self.votes(general) { $0.name == "BRANDON JOHNSON" } == 122_093)
    let runoff = try Self.read("us/chicago/municipal_runoff_2023.csv.gz", mapping: mapping)
    #expect(Self.votes(runoff) { $0.name == "BRANDON JOHNSON" } == 319_481)
    #expect(Self.votes(runoff) { $0.name == "PAUL VALLAS" } == 293_033)
  }

  @Test(
    "Chicago's other years, with the rows that stand twice",
    arguments: [
      ("general_2007", 2605, 3), ("general_2011", 2570, 2), ("general_2015", 2069, 0),
      ("general_2019", 2069, 0), ("runoff_2015", 2069, 0), ("runoff_2019", 2069, 0),
    ])
  func chicagoYears(year: String, stations: Int, twice: Int) throws {
    let reading = try Self.read(
      "us/chicago/municipal_\(year).csv.gz",
      mapping: """
        codes: as-given
        commune: Chicago
        station: "{WARD:2}{PRECINCT:3}"
        registered: REGISTERED VOTERS
        cast: BALLOTS CAST
        candidates: all-others
        """)
    #expect(reading.results.stations.count == stations)
    #expect(reading.rejected.count == twice)
  }
}
