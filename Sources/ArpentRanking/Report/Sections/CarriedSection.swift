import ArpentElections
import ArpentPages

/// Which results were carried from other zones, by what, and what of them lies in no sector.
struct CarriedSection {
  let frame: ReportFrame
  private let words: CarriedText

  init(_ frame: ReportFrame) {
    self.frame = frame
    words = CarriedText(frame.language)
  }

  private var carried: [(election: ElectionInput, carriage: ResultCarriage)] {
    frame.context.chronology.compactMap { place in
      let election = frame.context.elections[place]
      return election.carriage.map { (election, $0) }
    }
  }

  /// What a reader must know before using carried figures; empty when there are none.
  var assumptions: [String] { carried.isEmpty ? [] : [words.assumption] }

  func write(to page: inout String) {
    guard !carried.isEmpty else { return }
    page += "<section><h2>\(words.heading)</h2>\n"
    for (election, carriage) in carried {
      page += "<p>"
      page += words.summary.filled(
        "<b>\(frame.title(of: election))</b>", frame.language.number(carriage.wholeStations),
        frame.language.number(carriage.dividedStations))
      if !carriage.weights.isEmpty {
        let names = carriage.weights.map { escaped(words.name(ofMethod: $0)) }
        page += " " + words.dividedBy.filled(names.joined(separator: ", "))
      }
      page += "</p>\n"
    }
    writeOutside(to: &page)
    page += "</section>\n"
  }

  private func writeOutside(to page: inout String) {
    guard carried.contains(where: { !$0.carriage.outside.isEmpty }) else { return }
    page += "<h3>\(words.outsideHeading)</h3>\n<p>\(words.outsideIntro)</p>\n"
    page += "<table class=\"plain\"><thead><tr><th scope=\"col\">\(frame.text.station)</th>"
    page += "<th scope=\"col\">\(frame.text.election)</th>"
    page += "<th scope=\"col\" class=\"n\">\(words.share)</th></tr></thead><tbody>\n"
    for (election, carriage) in carried {
      for outside in carriage.outside {
        page += "<tr><th scope=\"row\">\(escaped(outside.part.station.description))</th>"
        page += "<td>\(frame.title(of: election))</td>"
        page += "<td class=\"n\">\(frame.language.percent(outside.share))</td></tr>\n"
      }
    }
    page += "</tbody></table>\n"
  }
}

/// The sign beside a sector whose counts were carried for a tenth or more, with what it means.
struct CarriedMark {
  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func mark(_ sector: SectorInput) -> String {
    guard sector.results.contains(where: { $0?.carried != nil }) else { return "" }
    let words = CarriedText(frame.language)
    var lines: [String] = []
    for place in frame.context.chronology {
      guard let result = sector.results[place], let carried = result.carried,
        result.interpolatedShare >= 0.1
      else { continue }
      var line = words.mark.filled(
        frame.language.percent(result.interpolatedShare, 0),
        frame.title(of: frame.context.elections[place]),
        escaped(words.name(ofMethod: carried.method)))
      if let band = carried.registered {
        line +=
          " ; "
          + words.markBand.filled(
            frame.language.number(band.lowerBound), frame.language.number(band.upperBound))
      }
      lines.append(line)
    }
    guard !lines.isEmpty else { return "" }
    return " <span class=\"est\" title=\"\(lines.joined(separator: " · "))\">⇄</span>"
  }
}
