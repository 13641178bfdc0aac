import ArpentElections
import ArpentFormats
import Testing

@Suite struct ProfileDocumentTests {
  static let whole = """
    name: young-abstainers
    title: {en: Young abstainers, fr: Jeunes abstentionnistes}
    combination: sum
    terms:
      - {indicator: mobilisation_potential, transform: percentile, weight: 0.7}
      - indicator: aged-18-39
        weight: 0.3
      - doors
    filters:
      - {indicator: density, at-least: 500}
    constraints:
      per-commune: 20
      exclude: [75056_0101]
    show: [income, turnout_trend]
    half-life: 6
    assumptions: {contact-rate: 0.5}
    """

  @Test("A whole profile is read, each value with its line")
  func read() throws {
    let profile = try ProfileDocument(yaml: Self.whole, file: "mine.yaml")
    #expect(profile.name.value == "young-abstainers")
    #expect(profile.title == ["en": "Young abstainers", "fr": "Jeunes abstentionnistes"])
    #expect(
      profile.terms.map(\.indicator.value) == ["mobilisation_potential", "aged-18-39", "doors"])
    #expect(profile.terms.map(\.indicator.line) == [5, 6, 8])
    #expect(profile.terms.map { $0.weight?.value } == [0.7, 0.3, nil])
    #expect(profile.filters.first?.atLeast?.value == 500)
    #expect(profile.mostPerCommune == 20 && profile.excluded == ["75056_0101"])
    #expect(profile.shown.map(\.value) == ["income", "turnout_trend"])
    #expect(profile.halfLife?.value == 6)
    #expect(profile.assumptions.map(\.key) == ["contact-rate"])
  }

  static let mistakes: [(yaml: String, line: Int?, key: String?)] = [
    ("terms: [doors]", nil, "name"),
    ("name: x", nil, "terms"),
    ("name: x\nterms: []", 2, "terms"),
    ("name: x\nterms: [doors]\nweights: 3", 3, "weights"),
    ("name: x\nname: y\nterms: [doors]", 1, "name"),
    ("name: x\nterms:\n  - {indicator: doors, weight: much}", 3, "weight"),
    ("name: x\nterms:\n  - {weight: 1}", 3, "terms"),
    ("name: x\nterms:\n  - {indicator: doors, wait: 1}", 3, "wait"),
    ("name: x\nterms: [doors]\nfilters:\n  - {indicator: density}", 4, "filters"),
    (
      "name: x\nterms: [doors]\nfilters:\n  - {indicator: density, at-least: 5, at-most: 3}", 4,
      "filters"
    ),
    ("name: x\nterms: [doors]\nconstraints: {per-commune: 0}", 3, "per-commune"),
    ("name: x\nterms: [doors]\nhalf-life: -1", 3, "half-life"),
    ("name: x\nterms: [doors]\nassumptions: {contact-rate: often}", 3, "contact-rate"),
    ("- a list", 1, nil),
  ]

  @Test("What is wrong is named with its line and key", arguments: mistakes)
  func faults(yaml: String, line: Int?, key: String?) {
    let error = #expect(throws: DocumentError.self) {
      try ProfileDocument(yaml: yaml, file: "p.yaml")
    }
    #expect(error?.subject.file == "p.yaml")
    #expect(error?.subject.field == key, "\(String(describing: error))")
    #expect(error?.subject.line == line, "\(String(describing: error))")
    #expect(error?.code == .badInput)
  }

  @Test("Blocs are lists of nuances, or nuances and names")
  func blocs() throws {
    let blocs = try BlocDocument.blocs(
      yaml: "blocs:\n  left:\n    nuances: [FI, SOC]\n    names: HAMON\n  centre: [REM, MDM]",
      file: "b.yaml")
    #expect(
      blocs == [
        Bloc(name: "left", nuances: ["FI", "SOC"], names: ["HAMON"]),
        Bloc(name: "centre", nuances: ["REM", "MDM"]),
      ])
  }

  @Test(
    "A bloc's mistakes are named with line and key",
    arguments: [
      ("bloc: {}", 1, "bloc"), ("blocs:\n  left: {}", 2, "left"),
      ("blocs:\n  left: [FI]\n  left: [SOC]", 2, "left"),
      ("blocs:\n  left: {nuance: FI}", 2, "nuance"),
    ])
  func blocFaults(yaml: String, line: Int, key: String) {
    let error = #expect(throws: DocumentError.self) {
      try BlocDocument.blocs(yaml: yaml, file: "b.yaml")
    }
    #expect(
      error?.subject.line == line && error?.subject.field == key, "\(String(describing: error))")
  }
}
