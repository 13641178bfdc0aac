import ArpentElections
import ArpentPages

/// The formula in symbols and words, the average sector put through it, and whose votes count.
struct FormulaCard {
  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    let (text, profile, ranking) = (frame.text, frame.profile, frame.ranking)
    page += """
      <div class="card"><h2>\(text.formulaHeading)</h2>
      <p class="formula">\(escaped(profile.formula))</p>
      <p>\(escaped(profile.meaning))</p>
      <dl>

      """
    for (i, part) in ranking.parts.enumerated() {
      let words = profile.parts[i]
      page += "<dt>\(escaped(words.name))"
      if ranking.averageParts.indices.contains(i) {
        let average = frame.value(ranking.averageParts[i], of: part)
        page += " <span>\(text.average.filled(average))</span>"
      }
      page += "</dt><dd>\(escaped(words.definition))</dd>\n"
    }
    page +=
      "</dl></div>\n<div class=\"card\"><h2>\(text.electionsChosen)</h2>\n<ul class=\"chosen\">\n"
    for e in frame.context.chronology {
      let election = frame.context.elections[e]
      page += "<li>\(frame.title(of: election)) <span>\(frame.date(election.election.date))</span>"
      if frame.context.hasSupport {
        let names = election.support.map { escaped(election.candidacies[$0].name) }
        let chosen = names.isEmpty ? text.noneChosen : "<b>\(names.joined(separator: " + "))</b>"
        page += "<br/>\(text.supportWord) \(chosen)"
      }
      page += "</li>\n"
    }
    page += "</ul></div>\n"
  }
}
