import Arpent
import ArpentElections
import ArpentFormats
import ArpentPages
import ArpentRanking
import TestData
import Testing

/// What can be asked of a ranking of the fictional town of `data/`.
@Suite struct RankOptionsTests {
  let folder = TemporaryFolder()

  private func task() throws -> RankSectors { try FictionalTown.task(in: folder) }

  @Test(
    "Every ready profile ranks the town by a ready bloc",
    arguments: RankSectors.profiles.map(\.name))
  func profiles(name: String) throws {
    var task = try task()
    task.bloc = "left"
    task.profile = name
    let ranking = try task.run()
    #expect(ranking.ranked.count == 24)
    #expect(ranking.profile.name == name)
    #expect(ranking.ranked.allSatisfy { $0.score?.band != nil })
    #expect(RankingCSV.text(ranking) == RankingCSV.text(try task.run()))
  }

  @Test("A bloc of one's own counts the votes of its nuances")
  func bloc() throws {
    var task = try task()
    task.support = ["DVG"]
    let named = try task.run()
    task.support = []
    task.blocs = folder.file("b.yaml", "blocs:\n  ours: [DVG]\n")
    let refused = #expect(throws: ArpentError.self) { try task.run() }
    #expect(refused?.message.contains("ours") == true)
    task.bloc = "ours"
    #expect(RankingCSV.text(try task.run()) == RankingCSV.text(named))
    task.bloc = "theirs"
    let unknown = #expect(throws: ArpentError.self) { try task.run() }
    #expect(unknown?.code == .usage && unknown?.subject.field == "bloc")
  }

  @Test("A profile of one's own ranks by its indicators, with its own words")
  func own() throws {
    var task = try task()
    task.bloc = "left"
    task.profile = folder.file(
      "mine.yaml",
      """
      name: elders
      title: {en: Elders at home, fr: Les aînés}
      combination: sum
      terms:
        - {indicator: aged_65_plus, transform: percentile, weight: 0.5}
        - {indicator: poverty, transform: range, weight: 0.2}
        - {indicator: abstention, transform: standardised, weight: 0.3}
      filters: [{indicator: doors, at-least: 1}]
      show: [income, persuadability]
      """)
    let ranking = try task.run()
    #expect(ranking.ranked.count == 24)
    let columns = SectorColumns(ranking)
    for name in ["aged_65_plus", "poverty", "income", "persuadability"] {
      #expect(columns.names.contains(name))
    }
    #expect(RankingReport.html(ranking, language: .fr).contains("Les aînés"))
  }

  @Test(
    "What a profile's document gets wrong is named with line and key",
    arguments: [
      ("terms:\n  - {indicator: luck}\nname: x", 2, "indicator"),
      ("name: x\nterms: [doors]\ncombination: mix", 3, "combination"),
      ("name: x\nterms:\n  - {indicator: doors, transform: sqrt}", 3, "transform"),
      ("name: x\nterms:\n  - {indicator: doors, transform: standardised}", 3, "transform"),
      ("name: x\nterms:\n  - doors\n  - doors", 4, "terms"),
      ("name: balanced\nterms: [doors]", 1, "name"),
      ("name: x\nterms: [doors]\nassumptions: {contact-rate: 2}", 3, "contact-rate"),
      ("name: x\nterms: [doors]\nassumptions: {luck: 2}", 3, "luck"),
      ("name: x\nterms: [doors]\nshow: [luck]", 3, "show"),
    ])
  func faults(yaml: String, line: Int, key: String) throws {
    var task = RankSectors(store: folder.path("none.gpkg"), validOn: CalendarDate("2024-07-07")!)
    task.profile = folder.file("p.yaml", yaml)
    let error = #expect(throws: ArpentError.self) { try task.run() }
    #expect(
      error?.subject.line == line && error?.subject.field == key, "\(String(describing: error))")
    #expect(error?.code == .badInput)
  }

  @Test("Results that hardly belong to the zones they meet are doubted first, others are not")
  func doubts() throws {
    let right = try task().run()
    #expect(right.context.doubts == [])
    let store = folder.path("old.gpkg")
    try FictionalTown.zones(2020, into: store)
    try FictionalTown.results("legislatives-2022-t1.txt", as: "l22", on: "2022-06-12", into: store)
    try FictionalTown.results(
      "legislatives-2024-t1.csv", as: "l24", on: "2024-06-30", into: store)
    let wrong = try RankSectors(store: store, validOn: CalendarDate("2024-07-07")!).run()
    #expect(wrong.context.doubts.map(\.kind).contains("rolls-jump"))
    for language in Language.allCases {
      let page = RankingReport.html(wrong, language: language)
      let doubt = try #require(page.firstRange(of: "l22"))
      #expect(doubt.lowerBound < page.firstRange(of: "class=\"lead\"")!.lowerBound)
    }
  }

  @Test("Zones without the communes of the results say what they lack")
  func strangers() throws {
    let store = folder.path("strangers.gpkg")
    _ = try ImportZones(
      source: ZoneSourceOptions(
        path: RepositoryFiles.path("data/zones-2024.geojson"), codeField: "num_bureau"),
      store: store,
      vintage: Vintage(
        name: "2024", validity: ValidPeriod(from: CalendarDate("2024-01-01")!))
    ).run()
    try FictionalTown.results("legislatives-2024-t1.csv", as: "t1", on: "2024-06-30", into: store)
    let error = #expect(throws: ArpentError.self) {
      try RankSectors(store: store, validOn: CalendarDate("2024-07-07")!).run()
    }
    #expect(error?.code == .usage && error?.message.contains("--commune-code") == true)
  }

  @Test("A file of contacts is refused, and says why")
  func contacts() throws {
    var task = try task()
    task.contactsPerSector = RepositoryFiles.path("data/contacts.csv")
    let error = #expect(throws: ArpentError.self) { try task.run() }
    #expect(error?.code == .badInput)
    #expect(error?.message.contains("never a row about a person") == true)
    task.contactsPerSector = folder.file(
      "rows.csv", "sector,contacts\n29999_0001,12\n29999_0001,1\n")
    let twice = #expect(throws: ArpentError.self) { try task.run() }
    #expect(twice?.subject.line == 3 && twice?.message.contains("never") == true)
    task.contactsPerSector = nil
    task.profile = RepositoryFiles.path("data/contacts.csv")
    let profile = #expect(throws: ArpentError.self) { try task.run() }
    #expect(profile?.code == .badInput)
  }

  @Test("Contacts counted by sector are shown, and few of them withhold the sector")
  func counts() throws {
    var task = try task()
    let all = try task.run().ranked.map(\.sector.key)
    let lines = all.enumerated().map { i, key in "\(key),\(i == 4 ? 3 : 20 + i)" }
    task.contactsPerSector = folder.file(
      "counts.csv", "sector,contacts\n" + lines.joined(separator: "\n") + "\n")
    let ranking = try task.run()
    #expect(ranking.ranked.first?.sector.contacts != nil)
    let withheld = ranking.sectors.filter(\.isWithheld).map(\.sector.key)
    #expect(withheld.contains(all[4]))
    // Its count would follow from the contacts' total, had it no company that has contacts too.
    #expect(withheld.count == 2)
    task.contactsPerSector = folder.file("bad.csv", "sector,contacts\n29999_9999,12\n")
    let unknown = #expect(throws: ArpentError.self) { try task.run() }
    #expect(unknown?.subject.value == "29999_9999" && unknown?.subject.line == 2)
  }
}
