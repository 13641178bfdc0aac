import ArpentElections
import ArpentPages

/// The first sectors' reasons in words, to be read and printed; every other sector's stand on its row
/// and in RANKING.csv.
struct WhySection {
  private static let shown = 10

  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    guard !frame.ranking.ranked.isEmpty else { return }
    let explainer = Explainer(frame.ranking, frame.language)
    page += "<section><h2>\(frame.text.whyHeading)</h2>\n"
    page += "<p class=\"note\">\(frame.text.whyIntro)</p>\n<ol class=\"assume\">\n"
    for outcome in frame.ranking.ranked.prefix(Self.shown) {
      guard let why = explainer.why(outcome) else { continue }
      page += "<li><b>\(frame.label(of: outcome.sector))</b> \(escaped(why))</li>\n"
    }
    page += "</ol></section>\n"
  }
}
