import ArpentElections
import ArpentPages

/// Everything that has no row in the table: withheld, not ranked, without ground; and the notices.
struct ExceptionsSection {
  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    page += "<section><h2>\(frame.text.exceptionsHeading)</h2>\n"
    writeWithheld(to: &page)
    writeNotRanked(to: &page)
    writeWithoutGround(to: &page)
    writeNotices(to: &page)
    page += "</section>\n"
  }

  private func writeWithheld(to page: inout String) {
    let (text, language) = (frame.text, frame.language)
    let limits = frame.ranking.thresholds
    page += "<h3>\(text.withheldHeading)</h3>\n<p>"
    page += text.withheldIntro.filled(
      language.number(limits.minimumHouseholds), language.number(limits.minimumContacts),
      language.number(limits.minimumRegistered))
    page += "</p>\n"
    let sectors = frame.ranking.sectors.enumerated().filter { $0.element.isWithheld }
    if sectors.isEmpty, frame.ranking.withheldStations.isEmpty {
      page += "<p class=\"none\">\(text.none)</p>\n"
      return
    }
    page += "<ul class=\"codes\">\n"
    for (i, outcome) in sectors {
      page += "<li id=\"s\(i)\">\(frame.label(of: outcome.sector))</li>\n"
    }
    for key in frame.ranking.withheldStations {
      page += "<li>\(escaped(key.description)) <i>\(text.noGroundWord)</i></li>\n"
    }
    page += "</ul>\n"
  }

  private func writeNotRanked(to page: inout String) {
    page += "<h3>\(frame.text.notRankedHeading)</h3>\n"
    var rows = ""
    for (i, outcome) in frame.ranking.sectors.enumerated() {
      guard case .notRanked(let reasons) = outcome.status else { continue }
      let words = reasons.map { escaped(frame.text.describe($0, frame.context)) }
      rows += "<tr id=\"s\(i)\"><th scope=\"row\">\(frame.label(of: outcome.sector))</th>"
      rows += "<td>\(words.joined(separator: "<br/>"))</td></tr>\n"
    }
    page +=
      rows.isEmpty
      ? "<p class=\"none\">\(frame.text.none)</p>\n"
      : "<table class=\"plain\"><tbody>\n\(rows)</tbody></table>\n"
  }

  private func writeWithoutGround(to page: inout String) {
    let (text, language) = (frame.text, frame.language)
    page += "<h3>\(text.withoutGroundHeading)</h3>\n<p>\(text.withoutGroundIntro)</p>\n"
    var rows = ""
    for e in frame.context.chronology {
      let election = frame.context.elections[e]
      for station in election.stationsWithoutGround.sorted(by: { $0.station < $1.station }) {
        let tally = station.tally
        rows += "<tr><th scope=\"row\">\(escaped(station.station.description))</th>"
        rows += "<td>\(frame.title(of: election))</td>"
        for count in [tally.registered, tally.ballotsCast, tally.validVotes] {
          rows += "<td class=\"n\">\(count.map { language.number($0) } ?? language.missing)</td>"
        }
        rows += "</tr>\n"
      }
    }
    guard !rows.isEmpty else {
      page += "<p class=\"none\">\(text.none)</p>\n"
      return
    }
    page += "<table class=\"plain\"><thead><tr>"
    page += "<th scope=\"col\">\(text.station)</th><th scope=\"col\">\(text.election)</th>"
    for heading in [text.registered, text.cast, text.valid] {
      page += "<th scope=\"col\" class=\"n\">\(heading)</th>"
    }
    page += "</tr></thead><tbody>\n\(rows)</tbody></table>\n"
  }

  private func writeNotices(to page: inout String) {
    guard !frame.context.notices.isEmpty else { return }
    page += "<h3>\(frame.text.noticesHeading)</h3>\n<ul class=\"notices\">\n"
    for problem in frame.context.notices {
      let words = frame.context.translations[frame.language]?[problem]
      let place = words == nil ? problem.subject.description : ""
      page += "<li><b>\(frame.text.name(of: problem.severity))</b> "
      page += escaped(words ?? problem.message)
      if !place.isEmpty { page += " <i>\(escaped(place))</i>" }
      page += "</li>\n"
    }
    page += "</ul>\n"
  }
}
