import ArpentElections
import ArpentPages

/// What each election said over the whole place: the first candidacies, the chosen ones marked.
struct ElectionsSection {
  static let shown = 6

  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    page += "<section><h2>\(frame.text.electionsHeading)</h2>\n<div class=\"elections\">\n"
    for e in frame.context.chronology {
      guard let totals = frame.ranking.totals[e] else { continue }
      let election = frame.context.elections[e]
      page += "<div class=\"card\"><h3>\(frame.title(of: election))</h3>"
      page += "<p class=\"note\">\(frame.date(election.election.date))</p>\n<ol class=\"votes\">\n"
      let order = totals.votes.indices.sorted { a, b in
        totals.votes[a] != totals.votes[b] ? totals.votes[a] > totals.votes[b] : a < b
      }
      // The chosen are shown wherever they stand.
      let chosen = Set(election.support)
      let rows = order.enumerated().filter { $0.offset < Self.shown || chosen.contains($0.element) }
      for (_, index) in rows { writeCandidacy(index, election, totals, to: &page) }
      page += "</ol>"
      if order.count > rows.count {
        let others = frame.language.number(order.count - rows.count)
        page += "<p class=\"note\">\(frame.text.others.filled(others))</p>"
      }
      page += "</div>\n"
    }
    page += "</div></section>\n"
  }

  private func writeCandidacy(
    _ index: Int, _ election: ElectionInput, _ totals: ElectionTotals, to page: inout String
  ) {
    let highest = totals.votes.max() ?? 0
    let votes = totals.votes[index]
    let valid = totals.all.validVotes.sum
    let width = highest > 0 ? fixed(Double(votes) / Double(highest) * 100, 1) ?? "0" : "0"
    let isChosen = election.support.contains(index)
    let share =
      valid > 0 ? frame.language.percent(Double(votes) / Double(valid)) : frame.language.missing
    page += """
      <li class="\(isChosen ? "mine" : "")"><span>\(escaped(election.candidacies[index].name))\
      </span><b>\(share)</b><span class="bar"><span style="width:\(width)%"></span></span></li>

      """
  }
}
