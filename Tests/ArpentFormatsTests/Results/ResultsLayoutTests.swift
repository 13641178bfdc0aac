import ArpentElections
import ArpentFormats
import Foundation
import TestData
import Testing

/// Small files in each layout, of places and people that don't exist.
@Suite("Layouts of results files")
struct ResultsLayoutTests {
  let folder = TemporaryFolder()
  let election = Election(id: "2022_pres_t1", date: CalendarDate("2022-04-10")!)

  func read(
    _ text: String, latin1: Bool = false, layout: ResultsLayout = .auto,
    mapping: String? = nil, sourceElection: String? = nil
  ) throws -> ResultsReading {
    let path = folder.path("results.csv")
    let data = latin1 ? text.data(using: .isoLatin1)! : Data(text.utf8)
    try data.write(to: URL(fileURLWithPath: path))
    return try ResultsReader.read(
      path: path, election: election, layout: layout,
      mapping: try mapping.map { try ResultsMapping(yaml: $0, file: "map.yaml") },
      sourceElection: sourceElection)
  }

  /// `01004_0001: DURAND 12, MARTIN 3`
  func lines(_ reading: ResultsReading) -> [String] {
    reading.results.stations.map { station in
      let votes = station.votes.map {
        "\(reading.results.candidacies[$0.candidacy].name) \($0.count)"
      }
      return "\(station.station): \(votes.joined(separator: ", "))"
    }
  }

  static let fixed =
    "Code du département;Libellé du département;Code de la circonscription;"
    + "Libellé de la circonscription;Code de la commune;Libellé de la commune;Code du b.vote;"
    + "Inscrits;Abstentions;% Abs/Ins;Votants;% Vot/Ins;Blancs;% Blancs/Ins;% Blancs/Vot;Nuls;"
    + "% Nuls/Ins;% Nuls/Vot;Exprimés;% Exp/Ins;% Exp/Vot;"

  static func tally(_ place: String, _ counts: [Int]) -> String {
    "\(place);\(counts[0]);\(counts[1]);1,0;\(counts[2]);1,0;\(counts[3]);1,0;1,0;\(counts[4]);"
      + "1,0;1,0;\(counts[5]);1,0;1,0;"
  }

  static let presidential =
    fixed + "N°Panneau;Sexe;Nom;Prénom;Voix;% Voix/Ins;% Voix/Exp\r\n"
    + tally("01;Ain;04;4ème;004;Bélier;0001", [100, 40, 60, 2, 1, 57])
    + "1;F;DURÉE;Zoé;30;1;1;2;M;ÉLAN;Luc;27;1;1\r\n"
    + tally("ZA;Guadeloupe;01;1ère;101;Les Îles;0002", [90, 30, 60, 0, 0, 60])
    + "1;F;DURÉE;Zoé;60;1;1;2;M;ÉLAN;Luc;0;1;1\r\n"

  @Test("A header that names one candidate stands for all, in Latin-1")
  func ministryWide() throws {
    let reading = try read(Self.presidential, latin1: true)
    #expect(reading.layout == .ministryWide)
    #expect(reading.encoding == .windows1252)
    #expect(reading.problems == [])
    #expect(lines(reading) == ["01004_0001: DURÉE 30, ÉLAN 27", "97101_0002: DURÉE 60, ÉLAN 0"])
    #expect(
      reading.results.candidacies == [
        Candidacy(name: "DURÉE", firstName: "Zoé", number: 1),
        Candidacy(name: "ÉLAN", firstName: "Luc", number: 2),
      ])
    let tally = reading.results.stations[0].tally
    #expect(
      tally
        == Tally(
          registered: 100, ballotsCast: 60, blank: 2, null: 1, validVotes: 57,
          statedAbstentions: 40))
    #expect(reading.results.stations[0].line == 2)
    #expect(reading.results.stations[0].communeName == "Bélier")
  }

  @Test("Legislative candidacies belong to their constituency, and rows are ragged")
  func legislative() throws {
    let reading = try read(
      Self.fixed + "N°Panneau;Sexe;Nom;Prénom;Nuance;Voix;% Voix/Ins;% Voix/Exp\n"
        + Self.tally("01;Ain;04;4ème;004;Bourg;0001", [100, 40, 60, 2, 1, 57])
        + "1;F;DUREE;Zoe;AAA;30;1;1;2;M;ELAN;Luc;BBB;27;1;1\n"
        + Self.tally("01;Ain;05;5ème;009;Val;0001", [50, 20, 30, 0, 0, 30])
        + "1;F;AUTRE;Ana;AAA;10;1;1;2;M;ELAN;Luc;BBB;10;1;1;3;M;TROIS;Max;CCC;10;1;1\n")
    #expect(reading.problems == [])
    #expect(
      reading.results.candidacies.map { "\($0.district ?? "-") \($0.name) \($0.nuance ?? "-")" }
        == ["0104 DUREE AAA", "0104 ELAN BBB", "0105 AUTRE AAA", "0105 ELAN BBB", "0105 TROIS CCC"])
  }

  @Test("A stray tab in a name is read past and reported")
  func strayTabs() throws {
    let header =
      "Code du département\tCode de la commune\tLibellé de la commune\tCode B.Vote\t"
      + "Inscrits\tAbstentions\tVotants\tBlancs\tNuls\tExprimés\t"
      + "N.Pan.\tCode Nuance\tSexe\tNom\tPrénom\tListe\tVoix\t% Voix/Ins\t% Voix/Exp\n"
    let reading = try read(
      header
        + "01\t004\tBourg\t0001\t100\t40\t60\t2\t1\t57\t"
        + "1\tLAA\tF\tDUREE\tZoe\tBien ici\t30\t1,0\t1,0\t2\tLBB\tM\tELAN\tLuc\tMieux\t27\t1\t1\n"
        + "01\t004\tBourg\t0002\t100\t40\t60\t2\t1\t57\t"
        + "1\tLAA\tF\tDUREE\tZoe\tBien\t ici\t31\t1,0\t1,0\t2\tLBB\tM\tELAN\tLuc\tMieux\t26\t1\t1\n"
        + "01\t009\tVal\tde Bien\t0001\t100\t40\t60\t2\t1\t57\t"
        + "1\tLAA\tF\tAUTRE\tAna\tPour Val\t57\t1,0\t1,0\n")
    #expect(
      lines(reading) == [
        "01004_0001: DUREE 30, ELAN 27", "01004_0002: DUREE 31, ELAN 26", "01009_0001: AUTRE 57",
      ])
    #expect(reading.problems.map(\.kind) == ["stray-separator", "stray-separator"])
    #expect(reading.problems.map(\.subject.line) == [3, 4])
    #expect(reading.results.candidacies.map(\.district) == ["01004", "01004", "01009"])
    #expect(reading.results.candidacies[0].list == "Bien ici")
  }

  @Test("What R made of the ministry's headings is read too")
  func resavedByR() throws {
    let reading = try read(
      """
      "","Code.du.département","Code.de.la.circonscription","Code.de.la.commune",\
      "Code.du.b.vote","Inscrits","Votants","X..Vot.Ins","Exprimés","N.Panneau","Sexe","Nom",\
      "Prénom","Voix","X..Voix.Ins","X..Voix.Exp","N.Panneau.1","Sexe.1","Nom.1","Prénom.1",\
      "Voix.1","X..Voix.Ins.1","X..Voix.Exp.1","INSEE_COM"
      "7","1",4,4,"01004_01004_1",100,60,"60,5",57,1,FALSE,"DUREE","Zoe",30,"1","2",2,"M","ELAN",\
      "Luc",27,"1","2","1004"

      """)
    #expect(reading.layout == .ministryWide)
    #expect(reading.problems == [])
    #expect(lines(reading) == ["01004_0001: DUREE 30, ELAN 27"])
  }

  @Test("Numbered groups, padded and unpadded codes, and groups left empty")
  func ministry2024() throws {
    let reading = try read(
      """
      Code département;Libellé département;Code commune;Libellé commune;Code BV;Inscrits;Votants;\
      % Votants;Abstentions;% Abstentions;Exprimés;% Exprimés/inscrits;% Exprimés/votants;Blancs;\
      % Blancs/inscrits;% Blancs/votants;Nuls;% Nuls/inscrits;% Nuls/votants;\
      Numéro de panneau 1;Nuance candidat 1;Nom candidat 1;Prénom candidat 1;Voix 1;Elu 1;\
      Numéro de panneau 2;Nuance candidat 2;Nom candidat 2;Prénom candidat 2;Voix 2;Elu 2
      29;Finistère;29019;Port;1;100;60;60,00%;40;40%;57;1%;1%;2;1%;1%;1;1%;1%;\
      1;AA;DUREE;Zoe;30;;2;BB;ELAN;Luc;27;élu
      29;Finistère;29020;Cap;"0012";50;30;60%;20;40%;30;1%;1%;0;1%;1%;0;1%;1%;\
      1;CC;AUTRE;Ana;30;;;;;;;

      """)
    #expect(reading.layout == .ministry2024)
    #expect(reading.problems == [])
    #expect(lines(reading) == ["29019_0001: DUREE 30, ELAN 27", "29020_0012: AUTRE 30"])
    #expect(reading.results.candidacies.map(\.district) == ["29", "29", "29"])
  }

  @Test("Lists that stand everywhere have no district")
  func lists2024() throws {
    let reading = try read(
      """
      Code département;Code commune;Code BV;Inscrits;Votants;Exprimés;\
      Numéro de panneau 1;Nuance liste 1;Libellé abrégé de liste 1;Libellé de liste 1;Voix 1;\
      Numéro de panneau 2;Nuance liste 2;Libellé abrégé de liste 2;Libellé de liste 2;Voix 2
      29;29019;1;100;60;57;1;LA;BIEN;BIEN ICI;30;2;LB;MIEUX;MIEUX LÀ;27
      ZX;97801;1;100;60;57;1;LA;BIEN;BIEN ICI;57;2;LB;MIEUX;MIEUX LÀ;0

      """)
    #expect(
      reading.results.candidacies == [
        Candidacy(name: "BIEN", nuance: "LA", list: "BIEN ICI", number: 1),
        Candidacy(name: "MIEUX", nuance: "LB", list: "MIEUX LÀ", number: 2),
      ])
    #expect(reading.results.stations[1].station.description == "97801_0001")
  }

  @Test("A preamble in prose, no header, one row a candidate, two rounds")
  func ministry2012() throws {
    var text = "Résultats du scrutin, à titre d'information ; ils n'engagent personne\r\n"
    text += "Champs : tour, département, commune, bureau\r\n\r\n"
    for (round, votes) in [("1", ["30", "27"]), ("2", ["20", "37"])] {
      text += "\(round);01;004;Bélier;0001;000100;000060;000057;01;DURÉE;Zoé;AAA;\(votes[0])\r\n"
      text += "\(round);01;004;Bélier;0001;000100;000060;000057;02;ÉLAN;Luc;BBB;\(votes[1])\r\n"
    }
    let first = try read(text, latin1: true)
    #expect(first.layout == .ministry2012)
    #expect(first.sourceElection == "t1")
    #expect(first.problems == [])
    #expect(lines(first) == ["01004_0001: DURÉE 30, ÉLAN 27"])
    #expect(first.results.stations[0].communeName == "Bélier")
    #expect(first.results.stations[0].line == 4)
    let second = try read(text, latin1: true, sourceElection: "t2")
    #expect(lines(second) == ["01004_0001: DURÉE 20, ÉLAN 37"])
  }

  static let candidates =
    "id_election;id_brut_miom;code_departement;code_commune;code_bv;no_panneau;voix;nuance;sexe;"
    + "nom;prenom;liste;libelle_abrege_liste\n"
    + "2022_pres_t1;01004_0001;01;01004;0001;1;30;;F;DUREE;Zoe;;\n"
    + "2022_pres_t1;01004_0001;01;01004;0001;2;27;;M;ELAN;Luc;;\n"
    + "2022_pres_t2;01004_0001;01;01004;0001;1;57;;F;DUREE;Zoe;;\n"

  static let general =
    "id_election;id_brut_miom;Code du département;Code de la commune;Code du b.vote;Inscrits;"
    + "Abstentions;Votants;Blancs;Nuls;Exprimés\n"
    + "2022_pres_t1;01004_0001;01;01004;0001;100;40;60;2;1;57\n"
    + "2022_pres_t1;01004_0002;01;01004;0002;10;4;6;0;0;6\n"
    + "2022_pres_t2;01004_0001;01;01004;0001;100;40;60;2;1;57\n"

  @Test("The two data.gouv.fr files make one election, with old and new headings")
  func datagouv() throws {
    let votes = try read(Self.candidates)
    #expect(votes.layout == .datagouvCandidates)
    #expect(votes.sourceElection == "2022_pres_t1")
    let tallies = try read(Self.general)
    #expect(tallies.layout == .datagouvGeneral)
    #expect(tallies.problems == [])
    let both = tallies.combined(withVotesOf: votes)
    #expect(lines(both) == ["01004_0001: DUREE 30, ELAN 27", "01004_0002: "])
    #expect(both.results.stations[0].tally.registered == 100)
    #expect(both.problems.map(\.kind) == ["votes-missing"])
  }

  @Test("A file of several elections has to be told which, and lists them")
  func chooseElection() throws {
    let other = Election(id: "mine", date: CalendarDate("2022-04-10")!)
    let path = folder.file("many.csv", Self.candidates)
    let error = #expect(throws: ResultsFileError.self) {
      try ResultsReader.read(path: path, election: other)
    }
    #expect(error?.reason == .severalElections(["2022_pres_t1", "2022_pres_t2"]))
    let second = try ResultsReader.read(
      path: path, election: other, sourceElection: "2022_pres_t2")
    #expect(lines(second) == ["01004_0001: DUREE 57"])
    let none = #expect(throws: ResultsFileError.self) {
      try ResultsReader.read(path: path, election: other, sourceElection: "x")
    }
    #expect(none?.reason == .noSuchElection("x", found: ["2022_pres_t1", "2022_pres_t2"]))
  }

  @Test("One column a candidacy, one row a candidate: the cleaned files")
  func cleaned() throws {
    let wide = try read(
      "departement,commune,bureau,commune_libelle,inscrits,votants,blancs,exprimes,EXP,ÉLAN\n"
        + "75,056,1905,Paris,100,60,2,57,30,27\n69,123,112,Lyon,100,60,2,57,57,0\n")
    #expect(wide.layout == .cleanedWide)
    #expect(wide.problems == [])
    #expect(lines(wide) == ["75056_1905: EXP 30, ÉLAN 27", "69123_0112: EXP 57, ÉLAN 0"])
    let long = try read(
      "departement,circonscription,commune,bureau,inscrits,votants,exprimes,numero_panneau,nom,"
        + "prenom,nuance,voix\n75,02,056,1905,100,60,57,1,DUREE,Zoe,AA,30\n"
        + "75,02,056,1905,100,60,57,2,ELAN,Luc,BB,27\n")
    #expect(long.layout == .cleanedLong)
    #expect(long.problems == [])
    #expect(lines(long) == ["75056_1905: DUREE 30, ELAN 27"])
    #expect(long.results.candidacies.map(\.district) == ["7502", "7502"])
  }

  @Test("Rows that can't be used are rejected one by one, with line and cause")
  func rejected() throws {
    let reading = try read(
      "departement,commune,bureau,commune_libelle,inscrits,votants,exprimes,A,B\n"
        + "01,004,0001,X,100,60,57,30,27\n"
        + "01,004,1,X,100,60,57,31,26\n"
        + "01,004,\"0,00E+00\",X,100,60,57,30,27\n"
        + "01,004,0004,X,many,60,57,30,27\n"
        + "01,004,0005,X,100,60,57,-30,87\n"
        + "01,004,,X,100,60,57,30,27\n"
        + "01,004,0007,X,100,60,57,30,27\n")
    #expect(reading.rowsRead == 7)
    #expect(reading.results.stations.map(\.line) == [2, 8])
    #expect(
      reading.problems.map(\.kind) == [
        "duplicate-station", "damaged-code", "not-a-number", "negative-count", "missing-code",
      ])
    #expect(reading.rejected.map(\.line) == [3, 4, 5, 6, 7])
    #expect(reading.rejected[1].raw == "01,004,\"0,00E+00\",X,100,60,57,30,27")
    #expect(reading.problems[0].message.contains("line 2"))
    #expect(reading.problems[0].message.contains("line 3"))
    #expect(reading.problems[2].subject.field == "inscrits")
    #expect(reading.problems[2].subject.value == "many")
  }

  @Test("Control totals that don't hold are reported with line and figures, and the row is kept")
  func controlTotals() throws {
    let reading = try read(
      Self.fixed + "N°Panneau;Sexe;Nom;Prénom;Voix;% Voix/Ins;% Voix/Exp\n"
        + Self.tally("01;Ain;04;4ème;004;B;0001", [100, 41, 60, 2, 1, 57]) + "1;F;D;Z;57;1;1\n"
        + Self.tally("01;Ain;04;4ème;004;B;0002", [100, 40, 60, 2, 2, 57]) + "1;F;D;Z;57;1;1\n"
        + Self.tally("01;Ain;04;4ème;004;B;0003", [100, 40, 60, 2, 1, 57]) + "1;F;D;Z;56;1;1\n"
        + Self.tally("01;Ain;04;4ème;004;B;0004", [50, -10, 60, 2, 1, 57]) + "1;F;D;Z;57;1;1\n"
        + Self.tally("01;Ain;04;4ème;004;B;0005", [50, 0, 60, 2, 1, 57]) + "1;F;D;Z;57;1;1\n")
    #expect(reading.results.stations.count == 4)
    let totals = reading.problems.filter { $0.kind == "control-total" }
    #expect(
      totals.map { "\($0.subject.line ?? 0) \($0.subject.field ?? "") \($0.subject.value ?? "")" }
        == [
          "2 abstentions 41", "3 ballotsCast 60", "4 votes 56", "6 ballotsCast 60",
          "6 abstentions 0",
        ])
    #expect(reading.problems.filter { $0.kind == "negative-count" }.map(\.subject.line) == [5])
  }

  @Test("With blank votes stated and null ones not, ballots may be missing but not too many")
  func partialTotals() throws {
    let reading = try read(
      "departement,commune,bureau,inscrits,votants,blancs,exprimes,A\n"
        + "01,004,1,100,60,2,57,57\n01,004,2,100,60,4,57,57\n")
    #expect(reading.problems.map(\.subject.line) == [3])
    #expect(reading.problems.map(\.kind) == ["control-total"])
  }

  @Test("In a long file, tallies that differ and candidates that come twice are named")
  func longTrouble() throws {
    let reading = try read(
      "departement,commune,bureau,inscrits,votants,exprimes,numero_panneau,nom,prenom,voix\n"
        + "75,056,1905,100,60,57,1,DUREE,Zoe,30\n75,056,1905,100,60,57,1,DUREE,Zoe,30\n"
        + "75,056,1905,101,60,57,2,ELAN,Luc,27\n")
    #expect(lines(reading) == ["75056_1905: DUREE 30, ELAN 27"])
    #expect(reading.problems.map(\.kind) == ["duplicate-candidacy", "tally-differs"])
  }

  @Test("A file of another kind is refused with its headings")
  func unknown() throws {
    let error = #expect(throws: ResultsFileError.self) {
      try read("variable,source\nind,filosofi\n")
    }
    #expect(error?.reason == .unknownLayout(headings: ["variable", "source"]))
    #expect(throws: ResultsFileError.self) { try read("") }
    #expect(throws: ResultsFileError.self) { try read("a;b\n", layout: .ministryWide) }
    #expect(throws: ResultsFileError.self) { try read("a;b\n", layout: .ministry2012) }
    #expect(throws: ResultsFileError.self) { try read("a;b\n", layout: .generic) }
  }

  @Test("Cut short or with bytes flipped, a file is read or refused, never a crash")
  func fuzz() throws {
    let samples = [
      Array(Self.presidential.data(using: .isoLatin1)!), Array(Self.candidates.utf8),
      Array(Self.general.utf8),
    ]
    var random = FixedRandom(state: 0x9E37_79B9)
    var outcomes = 0
    for sample in samples {
      for round in 0..<300 {
        var bytes = sample
        if round % 3 == 0 { bytes.removeLast(Int(random.next() % UInt64(bytes.count))) }
        for _ in 0..<(round % 5) where !bytes.isEmpty {
          bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
        }
        try Data(bytes).write(to: folder.url.appendingPathComponent("fuzz.csv"))
        do {
          let reading = try ResultsReader.read(path: folder.path("fuzz.csv"), election: election)
          outcomes += reading.results.stations.count <= reading.rowsRead ? 1 : 0
        } catch {
          outcomes += error.message.isEmpty ? 0 : 1
        }
      }
    }
    #expect(outcomes == 900)
  }
}

/// A small generator with a fixed seed (Marsaglia, "Xorshift RNGs", 2003).
struct FixedRandom {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
