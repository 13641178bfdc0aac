import ArpentElections
import ArpentPages

/// Where every figure comes from, and how much of it was estimated.
struct SourcesSection {
  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    let text = frame.text
    page += "<section><h2>\(text.sourcesHeading)</h2>\n"
    if frame.context.sources.isEmpty {
      page += "<p class=\"none\">\(text.noSources)</p>\n"
    } else {
      writeSources(to: &page)
    }
    page += "<h3>\(text.estimatesHeading)</h3>\n"
    writeResults(to: &page)
    if frame.context.statistics.isEmpty {
      page += "<p>\(text.noStatistics)</p>\n"
    } else {
      writeStatistics(to: &page)
    }
    page += "</section>\n"
  }

  private func head(_ headings: [String], _ numbersFrom: Int, to page: inout String) {
    page += "<div class=\"over\"><table class=\"plain\"><thead><tr>"
    for (i, heading) in headings.enumerated() {
      page += "<th scope=\"col\"\(i >= numbersFrom ? " class=\"n\"" : "")>\(heading)</th>"
    }
    page += "</tr></thead><tbody>\n"
  }

  private func writeSources(to page: inout String) {
    let (text, missing) = (frame.text, frame.language.missing)
    head(text.sourceHeadings, 6, to: &page)
    for role in SourceInput.Role.allCases {
      for entry in frame.context.sources where entry.role == role {
        let source = entry.source
        page += "<tr><td>\(text.name(of: role))<br/><i>\(escaped(entry.subject))</i></td>"
        page += "<td class=\"file\">\(escaped(source.fileName))</td>"
        page += "<td>\(source.attribution.map(escaped) ?? missing)</td>"
        page += "<td>\(source.licence.map(escaped) ?? text.licenceUnknown)</td>"
        page += "<td>\(source.date.map(frame.date) ?? missing)</td>"
        page += "<td><code title=\"\(escaped(source.sha256))\">\(escaped(source.sha256.short))"
        page += "</code></td>"
        page += "<td class=\"n\">\(frame.language.number(Double(source.byteCount)))</td></tr>\n"
      }
    }
    page += "</tbody></table></div>\n"
  }

  private func writeResults(to page: inout String) {
    let shares = frame.ranking.sectors.flatMap { outcome in
      outcome.sector.results.compactMap { $0?.interpolatedShare }
    }
    let carried = shares.filter { $0 > 0 }
    if carried.isEmpty {
      page += "<p>\(frame.text.resultsInPlace)</p>\n"
    } else {
      page += "<p>"
      page += frame.text.resultsCarried.filled(
        frame.language.number(carried.count), frame.language.number(shares.count),
        frame.language.percent(carried.reduce(0, +) / Double(carried.count)))
      page += "</p>\n"
    }
  }

  private func writeStatistics(to page: inout String) {
    let (text, language) = (frame.text, frame.language)
    let shown = frame.ranking.sectors.filter { !$0.isWithheld }
    head(text.estimateHeadings, 3, to: &page)
    for (i, statistic) in frame.context.statistics.enumerated() {
      let values = shown.map { $0.sector.statistics[i] }
      let known = values.filter { $0.value != nil }
      func percent(_ shares: [Double]) -> String {
        mean(shares).map { language.percent($0) } ?? language.missing
      }
      let variable = statistic.variable
      page += "<tr><td>\(escaped(variable.label ?? variable.name))</td>"
      page += "<td>\(escaped(statistic.dataset))</td>"
      page += "<td>\(variable.unit.map(escaped) ?? language.missing)</td>"
      page += "<td class=\"n\">\(language.number(known.count)) / \(language.number(values.count))"
      page += "</td><td class=\"n\">\(percent(values.map(\.coverage)))</td>"
      page += "<td class=\"n\">\(percent(known.map(\.imputedShare)))</td>"
      page += "<td class=\"n\">\(percent(known.map(\.interpolatedShare)))</td></tr>\n"
    }
    page += "</tbody></table></div>\n<p class=\"note\">\(text.estimateNote)</p>\n"
  }
}

extension String {
  /// Enough of a digest to tell files apart on a page.
  fileprivate var short: String { count > 16 ? prefix(12) + "…" : self }
}
