import ArpentElections
import ArpentGeometry
import ArpentPages

/// The choropleth: shades for the ranked, hatching for the withheld, grey for the others, numbers
/// on the first ten.
struct MapView {
  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    let sectors = frame.ranking.sectors
    var box = BoundingBox.empty
    for outcome in sectors {
      if let ground = outcome.sector.ground, !ground.isEmpty { box.extend(to: ground.boundingBox) }
    }
    guard let map = MapFrame(box) else {
      page += "<p class=\"none\">\(frame.text.noMap)</p>\n"
      return
    }
    let drawing = MapDrawing(map, frame.language)
    drawing.open(label: frame.text.mapHeading, shapes: sectors.count, to: &page)
    for (i, outcome) in sectors.enumerated() {
      guard let ground = outcome.sector.ground, !ground.isEmpty else { continue }
      page += "<a href=\"#s\(i)\" tabindex=\"-1\"><path class=\"\(shade(outcome))\" d=\""
      page += MapPath.data(ground, in: map)
      page += "\"><title>\(caption(outcome))</title></path></a>\n"
    }
    drawing.closeShapes(to: &page)
    writeNumbers(map, to: &page)
    drawing.close(to: &page)
  }

  private func shade(_ outcome: SectorOutcome) -> String {
    switch outcome.status {
    case .ranked(let score): "q\(frame.classes.colour(of: score.value))"
    case .notRanked: "nr"
    case .withheld: "wh"
    }
  }

  private func caption(_ outcome: SectorOutcome) -> String {
    let label = frame.label(of: outcome.sector)
    switch outcome.status {
    case .ranked(let score):
      return "\(label) · \(frame.text.rankWord) \(score.rank) · \(frame.score(score.value))"
    case .notRanked: return "\(label) · \(frame.text.notRankedWord)"
    case .withheld: return "\(label) · \(frame.text.withheldWord)"
    }
  }

  /// The tenth first, so that the first lies on top.
  private func writeNumbers(_ map: MapFrame, to page: inout String) {
    page += "<g class=\"marks\">\n"
    for outcome in frame.ranking.ranked.prefix(10).reversed() {
      guard let score = outcome.score, let ground = outcome.sector.ground,
        let point = MapPath.centre(ground, in: map)
      else { continue }
      page += "<circle cx=\"\(point.x)\" cy=\"\(point.y)\" r=\"88\"/>"
      page += "<text x=\"\(point.x)\" y=\"\(point.y + 37)\">\(score.rank)</text>\n"
    }
    page += "</g>\n"
  }
}
