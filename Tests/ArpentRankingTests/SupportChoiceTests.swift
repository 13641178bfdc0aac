import ArpentElections
import ArpentRanking
import Testing

@Suite struct SupportChoiceTests {
  static let elections = [
    [
      Candidacy(name: "MÉLENCHON", firstName: "Jean-Luc", nuance: "FI"),
      Candidacy(name: "HAMON", firstName: "Benoît", nuance: "SOC"),
      Candidacy(name: "DUPONT", nuance: "SOC", district: "7502"),
    ],
    [Candidacy(name: "ENVIE D'EUROPE"), Candidacy(name: "HAMON")],
  ]

  @Test(
    "A name is found in any case, without accents, with or without the first name",
    arguments: ["MÉLENCHON", "melenchon", "Jean-Luc Mélenchon", " mélenchon  JEAN-LUC ", "fi"])
  func spelling(name: String) throws {
    #expect(try SupportChoice.indices(of: [name], in: Self.elections) == [[0], []])
  }

  @Test("Several names add up, and a nuance finds all who bear it")
  func several() throws {
    #expect(
      try SupportChoice.indices(of: ["Envie d’Europe", "Hamon", "soc"], in: Self.elections)
        == [[1, 2], [0, 1]])
    #expect(try SupportChoice.indices(of: [], in: Self.elections) == [[], []])
  }

  @Test("A name that nobody bears is an error that lists those who stood")
  func unknown() {
    let error = #expect(throws: RankingError.self) {
      try SupportChoice.indices(of: ["HAMON", "MACRON"], in: Self.elections)
    }
    #expect(
      error
        == .unknownSupport(
          name: "MACRON",
          known: [
            "MÉLENCHON (FI)", "HAMON (SOC)", "DUPONT (SOC)", "ENVIE D'EUROPE", "HAMON",
          ]))
    #expect(error?.description.contains("MACRON") == true)
    #expect(error?.code == .usage)
  }
}
