import ArpentPages
import ArpentRanking
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct RankingStyleTests {
  @Test("The style that QGIS applies has a rule for every class of score, and for the rest")
  func rules() throws {
    let ranking = try Ranking(Town.input(Town.three))
    for language in [Language.en, .fr] {
      let qml = RankingStyle.qml(ranking, language: language)
      #expect(qml == RankingStyle.qml(ranking, language: language))
      let body = try #require(qml.range(of: "<qgis"))
      let parser = XMLParser(data: Data(qml[body.lowerBound...].utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
      let rules = qml.components(separatedBy: "<rule key=").count - 1
      let symbols = qml.components(separatedBy: "<symbol type=\"fill\"").count - 1
      // Two scores, the withheld, the others.
      #expect(rules == 4)
      #expect(symbols == 4)
      #expect(qml.contains("filter=\"&quot;withheld&quot;\""))
      #expect(qml.contains("filter=\"ELSE\""))
      #expect(qml.contains("&quot;score&quot; &gt;= 30 AND &quot;score&quot; &lt; 200"))
    }
  }
}
