import ArpentElections
import ArpentPages

/// The sectors' sums beside those of the imported results, election by election.
struct TotalsSection {
  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    let text = frame.text
    page += "<section><h2>\(text.totalsHeading)</h2>\n<p class=\"note\">\(text.totalsIntro)</p>\n"
    for e in frame.context.chronology {
      let election = frame.context.elections[e]
      page += "<h3>\(frame.title(of: election)) "
      guard let totals = frame.ranking.totals[e] else {
        page += "</h3>\n<p class=\"none\">\(text.totalsWithheld)</p>\n"
        continue
      }
      page +=
        totals.isComplete
        ? "<span class=\"ok\">✓ \(text.totalsEqual)</span></h3>\n"
        : "<span class=\"bad\">≠ \(text.totalsDiffer)</span></h3>\n"
      writeTable(totals, hasSupport: !election.support.isEmpty, to: &page)
    }
    page += "</section>\n"
  }

  private func writeTable(_ totals: ElectionTotals, hasSupport: Bool, to page: inout String) {
    let text = frame.text
    page += "<div class=\"over\"><table class=\"plain\"><thead><tr><th scope=\"col\"></th>"
    let headings =
      [text.stations, text.registered, text.cast, text.turnout, text.valid]
      + (hasSupport ? [text.supportVotes, text.supportShare] : [])
    for heading in headings { page += "<th scope=\"col\" class=\"n\">\(heading)</th>" }
    page += "</tr></thead><tbody>\n"
    // Where results were carried, sectors and parts of stations are no count of stations.
    let isCounted = !totals.isCarried
    row(text.groupRanked, totals.ranked, hasSupport, isCounted, to: &page)
    row(text.groupNotRanked, totals.notRanked, hasSupport, isCounted, to: &page)
    row(text.groupWithheld, totals.withheld, hasSupport, isCounted, to: &page)
    row(text.groupWithoutGround, totals.withoutGround, hasSupport, to: &page)
    if totals.isCarried {
      row(
        CarriedText(frame.language).groupOutside, totals.outside, hasSupport, isCounted, to: &page)
    }
    page += "</tbody><tfoot>\n"
    row(text.groupAll, totals.all, hasSupport, isCounted, to: &page)
    row(text.groupImported, totals.imported, hasSupport, to: &page)
    page += "</tfoot></table></div>\n"
    let sums = [totals.all.registered, totals.all.ballotsCast, totals.all.validVotes]
    if sums.contains(where: { $0.unstated > 0 }) {
      page += "<p class=\"note\">\(text.unstatedNote)</p>\n"
    }
  }

  private func row(
    _ label: String, _ totals: VoteTotals, _ hasSupport: Bool, _ isCounted: Bool = true,
    to page: inout String
  ) {
    let language = frame.language
    func share(_ part: Int, _ whole: Int) -> String {
      whole > 0 ? language.percent(Double(part) / Double(whole)) : language.missing
    }
    func sum(_ count: CountSum) -> String {
      language.number(count.sum) + (count.unstated > 0 ? "*" : "")
    }
    var cells = [
      isCounted ? language.number(totals.stations) : language.missing, sum(totals.registered),
      sum(totals.ballotsCast),
      share(totals.ballotsCast.sum, totals.registered.sum), sum(totals.validVotes),
    ]
    if hasSupport {
      cells += [
        language.number(totals.supportVotes), share(totals.supportVotes, totals.validVotes.sum),
      ]
    }
    page += "<tr><th scope=\"row\">\(label)</th>"
    for cell in cells { page += "<td class=\"n\">\(cell)</td>" }
    page += "</tr>\n"
  }
}
