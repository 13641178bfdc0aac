import ArpentElections
import ArpentFormats
import TestData
import Testing

@Suite("Mappings of results files")
struct ResultsMappingTests {
  let folder = TemporaryFolder()
  let election = Election(id: "mayor", date: CalendarDate("2023-02-28")!)

  func read(_ text: String, _ yaml: String) throws -> ResultsReading {
    try ResultsReader.read(
      path: folder.file("r.csv", text), election: election,
      mapping: try ResultsMapping(yaml: yaml, file: "map.yaml"))
  }

  @Test("A wide file: codes joined from columns, named candidates, totals skipped")
  func wide() throws {
    let reading = try read(
      "WARD,PRECINCT,REGISTERED VOTERS,BALLOTS CAST,ANN ONE,BOB TWO,OTHER RACE\n"
        + "1,2,\"1,200\",690,300,,5\n50,28,900,500,200,100,\nTotal,,2100,1190,500,100,\n",
      """
      layout: wide
      decimal: point
      commune: Springfield
      station: "{WARD:2}{PRECINCT:3}"
      registered: REGISTERED VOTERS
      cast: ballots cast
      candidates: [ANN ONE, BOB TWO]
      names: {BOB TWO: Bob Two}
      skip: {WARD: [total]}
      """)
    #expect(reading.layout == .generic)
    #expect(reading.problems.map(\.kind) == ["no-valid-votes"])
    #expect(reading.problems.first?.message.contains("complete: true") == true)
    #expect(
      reading.results.stations.map(\.station.description) == [
        "Springfield_01002", "Springfield_50028",
      ])
    #expect(reading.results.candidacies.map(\.name) == ["ANN ONE", "Bob Two"])
    #expect(reading.results.stations[0].tally.registered == 1200)
    #expect(reading.results.stations[0].votes == [.init(candidacy: 0, count: 300)])
  }

  @Test("A column that is missing is answered with those that share a word with it")
  func missing() {
    let error = #expect(throws: ResultsFileError.self) {
      try read(
        "WARD,PRECINCT,JESUS 'CHUY' GARCIA,RAHM EMANUEL\n1,2,3,4\n",
        "layout: wide\nstation: \"{WARD:2}{PRECINCT:3}\"\ncandidates: [JESUS GARCIA]\n")
    }
    #expect(error?.message.contains("is it JESUS 'CHUY' GARCIA?") == true)
  }

  @Test("Codes that run into each other say that their columns have no width")
  func widths() throws {
    let text = "WARD,PRECINCT,ALL,ONE\n1,11,9,3\n11,1,8,2\n"
    let yaml = "layout: wide\nvalid: ALL\ncandidates: [ONE]\nstation: "
    let joined = try read(text, yaml + "\"{WARD}{PRECINCT}\"\n")
    #expect(joined.problems.map(\.kind) == ["duplicate-station"])
    #expect(joined.problems.first?.message.contains("{WARD:2}{PRECINCT:3}") == true)
    #expect(try read(text, yaml + "\"{WARD}-{PRECINCT}\"\n").problems == [])
  }

  @Test("Candidate columns by pattern, and all that is not named otherwise")
  func columns() throws {
    let text =
      "Numéro;Inscrits;Votants;M. UN - votes;M. UN - pourcentage;Mme DEUX - votes\n"
      + "104;805;384;103;28,07 %;80\n"
    let pattern = try read(
      text,
      """
      layout: wide
      commune: "29019"
      station: Numéro
      registered: Inscrits
      cast: Votants
      candidates: "* - votes"
      """)
    #expect(pattern.results.candidacies.map(\.name) == ["M. UN", "Mme DEUX"])
    #expect(pattern.results.stations.map(\.station.description) == ["29019_0104"])
    let others = try read(
      text,
      """
      commune: "29019"
      station: "{Numéro}"
      candidates: all-others
      except: [Inscrits, Votants, M. UN - pourcentage]
      """)
    #expect(others.results.candidacies.map(\.name) == ["M. UN - votes", "Mme DEUX - votes"])
  }

  @Test("A long file: one office and stage of many, parties, five-digit counties left alone")
  func long() throws {
    let reading = try read(
      "precinct,office,party_detailed,votes,county_fips,candidate,stage\n"
        + "1-1,US PRESIDENT,ALPHA,10,24005,ANN ONE,GEN\n1-1,US PRESIDENT,BETA,20,24005,BOB TWO,GEN\n"
        + "12,US PRESIDENT,ALPHA,30,24005,ANN ONE,GEN\n12,US SENATE,ALPHA,7,24005,CY,GEN\n"
        + "12,US PRESIDENT,ALPHA,9,24005,ANN ONE,PRI\n",
      """
      layout: long
      codes: as-given
      commune: {column: county_fips}
      station: precinct
      candidate: {name: candidate, party: party_detailed}
      votes: votes
      where: {office: US President, stage: GEN}
      names: {BOB TWO: Bob}
      """)
    #expect(reading.rowsRead == 3)
    #expect(reading.problems.map(\.kind) == ["no-valid-votes"])
    #expect(
      reading.results.stations.map(\.station.description) == ["24005_1-1", "24005_12"])
    #expect(reading.results.candidacies.map(\.name) == ["ANN ONE", "Bob"])
    #expect(reading.results.candidacies.map(\.nuance) == ["ALPHA", "BETA"])
  }

  @Test(
    "A mapping that is off says on which line and at which key",
    arguments: [
      ("layout: wide\nstation: A\ncandidates: [B]\ncolour: red\n", 4, "colour"),
      ("layout: sideways\nstation: A\n", 1, "layout"),
      ("station: A\ncandidates: no-star\n", 2, "candidates"),
      ("station: A\ncandidates: [B]\ndelimiter: ab\n", 3, "delimiter"),
      ("station: A\ncandidates: [B]\nencoding: klingon\n", 3, "encoding"),
      ("station: A\ncandidates: [B]\nvotes: C\n", 3, "votes"),
      ("layout: long\nstation: A\ncandidate: {nom: B}\nvotes: C\n", 3, "candidate.nom"),
      ("station:\n  - A\n", 2, "station"),
    ])
  func wrong(yaml: String, line: Int, key: String) throws {
    let error = #expect(throws: ResultsMappingError.self) {
      try ResultsMapping(yaml: yaml, file: "map.yaml")
    }
    #expect(error?.subject.line == line)
    #expect(error?.subject.field == key)
    #expect(error?.subject.file == "map.yaml")
  }

  @Test(
    "What a mapping lacks is named",
    arguments: [
      ("candidates: [A]", "station"), ("station: A", "candidates"),
      ("layout: long\nstation: A\nvotes: B", "candidate"),
    ])
  func missing(yaml: String, key: String) throws {
    let error = #expect(throws: ResultsMappingError.self) {
      try ResultsMapping(yaml: yaml, file: "map.yaml")
    }
    #expect(error?.subject.field == key)
    #expect(throws: ResultsMappingError.self) { try ResultsMapping(yaml: "a: [", file: "m") }
    #expect(throws: ResultsMappingError.self) { try ResultsMapping(yaml: "- a", file: "m") }
    #expect(throws: ResultsMappingError.self) { try ResultsMapping(yaml: "", file: "m") }
  }

  @Test("Columns that the file does not have are named, with those that it has")
  func absent() throws {
    for yaml in [
      "station: X\ncandidates: [B]", "station: A\ncandidates: [Z]",
      "station: \"{A\"\ncandidates: [B]",
    ] {
      let error = #expect(throws: ResultsFileError.self) { try read("A,B\n1,2\n", yaml) }
      guard case .missingColumn(_, let headings) = error?.reason else {
        Issue.record("\(yaml): \(String(describing: error))")
        continue
      }
      #expect(headings == ["A", "B"])
    }
  }
}
