import ArpentElections
import ArpentPages

/// What every section of the report needs, and the page round them.
struct ReportFrame {
  let ranking: Ranking
  let language: Language
  let text: ReportText
  let profile: ProfileText
  let classes: ColourClasses
  /// Decimals that tell scores apart: none for scores in the hundreds, three below one.
  let scoreDecimals: Int
  /// The sectors lie in several communes, so a code alone would not name one.
  let hasSeveralCommunes: Bool

  init(_ ranking: Ranking, _ language: Language) {
    self.ranking = ranking
    self.language = language
    text = language == .fr ? .french : .english
    profile = ranking.profile.text(in: language, for: ranking.context)
    let scores = ranking.ranked.compactMap { $0.score?.value }
    classes = ColourClasses(scores)
    scoreDecimals = Self.decimals(for: scores.first ?? 0)
    hasSeveralCommunes = Set(ranking.sectors.map(\.sector.key.commune)).count > 1
  }

  static func decimals(for highest: Double) -> Int {
    highest >= 100 ? 0 : highest >= 10 ? 1 : highest >= 1 ? 2 : 3
  }

  var context: RankingContext { ranking.context }

  func score(_ value: Double) -> String { language.number(value, scoreDecimals) }

  /// The interval of a score, small; empty without one.
  func band(_ score: SectorScore) -> String {
    guard let band = score.band else { return "" }
    return "<i>\(self.score(band.score.lowerBound))–\(self.score(band.score.upperBound))</i>"
  }

  /// The interval of a rank, small; empty without one.
  func rankBand(_ score: SectorScore) -> String {
    guard let rank = score.band?.rank, rank.count > 1 else { return "" }
    return "<i>\(language.number(rank.lowerBound))–\(language.number(rank.upperBound))</i>"
  }

  func date(_ date: CalendarDate) -> String {
    language.date(year: date.year, month: date.month, day: date.day)
  }

  /// How an election is called on the page, escaped.
  func title(of election: ElectionInput) -> String {
    escaped(election.title ?? election.election.id)
  }

  /// How a sector is called on the page, escaped: its code and, where it has one, its name.
  func label(of sector: SectorInput) -> String {
    let code = hasSeveralCommunes ? sector.key.description : sector.key.code
    guard let name = sector.name, !name.isEmpty else { return escaped(code) }
    return escaped("\(code) \(name)")
  }

  func value(_ value: Double, of part: Part) -> String {
    language.value(value, part.unit)
  }

  /// What stands round the sections.
  var shell: PageShell {
    PageShell(
      language: language, title: text.documentTitle.filled(context.title), tagline: text.tagline,
      subtitle: text.subtitle.filled(profile.title, date(context.validOn)),
      footer: text.footer.filled(context.generatedBy), generatedBy: context.generatedBy,
      css: ReportStyle.css + PlanSection.css,
      printCSS: ReportStyle.printCSS + PlanSection.printCSS, script: ReportScript.source)
  }
}
