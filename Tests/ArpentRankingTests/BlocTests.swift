import ArpentElections
import ArpentRanking
import Testing

@Suite struct BlocTests {
  static func bloc(_ name: String) -> Bloc { Bloc.french.first { $0.name == name }! }

  @Test("A nuance is found in lists, pairs and candidates, and as the heading of a column")
  func nuances() throws {
    let elections = [
      [Candidacy(name: "LFG"), Candidacy(name: "LUMP"), Candidacy(name: "LVEC")],
      [Candidacy(name: "DUPONT", nuance: "SOC"), Candidacy(name: "DURAND", nuance: "FN")],
      [Candidacy(name: "A ET B", nuance: "BC-UG")],
    ]
    #expect(
      try SupportChoice.indices(of: Self.bloc("left"), in: elections) == [[0, 2], [0], [0]])
    #expect(
      try SupportChoice.indices(of: Self.bloc("far-right"), in: elections) == [[], [1], []])
  }

  @Test("Names decide only where there are no nuances")
  func names() throws {
    let elections = [
      [Candidacy(name: "MÉLENCHON"), Candidacy(name: "HAMON"), Candidacy(name: "FILLON")],
      [Candidacy(name: "HAMON", nuance: "DVD")],
    ]
    #expect(try SupportChoice.indices(of: Self.bloc("left"), in: elections) == [[0, 1], []])
    #expect(try SupportChoice.indices(of: Self.bloc("right"), in: elections) == [[2], [0]])
  }

  @Test("No nuance and no name is in two blocs")
  func disjoint() {
    let nuances = Bloc.french.flatMap(\.nuances)
    let names = Bloc.french.flatMap(\.names)
    #expect(Set(nuances).count == nuances.count && Set(names).count == names.count)
  }

  @Test("A bloc that stood nowhere is an error that lists who did")
  func nowhere() {
    #expect(throws: RankingError.blocStoodNowhere(name: "left", known: ["FILLON"])) {
      try SupportChoice.indices(of: Self.bloc("left"), in: [[Candidacy(name: "FILLON")]])
    }
  }
}
