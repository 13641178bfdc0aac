import ArpentElections
import ArpentPages

/// How intervals were made, how far small sectors were drawn, and what other choices would do.
struct UncertaintySection {
  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    guard let uncertainty = frame.ranking.uncertainty, !frame.ranking.ranked.isEmpty else {
      return
    }
    let (text, language) = (frame.text, frame.language)
    page += "<section><h2>\(text.uncertaintyHeading)</h2>\n<p>"
    page += text.uncertaintyIntro.filled(
      language.number(uncertainty.simulations), language.percent(uncertainty.level, 0),
      "\(uncertainty.seed)")
    page += " \(text.uncertaintyMeaning)</p>\n"
    if uncertainty.shrinks { writeModels(to: &page) }
    if let sensitivity = frame.ranking.sensitivity, !sensitivity.changes.isEmpty {
      write(sensitivity, to: &page)
    }
    page += "</section>\n"
  }

  private func head(_ headings: [String], to page: inout String) {
    page += "<div class=\"over\"><table class=\"plain\"><thead><tr>"
    for heading in headings { page += "<th scope=\"col\">\(heading)</th>" }
    page += "</tr></thead><tbody>\n"
  }

  private func writeModels(to page: inout String) {
    guard let models = frame.ranking.models else { return }
    let (text, language) = (frame.text, frame.language)
    page += "<p>\(text.shrinkageNote)</p>\n"
    head(text.modelHeadings, to: &page)
    for e in frame.context.chronology {
      let election = frame.context.elections[e]
      var rates = [(Indicator.abstention, models[e].abstention)]
      if !election.support.isEmpty { rates.append((.support, models[e].support)) }
      // A strength of one is the prior that stands in where there are too few sectors.
      for (indicator, model) in rates where model.strength > 1 {
        page += "<tr><th scope=\"row\">\(frame.title(of: election))</th>"
        page += "<td>\(escaped(indicator.text(in: language).name))</td>"
        page += "<td class=\"n\">\(language.percent(model.mean))</td>"
        page += "<td class=\"n\">±\u{A0}\(language.value(model.deviation, .points))</td>"
        page += "<td class=\"n\">\(language.number(model.strength))</td></tr>\n"
      }
    }
    page += "</tbody></table></div>\n"
  }

  private func write(_ sensitivity: Sensitivity, to page: inout String) {
    let (text, language) = (frame.text, frame.language)
    page += "<h3>\(text.sensitivityHeading)</h3>\n<p>"
    page += text.sensitivityIntro.filled(language.number(sensitivity.top)) + "</p>\n"
    head(text.sensitivityHeadings, to: &page)
    for change in sensitivity.changes {
      page += "<tr><th scope=\"row\">\(escaped(describe(change.cause)))</th>"
      guard let kept = change.kept else {
        page += "<td colspan=\"4\">\(text.nothingWithout)</td></tr>\n"
        continue
      }
      page += "<td class=\"n\">\(language.number(kept)) / \(language.number(sensitivity.top))</td>"
      page += "<td>\(codes(change.entered))</td><td>\(codes(change.left))</td>"
      let correlation = change.correlation.map { language.number($0, 3) } ?? language.missing
      page += "<td class=\"n\">\(correlation)</td></tr>\n"
    }
    page += "</tbody></table></div>\n"
  }

  private func codes(_ keys: [StationKey]) -> String {
    let names = keys.map { frame.hasSeveralCommunes ? $0.description : $0.code }
    return names.isEmpty ? frame.language.missing : names.map(escaped).joined(separator: ", ")
  }

  private func describe(_ cause: Sensitivity.Cause) -> String {
    switch cause {
    case .weight(let part, let factor):
      let index = frame.ranking.parts.firstIndex { $0.id == part }
      let name = index.map { frame.profile.parts[$0].name } ?? part
      return (factor > 1 ? frame.text.weightMore : frame.text.weightLess).filled(name)
    case .electionLeftOut(let id):
      let election = frame.context.elections.first { $0.election.id == id }
      return frame.text.withoutElection.filled(election?.title ?? id)
    }
  }
}
