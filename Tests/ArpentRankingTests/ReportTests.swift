import ArpentElections
import ArpentPages
import ArpentRanking
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ReportTests {
  static func page(_ input: RankingInput, _ language: Language = .en) throws -> String {
    RankingReport.html(try Ranking(input), language: language)
  }

  /// A town with every kind of outcome: ranked, withheld, not ranked, a station without ground.
  static func everything() -> RankingInput {
    var sectors = Town.three
    sectors[0].name = "<script>alert('x')</script> \"Jaurès\" & Cie \u{1}"
    sectors.append(
      Town.sector("0004", index: 3, [nil, Town.result(300, 100, 90, red: 9)]))
    let few = Town.result(5, 3, 3, red: 1)
    sectors.append(Town.sector("0005", index: 4, [few, few]))
    let many = Town.result(90, 30, 30, red: 1)
    sectors.append(Town.sector("0006", index: 5, [many, many]))
    let prison = Town.station("<JUS1>", Town.result(150, 140, 138, red: 20))
    var input = Town.input(sectors, unplaced: [prison], title: "Town <b>&'\"")
    input.context.elections[0].candidacies[0].name = "<img src=\"http://example.org/x.png\"/>"
    input.context.elections[0].title = "Vote & \"co\""
    input.context.statistics = [
      StatisticInput(
        variable: StatisticVariable(
          name: "<i>", kind: .extensive, unit: "<u>", label: "Label <&>"),
        dataset: "'set'")
    ]
    for s in input.sectors.indices {
      input.sectors[s].statistics = [SectorStatistic(value: 12, imputedShare: 0.25)]
    }
    input.context.sources = [
      SourceInput(
        role: .zones, subject: "v<1>",
        source: Source(
          fileName: "zones\"<>.geojson", sha256: String(repeating: "a", count: 64),
          byteCount: 12_345, licence: "Licence & Co", attribution: "<City>"))
    ]
    input.context.notices = [
      Problem(
        severity: .notice, kind: "k", message: "a < b", subject: Subject(file: "f\"&.csv"))
    ]
    return input
  }

  @Test("The page is well-formed, whatever names are in the data", arguments: Language.allCases)
  func wellFormed(language: Language) throws {
    let page = try Self.page(Self.everything(), language)
    let body = try #require(page.range(of: "<html"))
    let parser = XMLParser(data: Data(page[body.lowerBound...].utf8))
    let isWellFormed = parser.parse()
    #expect(isWellFormed, "\(String(describing: parser.parserError)) line \(parser.lineNumber)")
  }

  @Test("Names from the data never become markup")
  func hostile() throws {
    let page = try Self.page(Self.everything())
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("<img"))
    #expect(!page.contains("<City>"))
    #expect(
      page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;Jaurès&quot; &amp;"))
    #expect(page.contains("Town &lt;b&gt;&amp;&#39;&quot;: where to knock first"))
    #expect(page.components(separatedBy: "<script>").count == 2)
  }

  @Test("The page loads nothing")
  func selfContained() throws {
    var page = try Self.page(Self.everything())
    // The namespace's name is not loaded, and the hostile candidacy's address is only text.
    page = page.replacing("xmlns=\"http://www.w3.org/1999/xhtml\"", with: "")
    page = page.replacing("&lt;img src=&quot;http://example.org/x.png&quot;/&gt;", with: "")
    for trace in ["http:", "https:", "src=", "@import", "<link", "<iframe", "//fonts"] {
      #expect(!page.contains(trace), "\(trace)")
    }
    let addresses = page.components(separatedBy: "url(").dropFirst()
    #expect(addresses.allSatisfy { $0.hasPrefix("#") })
    let links = page.components(separatedBy: "<a href=\"").dropFirst()
    #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("#s") })
  }

  @Test("The same ranking gives the same bytes, in whatever order the sectors come")
  func deterministic() throws {
    var shuffled = Self.everything()
    shuffled.sectors.reverse()
    #expect(try Self.page(Self.everything()) == Self.page(shuffled))
  }

  @Test("Every link of the map leads to a row or a line of the page")
  func links() throws {
    let page = try Self.page(Self.everything())
    let targets = Set(
      page.components(separatedBy: "href=\"#").dropFirst().map { $0.prefix { $0 != "\"" } })
    #expect(targets.count == 6)
    #expect(targets.allSatisfy { page.contains("id=\"\($0)\"") })
  }

  @Test("A sector is drawn by what became of it")
  func shades() throws {
    let page = try Self.page(Self.everything())
    #expect(page.components(separatedBy: "<path class=\"wh\"").count == 3)
    #expect(page.components(separatedBy: "<path class=\"nr\"").count == 2)
    #expect(page.components(separatedBy: "<path class=\"q").count == 4)
  }

  @Test("No figure of a withheld sector is on the page")
  func withheld() throws {
    var input = Self.everything()
    let odd = Town.result(87, 43, 41, red: 23)
    input.sectors[5].results = [odd, odd]
    let page = try Self.page(input)
    #expect(try Ranking(input).withheldCodes == ["0005", "0006"])
    // 23/41 of the valid votes, 44/87 abstention.
    #expect(!page.contains("56.1%") && !page.contains("50.6%"))
    #expect(page.contains("No figure is given for fewer than 11 households"))
  }

  @Test("Without support the first thing said is that it is missing")
  func noSupport() throws {
    let english = try Self.page(Town.input(Town.three, support: []))
    #expect(english.contains("<p class=\"warn\">No candidate or list was chosen"))
    #expect(english.contains("score = registered × abstention<"))
    let french = try Self.page(Town.input(Town.three, support: []), .fr)
    #expect(french.contains("<p class=\"warn\">Aucun candidat"))
    #expect(!(try Self.page(Town.input(Town.three)).contains("class=\"warn\"")))
  }

  @Test("The page says whether the totals are those of the import")
  func totals() throws {
    #expect(try Self.page(Town.input(Town.three)).contains("✓ equal to the imported results"))
    var input = Town.input(Town.three)
    input.sectors.removeFirst()
    let page = try Self.page(input)
    #expect(page.contains("≠ differs from the imported results"))
    #expect(!page.contains("✓ equal"))
  }

  @Test("Reasons for having no rank are written in words")
  func reasons() throws {
    let page = try Self.page(Self.everything())
    #expect(page.contains("no result for Vote &amp; &quot;co&quot;"))
    #expect(try Self.page(Self.everything(), .fr).contains("pas de résultat pour Vote &amp;"))
  }

  @Test("Numbers are written as the language does")
  func numbers() throws {
    #expect(try Self.page(Town.input(Town.three)).contains("2,300"))
    #expect(try Self.page(Town.input(Town.three), .fr).contains("2\u{202F}300"))
    #expect(try Self.page(Town.input(Town.three), .fr).contains("40,0\u{202F}%"))
  }

  @Test("No sector, or none that can be ranked, still gives a page")
  func nothing() throws {
    #expect(try Self.page(Town.input([])).contains("No sector could be ranked"))
    let bare = Town.sector("0001", [nil, nil])
    let page = try Self.page(Town.input([bare]))
    #expect(page.contains("No sector could be ranked"))
    #expect(page.contains("no result for a"))
  }
}
