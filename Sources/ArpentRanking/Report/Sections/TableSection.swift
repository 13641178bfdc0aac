import ArpentElections
import ArpentPages

/// The ranked sectors, one row each, with every part of the score beside it.
struct TableSection {
  /// More statistics than this would not fit a page; the CSV holds all.
  static let statisticLimit = 5
  /// More rows than a browser sorts at once, and than a reader looks at; the CSV holds all.
  static let rowLimit = 3000

  let frame: ReportFrame
  private let sparkline: Sparkline?
  private let explainer: Explainer
  private let highest: Double
  private let hasDensity: Bool
  private let chronology: [Int]
  /// Places of the statistics shown: rates and means say most in one column, so they come first.
  private let shown: [Int]

  init(_ frame: ReportFrame) {
    self.frame = frame
    sparkline = Sparkline(frame.ranking)
    explainer = Explainer(frame.ranking, frame.language)
    highest = frame.ranking.ranked.first?.score?.value ?? 0
    hasDensity = frame.ranking.ranked.contains { ($0.sector.area ?? 0) > 0 }
    chronology = frame.context.chronology
    let statistics = frame.context.statistics
    let counts = statistics.indices.filter { statistics[$0].variable.kind == .extensive }
    let means = statistics.indices.filter { statistics[$0].variable.kind != .extensive }
    shown = Array((means + counts).prefix(Self.statisticLimit))
  }

  func write(to page: inout String) {
    guard !frame.ranking.ranked.isEmpty else { return }
    let text = frame.text
    let ranked = frame.ranking.ranked.prefix(Self.rowLimit)
    let count = frame.language.number(ranked.count)
    page += """
      <section class="list"><h2>\(text.tableHeading)</h2>
      <p class="note">\(text.tableHelp) \(bandHelp)\(electionOrder)</p>
      <div class="tools" id="tools" hidden="hidden" data-search="\(text.search)" \
      data-all="\(text.showAll.filled(count))" data-few="\(text.showFirst)" \
      data-found="\(text.found)"></div>
      <div class="scroll" tabindex="0" role="region" aria-label="\(text.tableHeading)">
      <table id="ranking"><thead><tr>
      \(heading(text.rankHeading, "n"))\(heading(text.sectorHeading, "t"))\
      \(heading(text.scoreHeading, "n sc"))
      """
    for part in frame.profile.parts { page += heading(escaped(part.name), "n") }
    page += heading(text.turnoutHeading, "n")
    if hasDensity { page += heading(text.densityHeading, "n") }
    for place in shown {
      let statistic = frame.context.statistics[place]
      let name = statistic.variable.label ?? statistic.variable.name
      let unit = statistic.variable.unit.map { "<i>\(escaped($0))</i>" } ?? ""
      page += heading(escaped(name) + unit, "n")
    }
    page += "\n</tr></thead><tbody>\n"
    page += concurrentRows(ranked.count) { i, rows in
      guard let score = ranked[i].score else { return }
      let before = i > 0 ? ranked[i - 1].score?.band?.group : score.band?.group
      writeRow(i, ranked[i], score, opensGroup: score.band?.group != before, to: &rows)
    }
    page += "</tbody></table></div>\n<p class=\"printed\" id=\"printed\" hidden=\"hidden\">"
    page += "\(text.printedFew.filled(count))</p>\n"
    if frame.ranking.ranked.count > ranked.count {
      let all = frame.language.number(frame.ranking.ranked.count)
      page += "<p class=\"note\">\(text.tableCut.filled(count, all))</p>\n"
    }
    if frame.context.statistics.count > Self.statisticLimit {
      page += "<p class=\"note\">\(text.moreStatistics)</p>\n"
    }
    page += "</section>\n"
  }

  private var electionOrder: String {
    let elections = frame.context.chronology.map { frame.title(of: frame.context.elections[$0]) }
    return elections.count < 2
      ? "" : frame.text.electionOrder.filled(elections.joined(separator: " · "))
  }

  private var bandHelp: String {
    guard let uncertainty = frame.ranking.uncertainty else { return "" }
    return frame.text.bandHelp.filled(frame.language.percent(uncertainty.level, 0)) + " "
  }

  private func heading(_ label: String, _ style: String) -> String {
    "<th scope=\"col\" class=\"\(style)\">\(label)</th>"
  }

  private func writeRow(
    _ index: Int, _ outcome: SectorOutcome, _ score: SectorScore, opensGroup: Bool,
    to page: inout String
  ) {
    let language = frame.language
    let sector = outcome.sector
    page += "<tr id=\"s\(index)\"\(opensGroup ? " class=\"tie\"" : "")>"
    page += "<td class=\"n\">\(score.rank)\(frame.rankBand(score))</td>"
    page += "<th scope=\"row\" title=\"\(escaped(explainer.why(outcome) ?? ""))\">"
    page += "\(frame.label(of: sector))\(CarriedMark(frame).mark(sector))</th>"
    let width = fixed(highest > 0 ? score.value / highest * 100 : 0, 1) ?? "0"
    cell(
      score.value,
      "<b>\(frame.score(score.value))</b>\(chip(score.ratio))\(frame.band(score))<span class=\"bar\"><span class=\"q"
        + "\(frame.classes.colour(of: score.value))\" style=\"width:\(width)%\"></span></span>",
      "n sc", to: &page)
    for (p, part) in frame.ranking.parts.enumerated() {
      let average = frame.ranking.averageParts[p]
      let value = score.parts[p]
      let ratio = average > 0 ? value.value / average : nil
      var content = frame.value(value.value, of: part) + chip(ratio)
      if value.byElection.count > 1 {
        // Counts of people as they are, all else about elections as a percentage.
        let each = chronology.map { e in short(value.byElection[e], part) }
        content += "<i>\(each.joined(separator: " · "))</i>"
      }
      cell(value.value, content, "n", to: &page)
    }
    let turnouts = chronology.map { sector.results[$0]?.tally.turnout }
    let turnout = turnouts.last ?? nil
    cell(
      turnout,
      (turnout.map { language.percent($0, 0) } ?? language.missing)
        + (sparkline?.svg(turnouts) ?? ""), "n tu", to: &page)
    if hasDensity {
      let value = density(sector)
      cell(value, value.map { language.number($0) } ?? language.missing, "n", to: &page)
    }
    for place in shown {
      let statistic = sector.statistics[place]
      writeStatistic(statistic, to: &page)
    }
    page += "</tr>\n"
  }

  private func cell(_ value: Double?, _ content: String, _ style: String, to page: inout String) {
    let sort = value.flatMap { trimmed($0, 4) } ?? ""
    page += "<td class=\"\(style)\" data-v=\"\(sort)\">\(content)</td>"
  }

  /// `×1.6` beside a part: how it stands to the average sector.
  private func chip(_ ratio: Double?) -> String {
    guard let ratio, ratio.isFinite else { return "" }
    let style = ratio > 1.05 ? "up" : ratio < 0.95 ? "dn" : "eq"
    return "<em class=\"\(style)\">×\(frame.language.number(ratio, 2))</em>"
  }

  private func short(_ value: Double?, _ part: Part) -> String {
    guard let value else { return frame.language.missing }
    return part.unit == .electors || part.unit == .doors
      ? frame.language.number(value) : frame.language.number(value * 100)
  }

  private func density(_ sector: SectorInput) -> Double? {
    guard let area = sector.area, area > 0, let latest = chronology.last,
      let registered = sector.results[latest]?.tally.registered
    else { return nil }
    return Double(registered) / area * 1e6
  }

  /// `≈` marks a value that is estimated for a tenth or more.
  private func writeStatistic(_ statistic: SectorStatistic, to page: inout String) {
    let language = frame.language
    guard let value = statistic.value, value.isFinite else {
      cell(nil, language.missing, "n", to: &page)
      return
    }
    let estimated = max(statistic.imputedShare, statistic.interpolatedShare)
    let decimals = abs(value) >= 100 ? 0 : abs(value) >= 1 ? 1 : 3
    let mark = estimated >= 0.1 ? "<span class=\"est\">≈\u{A0}</span>" : ""
    cell(value, mark + language.number(value, decimals), "n", to: &page)
  }
}
