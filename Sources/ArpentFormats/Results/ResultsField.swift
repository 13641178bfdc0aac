/// What a column of a results file holds.
enum ResultsField: Hashable, Sendable, CaseIterable {
  case electionID, round
  case department, constituency, commune, communeName, station
  case registered, abstentions, cast, blank, null, valid
  case number, lastName, firstName, nuance, listShort, listLong, listHead, votes

  /// Whether it is said of one candidate and not of the station.
  var isOfCandidate: Bool {
    switch self {
    case .number, .lastName, .firstName, .nuance, .listShort, .listLong, .listHead, .votes: true
    default: false
    }
  }

  /// The field that a heading names; `nil` for headings that we have no use for. Accents, case and
  /// punctuation don't matter.
  init?(heading: String) {
    guard let field = Self.byHeading[TableText.folded(heading)] else { return nil }
    self = field
  }

  /// The field and the number of a heading such as `Voix 3` or `Voix.3`.
  static func numbered(_ folded: String) -> (field: ResultsField, number: Int)? {
    let (base, digits) = split(folded)
    guard let number = Int(digits), let field = byHeading[base], field.isOfCandidate else {
      return nil
    }
    return (field, number)
  }

  /// A folded heading and the digits that end it.
  static func split(_ folded: String) -> (base: String, digits: String) {
    let digits = folded.reversed().prefix { $0.isASCII && $0.isNumber }
    return (String(folded.dropLast(digits.count)), String(digits.reversed()))
  }

  static let byHeading: [String: ResultsField] = {
    var table: [String: ResultsField] = [:]
    for (field, headings) in headings {
      for heading in headings {
        precondition(table.updateValue(field, forKey: heading) == nil, "one meaning a heading")
      }
    }
    return table
  }()

  /// Headings as the ministry, data.gouv.fr and those who clean their files have written them,
  /// folded.
  private static let headings: [(ResultsField, [String])] = [
    (.electionID, ["idelection", "identifiantelection"]),
    (.round, ["tour", "numtour", "numerotour", "ndetour"]),
    (
      .department,
      [
        "codedudepartement", "codedepartement", "codedep", "coddep", "coddpt", "codedpt",
        "departement", "dep", "dpt",
      ]
    ),
    (
      .constituency,
      [
        "codedelacirconscription", "codecirconscription", "codecirc", "codcirc", "codcirelec",
        "circonscription", "circo", "codecirconscriptionlegislative",
      ]
    ),
    (
      .commune,
      [
        "codedelacommune", "codecommune", "codecom", "codcom", "codsubcom", "codeinsee", "insee",
        "commune", "depcom", "codecommuneref",
      ]
    ),
    (
      .communeName,
      [
        "libelledelacommune", "libellecommune", "communelibelle", "libcom", "libsubcom",
        "nomdelacommune", "nomcommune", "ville",
      ]
    ),
    (
      .station,
      [
        "codedubvote", "codebvote", "codedubv", "codebv", "codedubureaudevote", "codebureaudevote",
        "codedubureau", "codebureau", "codburvot", "numerodubureaudevote", "numerobureaudevote",
        "numerobureauvote", "numerodubureau", "numbureau", "numerobureau", "ndubureau", "nbureau",
        "nbureaudevote", "ndebureaudevote", "numbv", "bureaudevote", "bureau", "bv",
      ]
    ),
    (
      .registered,
      ["inscrits", "inscrit", "nbinscrits", "nombredinscrits", "electeursinscrits", "nbrinsburvot"]
    ),
    (.abstentions, ["abstentions", "abstention", "abst", "nbabstentions", "nbrabsburvot"]),
    (.cast, ["votants", "votant", "nbvotants", "nombredevotants", "nbrvotburvot"]),
    (.blank, ["blancs", "blanc", "nbblancs", "votesblancs", "bulletinsblancs"]),
    (.null, ["nuls", "nul", "nbnuls", "votesnuls", "bulletinsnuls"]),
    (
      .valid,
      ["exprimes", "exprime", "nbexprimes", "suffragesexprimes", "nombredexprimes", "nbrexpburvot"]
    ),
    (
      .number,
      [
        "npanneau", "numeropanneau", "numerodepanneau", "nopanneau", "npan", "numpanneau",
        "numpanneaucand", "nliste", "numeroliste", "numerodeliste", "nodepot", "ndepot",
        "numerodedepot", "numerocandidat",
      ]
    ),
    (
      .lastName,
      [
        "nom", "nomcandidat", "nomducandidat", "nompsn", "nomdunducandidat", "libellebinome",
        "binome",
      ]
    ),
    (.firstName, ["prenom", "prenomcandidat", "prenomducandidat", "prenompsn"]),
    (
      .nuance,
      [
        "nuance", "nuancecandidat", "nuanceducandidat", "codenuance", "nuanceliste",
        "nuancedeliste", "nuancedelaliste", "codenuancedelaliste", "codenuanceducandidat",
        "codenuancecandidat", "codnua", "codnuacand", "nuancebinome", "nuancedubinome",
      ]
    ),
    (
      .listShort,
      [
        "libelleabregeliste", "libelleabregedeliste", "libelleabregedelaliste", "libelleabrege",
        "nomabregeliste",
      ]
    ),
    (
      .listLong,
      [
        "libelleetenduliste", "libelleetendudeliste", "libelleetendudelaliste", "libelledeliste",
        "libelleliste", "libelledelaliste", "liste", "nomliste",
      ]
    ),
    (
      .listHead,
      ["nomteteliste", "nomtetedeliste", "nomdelatetedeliste", "tetedeliste"]
    ),
    (.votes, ["voix", "nbvoix", "nombredevoix", "nbrvoix", "nbvoixcand", "totalvoix"]),
  ]
}
