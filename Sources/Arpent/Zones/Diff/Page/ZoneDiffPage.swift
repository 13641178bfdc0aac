import ArpentChange
import ArpentElections
public import ArpentPages

/// A comparison as one self-contained page: what changed in a sentence, figures, the two maps side by
/// side in one frame, every zone that changed, and how all this was told. The same comparison gives
/// the same bytes.
public enum ZoneDiffPage {
  /// The whole page, UTF-8.
  /// - Complexity: O(zones + relations + positions of the grounds)
  public static func html(_ diff: ZoneDiff, language: Language = .en) -> String {
    let frame = ZoneDiffFrame(diff, language)
    var page = ""
    page.reserveCapacity(diff.from.zones.count * 2000 + 20_000)
    frame.shell.writeHead(to: &page)
    frame.writeSummary(to: &page)
    ZoneDiffMaps(frame).write(to: &page)
    ZoneDiffLists(frame).write(to: &page)
    frame.writeMethod(to: &page)
    frame.writeSources(to: &page)
    frame.shell.writeFoot(to: &page)
    return page
  }
}

/// What every section of the page needs.
struct ZoneDiffFrame {
  let diff: ZoneDiff
  let language: Language
  let text: ZoneDiffText
  /// The zones lie in several communes, so a code alone would not name one.
  private let hasSeveralCommunes: Bool

  init(_ diff: ZoneDiff, _ language: Language) {
    self.diff = diff
    self.language = language
    text = language == .fr ? .french : .english
    hasSeveralCommunes =
      Set((diff.from.zones + diff.to.zones).map(\.key.commune)).count > 1
  }

  var lineage: Lineage { diff.lineage }

  /// How a zone is called on the page, as it is.
  func label(_ key: StationKey) -> String { hasSeveralCommunes ? key.description : key.code }

  /// How an edition is called on the page, as it is.
  func label(_ edition: ZoneDiff.Edition) -> String {
    guard let day = edition.validFrom, day.description != edition.name else { return edition.name }
    return "\(edition.name) (\(text.since.filled(words(day))))"
  }

  func words(_ date: CalendarDate) -> String {
    language.date(year: date.year, month: date.month, day: date.day)
  }

  func count(_ kinds: [LineageKind: Int], _ kind: LineageKind) -> String {
    language.number(kinds[kind] ?? 0)
  }

  var shell: PageShell {
    PageShell(
      language: language, title: text.title.filled(diff.from.name, diff.to.name),
      tagline: text.tagline,
      subtitle: text.subtitle.filled(
        label(diff.from), language.number(diff.from.zones.count), label(diff.to),
        language.number(diff.to.zones.count)),
      footer: text.footer.filled("arpent \(arpentVersion)"),
      generatedBy: "arpent \(arpentVersion)", css: ZoneDiffStyle.css,
      printCSS: ZoneDiffStyle.printCSS, script: ZoneDiffStyle.script)
  }

  func writeSummary(to page: inout String) {
    let counts = diff.sourceCounts
    let kept = (counts[.unchanged] ?? 0) + (counts[.renumbered] ?? 0)
    let lead = text.lead.filled(
      language.number(diff.from.zones.count), escaped(diff.from.name), count(counts, .unchanged),
      count(counts, .renumbered), language.number(diff.from.zones.count - kept))
    page += "<section class=\"summary\">\n<p class=\"lead\">\(lead)</p>\n<ul class=\"kpi\">\n"
    for kind in LineageKind.allCases {
      let (before, after) = (counts[kind], diff.targetCounts[kind])
      guard before != nil || after != nil else { continue }
      // What splits and what merges differs in number before and after.
      let figure =
        before == after || after == nil || before == nil
        ? language.number(before ?? after ?? 0)
        : "\(language.number(before!)) → \(language.number(after!))"
      page += "<li><b>\(figure)</b><span>\(swatch(kind)) \(text.many[kind]!)</span></li>\n"
    }
    page += "</ul>\n"
    let common = diff.commonCodes
    if common.onOtherGround > 0 {
      page += "<p class=\"warn\">"
      page += text.codesReused.filled(
        language.number(common.count), language.number(common.onOtherGround))
      page += "</p>\n"
    }
    page += "</section>\n"
  }

  func swatch(_ kind: LineageKind) -> String {
    "<i class=\"swatch k-\(kind.rawValue)\"></i>"
  }

  func writeMethod(to page: inout String) {
    let criteria = lineage.criteria
    page += "<section><h2>\(text.methodHeading)</h2>\n<p>"
    page += text.method.filled(
      language.number(criteria.tolerance, criteria.tolerance < 1 ? 2 : 0),
      language.percent(criteria.minimumIoU, 0), escaped(diff.crs))
    if let weighing = diff.weighing {
      page += " " + text.weighedBy.filled(escaped(weighing.name))
    }
    page += "</p>\n<dl class=\"kinds\">\n"
    for kind in LineageKind.allCases {
      page += "<dt>\(swatch(kind)) \(text.one[kind]!)</dt><dd>\(text.meaning[kind]!)</dd>\n"
    }
    page += "</dl>\n"
    for notice in diff.notices {
      page += "<p class=\"note\">\(escaped(notice.message))</p>\n"
    }
    page += "</section>\n"
  }

  func writeSources(to page: inout String) {
    page += "<section><h2>\(text.sourcesHeading)</h2>\n<div class=\"over\"><table class=\"plain\">"
    page += "<thead><tr>"
    for heading in text.sourceHeadings { page += "<th scope=\"col\">\(heading)</th>" }
    page += "</tr></thead><tbody>\n"
    for edition in [diff.from, diff.to] {
      for source in edition.sources {
        page += "<tr><td>\(escaped(edition.name))</td><td class=\"file\">"
        page += "\(escaped(source.fileName))</td>"
        page += "<td>\(source.attribution.map(escaped) ?? language.missing)</td>"
        page += "<td>\(source.licence.map(escaped) ?? text.notStated)</td>"
        page += "<td>\(source.date.map(words) ?? language.missing)</td>"
        page += "<td><code>\(source.sha256.prefix(12))</code></td></tr>\n"
      }
    }
    page += "</tbody></table></div></section>\n"
  }
}
