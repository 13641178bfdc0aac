import ArpentElections
import ArpentPages

/// The first page: what the ranking says in a sentence, key figures, formula, map, the ten first.
struct SummarySection {
  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    page += "<section class=\"summary\">\n"
    if let warning = frame.profile.warning {
      page += "<p class=\"warn\">\(escaped(warning))</p>\n"
    }
    for doubt in frame.context.doubts {
      let words = frame.context.translations[frame.language]?[doubt] ?? doubt.message
      page += "<p class=\"warn\">\(escaped(words.capitalised))</p>\n"
    }
    page += "<p class=\"lead\">\(lead)</p>\n"
    writeKeyFigures(to: &page)
    page += "<div class=\"cols\">\n<div class=\"card mapcard\"><h2>\(frame.text.mapHeading)</h2>\n"
    MapView(frame).write(to: &page)
    Legend(frame).write(to: &page)
    page += "<p class=\"note\">\(frame.text.mapCaption)</p></div>\n<div class=\"side\">\n"
    FormulaCard(frame).write(to: &page)
    writeTop(to: &page)
    page += "</div>\n</div>\n</section>\n"
  }

  private var scores: [Double] { frame.ranking.ranked.compactMap { $0.score?.value } }

  /// How many of the first sectors hold half of the score.
  private var half: Int? {
    guard frame.ranking.formula.hasRatio else { return nil }
    let total = scores.reduce(0, +)
    guard total > 0 else { return nil }
    var (sum, count) = (0.0, 0)
    for score in scores {
      sum += score
      count += 1
      if sum >= total / 2 { break }
    }
    return count
  }

  private var lead: String {
    let (text, language) = (frame.text, frame.language)
    guard let first = frame.ranking.ranked.first, let score = first.score else {
      return text.nothingRanked
    }
    guard let half else {
      return text.leadPlain.filled(
        "<b>\(frame.label(of: first.sector))</b>", "<b>\(frame.score(score.value))</b>",
        escaped(frame.profile.score), language.number(scores.count))
    }
    return text.lead.filled(
      "<b>\(frame.label(of: first.sector))</b>", "<b>\(frame.score(score.value))</b>",
      escaped(frame.profile.score), "<b>\(language.number(half))</b>",
      language.number(scores.count), language.percent(Double(half) / Double(scores.count), 0))
  }

  private func writeKeyFigures(to page: inout String) {
    let (ranking, language, text) = (frame.ranking, frame.language, frame.text)
    let withheld = ranking.sectors.count { $0.isWithheld }
    let latest = frame.context.chronology.last
    let registered = ranking.ranked.reduce(0) { sum, outcome in
      sum + (latest.flatMap { outcome.sector.results[$0]?.tally.registered } ?? 0)
    }
    page += "<ul class=\"kpi\">\n"
    figure(language.number(scores.count), text.sectorsRanked, to: &page)
    figure(language.number(registered), text.registeredInThem, to: &page)
    if frame.ranking.formula.hasRatio {
      figure(
        language.number(scores.reduce(0, +)), escaped(frame.profile.score), "key", to: &page)
    }
    if let groups = frame.ranking.ranked.last?.score?.band?.group {
      figure(language.number(groups), text.groupsTold, to: &page)
    }
    if let half { figure(language.number(half), text.sectorsHoldingHalf, to: &page) }
    figure(language.number(withheld), text.withheldWord, to: &page)
    figure(
      language.number(ranking.sectors.count - scores.count - withheld), text.notRankedWord,
      to: &page)
    page += "</ul>\n"
  }

  private func figure(
    _ value: String, _ label: String, _ style: String = "", to page: inout String
  ) {
    page += "<li class=\"\(style)\"><b>\(value)</b><span>\(label)</span></li>\n"
  }

  private func writeTop(to page: inout String) {
    guard let highest = scores.first, highest > 0 else { return }
    page += "<div class=\"card\"><h2>\(frame.text.firstTen)</h2>\n<ol class=\"first\">\n"
    for (i, outcome) in frame.ranking.ranked.prefix(10).enumerated() {
      guard let score = outcome.score else { continue }
      let width = fixed(score.value / highest * 100, 1) ?? "0"
      page += """
        <li><i>\(score.rank)</i><a href="#s\(i)">\(frame.label(of: outcome.sector))</a>\
        <span class="bar"><span class="q\(frame.classes.colour(of: score.value))" \
        style="width:\(width)%"></span></span><b>\(frame.score(score.value))\(frame.band(score))</b></li>

        """
    }
    page += "</ol></div>\n"
  }
}
