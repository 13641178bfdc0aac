import ArpentElections
import ArpentGeometry
public import ArpentPages
import ArpentStore

extension BuildZones.Report {
  /// The quality of the build as a page: figures, map, stations, communes, method. One file that asks
  /// for nothing from elsewhere.
  public func page(in language: Language) -> String {
    BuildQualityPage(
      quality: quality, zones: zones, language: language, text: .text(in: language)
    ).html()
  }
}

/// Writes the quality page.
struct BuildQualityPage {
  let quality: BuildQuality
  let zones: [VintageEdition.Entry]
  let language: Language
  let text: BuildQualityText

  /// More zones than this make no map and no table of stations that anyone could use.
  private static let mostZones = 4000
  /// Lower ends of the classes of agreement, the surest last.
  private static let classes = [0.0, 0.8, 0.9, 0.95, 0.98]

  func html() -> String {
    let shell = PageShell(
      language: language, title: text.title, tagline: text.tagline,
      subtitle: quality.addresses.file,
      footer: text.footer.filled(
        quality.addresses.file, quality.addresses.sha256, quality.outlines.file,
        quality.outlines.sha256), generatedBy: "arpent \(arpentVersion)")
    var page = ""
    shell.writeHead(to: &page)
    writeSummary(to: &page)
    writeMap(to: &page)
    writeCommunes(to: &page)
    writeStations(to: &page)
    writeMethod(to: &page)
    shell.writeFoot(to: &page)
    return page
  }

  private func writeSummary(to page: inout String) {
    func sum(_ part: (CommuneQuality) -> Int) -> Int {
      quality.communes.reduce(0) { $0 + part($1) }
    }
    let drawn = quality.communes.count - quality.skipped.count
    let pieces =
      quality.zoneCount == 0 ? 0 : Double(sum(\.pieces)) / Double(quality.zoneCount)
    let figures = [
      (language.number(quality.zoneCount), text.zones), (language.number(drawn), text.communes),
      (percent(quality.heldOutAgreement), text.agreement),
      (language.number(sum(\.contradictions)), text.contradictions),
      (language.number(sum(\.contestedPoints)), text.contested),
      (language.number(sum(\.absorbedRows)), text.absorbed),
      (language.number(pieces, 2), text.pieces),
    ]
    page += "<section class=\"summary\">\n<p class=\"lead\">\(escaped(text.reading))</p>\n"
    page += "<ul class=\"kpi\">\n"
    for (figure, label) in figures {
      page += "<li><b>\(escaped(figure))</b><span>\(escaped(label))</span></li>\n"
    }
    page += "</ul>\n</section>\n"
  }

  private func writeMap(to page: inout String) {
    page += "<section class=\"card mapcard\"><h2>\(escaped(text.map))</h2>\n"
    defer { page += "</section>\n" }
    let box = zones.reduce(into: BoundingBox.empty) { $0.extend(to: $1.zone.ground.boundingBox) }
    guard zones.count <= Self.mostZones, let frame = MapFrame(box) else {
      page += "<p class=\"none\">\(escaped(text.noMap))</p>\n"
      return
    }
    var confidence: [StationKey: Double] = [:]
    for commune in quality.communes {
      for station in commune.stations {
        confidence[StationKey(commune: commune.commune, code: station.code)] = station.confidence
      }
    }
    let drawing = MapDrawing(frame, language)
    drawing.open(label: text.map, shapes: zones.count, to: &page)
    for entry in zones {
      let value = confidence[entry.zone.key]
      page += "<path class=\"\(shade(value))\" d=\"\(MapPath.data(entry.zone.ground, in: frame))\">"
      page += "<title>\(escaped(entry.zone.key.description)) · \(escaped(percent(value)))</title>"
      page += "</path>\n"
    }
    drawing.closeShapes(to: &page)
    drawing.close(to: &page)
    page += "<div class=\"legend\"><p>\(escaped(text.classes))</p><ul>\n"
    for (number, low) in Self.classes.enumerated() {
      let high = number + 1 < Self.classes.count ? Self.classes[number + 1] : 1
      let label = "\(language.percent(low, 0)) – \(language.percent(high, 0))"
      page += "<li><i class=\"sw q\(number + 1)\"></i>\(escaped(label))</li>\n"
    }
    page +=
      "<li><i class=\"sw nr\" style=\"background:#c3c9d0\"></i>\(escaped(text.unknown))</li>\n"
    page += "</ul></div>\n"
  }

  private func shade(_ confidence: Double?) -> String {
    guard let confidence else { return "nr" }
    return "q\((Self.classes.lastIndex { $0 <= confidence } ?? 0) + 1)"
  }

  private func writeCommunes(to page: inout String) {
    if !quality.skipped.isEmpty {
      page += "<section><h2>\(escaped(text.left))</h2>\n"
      writeTable(
        text.leftColumns,
        quality.skipped.prefix(Self.mostZones).map { commune in
          [commune.commune, word(commune.reason?.rawValue ?? "failed"), commune.detail ?? ""]
        }, to: &page)
      page += "</section>\n"
    }
    let drawn = quality.communes.filter { $0.status == .drawn }
    guard !drawn.isEmpty else { return }
    page += "<section><h2>\(escaped(text.communesHeading))</h2>\n"
    writeTable(
      text.communeColumns,
      drawn.prefix(Self.mostZones).map { commune in
        [
          commune.commune, word(commune.status.rawValue), language.number(commune.stations.count),
          language.number(commune.rows), percent(commune.heldOutAgreement),
          language.number(commune.contradictions), language.number(commune.contestedPoints),
          language.number(commune.absorbedRows), language.number(commune.doubtedRows),
          language.number(commune.strays),
        ]
      }, to: &page)
    page += "</section>\n"
  }

  private func writeStations(to page: inout String) {
    guard zones.count <= Self.mostZones else { return }
    page += "<section><h2>\(escaped(text.stations))</h2>\n"
    let rows = quality.communes.filter { $0.status != .skipped }.flatMap { commune in
      commune.stations.map { station in
        [
          StationKey(commune: commune.commune, code: station.code).description,
          language.number(station.rows),
          percent(
            station.heldOutTested == 0
              ? nil : Double(station.heldOutAgreeing) / Double(station.heldOutTested)),
          percent(station.confidence), language.number(station.contradictions),
          language.number(station.pieces), language.number(station.area / 1e6, 2),
          percent(station.farShare),
          station.flags.map { word($0.rawValue) }.joined(separator: ", "),
        ]
      }
    }
    writeTable(text.stationColumns, rows, to: &page)
    page += "</section>\n"
  }

  private func writeMethod(to page: inout String) {
    let method = quality.method
    let sentence = text.methodText.filled(
      language.number(method.absorbedRows), language.percent(method.absorbedShare, 0),
      language.number(method.clearanceInMetres, 1), language.percent(method.margin, 0),
      language.number(method.folds))
    page += "<section class=\"card\"><h2>\(escaped(text.method))</h2><p>\(escaped(sentence))</p>"
    page += "</section>\n"
  }

  private func writeTable(_ headings: [String], _ rows: [[String]], to page: inout String) {
    page += "<div class=\"over\"><table class=\"plain\"><thead><tr>"
    for heading in headings { page += "<th>\(escaped(heading))</th>" }
    page += "</tr></thead><tbody>\n"
    for row in rows {
      page += "<tr>" + row.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>\n"
    }
    page += "</tbody></table></div>\n"
  }

  private func word(_ raw: String) -> String { text.words[raw] ?? raw }

  private func percent(_ share: Double?) -> String {
    share.map { language.percent($0, 1) } ?? language.missing
  }
}
