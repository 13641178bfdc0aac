import ArpentElections
import ArpentGeometry

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
    page += """
      <svg class="map" viewBox="0 0 \(map.width) \(map.height + 420)" role="img" \
      aria-label="\(frame.text.mapHeading)" style="--ratio:\(ratio(map))">
      <defs><pattern id="hatch" width="70" height="70" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect width="70" height="70" fill="#fff"/>\
      <path d="M0 0v70" stroke="#6b7683" stroke-width="36"/></pattern></defs>
      <g class="zones" style="stroke-width:\(stroke)">

      """
    for (i, outcome) in sectors.enumerated() {
      guard let ground = outcome.sector.ground, !ground.isEmpty else { continue }
      page += "<a href=\"#s\(i)\" tabindex=\"-1\"><path class=\"\(shade(outcome))\" d=\""
      page += MapPath.data(ground, in: map)
      page += "\"><title>\(caption(outcome))</title></path></a>\n"
    }
    page += "</g>\n"
    writeNumbers(map, to: &page)
    writeScale(map, to: &page)
    page += "</svg>\n"
  }

  /// Thinner where there are many sectors, lest the outlines hide the shades.
  private var stroke: String {
    let count = Double(max(1, frame.ranking.sectors.count))
    return fixed(max(1.5, min(12, 180 / count.squareRoot())), 1) ?? "6"
  }

  private func ratio(_ map: MapFrame) -> String {
    fixed(Double(map.width) / Double(map.height + 420), 3) ?? "1"
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

  private func writeScale(_ map: MapFrame, to page: inout String) {
    let metres = map.roundLength(within: Double(map.width) / 4)
    let length = Int((metres * map.unitsPerMetre).rounded())
    let (x, y) = (Int(MapFrame.margin), map.height + 150)
    let label =
      metres >= 1000
      ? frame.language.number(metres / 1000) + "\u{A0}km"
      : frame.language.number(metres) + "\u{A0}m"
    page += """
      <g class="scale"><path d="M\(x) \(y - 50)v50h\(length)v-50"/>\
      <text x="\(x + length + 70)" y="\(y + 20)">\(label)</text>\
      <path d="M\(map.width - 130) \(y + 40)v-190m-60 80l60-80 60 80"/>\
      <text x="\(map.width - 320)" y="\(y + 20)">N</text></g>

      """
  }
}
