import ArpentPages

/// The map's key: each class with its limits and count, then the sectors without a shade.
struct Legend {
  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    let text = frame.text
    page += "<div class=\"legend\"><p>\(escaped(frame.profile.score.capitalised))</p>\n<ul>\n"
    for shade in frame.classes.classes {
      let low = frame.score(shade.low)
      let high = frame.score(shade.high)
      let range = low == high ? low : "\(low)–\(high)"
      item("q\(shade.colour)", range, shade.count, to: &page)
    }
    let withheld = frame.ranking.sectors.count { $0.isWithheld }
    let others = frame.ranking.sectors.count - frame.ranking.ranked.count - withheld
    if withheld > 0 { item("wh", text.withheldWord, withheld, to: &page) }
    if others > 0 { item("nr", text.notRankedWord, others, to: &page) }
    page += "</ul></div>\n"
  }

  private func item(_ shade: String, _ label: String, _ count: Int, to page: inout String) {
    page += """
      <li><svg class="sw" viewBox="0 0 400 160" preserveAspectRatio="none" aria-hidden="true">\
      <rect class="\(shade)" width="400" height="160"/></svg>\
      <b>\(label)</b><span>\(frame.text.sectorCount(count, frame.language))</span></li>

      """
  }
}
