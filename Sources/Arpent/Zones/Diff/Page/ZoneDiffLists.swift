import ArpentChange
import ArpentElections
import ArpentPages

/// Every zone that changed, before and after, and those that one criterion alone calls the same.
struct ZoneDiffLists {
  let frame: ZoneDiffFrame

  init(_ frame: ZoneDiffFrame) { self.frame = frame }

  /// Pieces of less than this share of a zone are counted, not listed.
  private static let smallest = 0.01

  func write(to page: inout String) {
    let (lineage, text) = (frame.lineage, frame.text)
    var bySource = [[Lineage.Relation]](repeating: [], count: lineage.sources.count)
    var byTarget = [[Lineage.Relation]](repeating: [], count: lineage.targets.count)
    for relation in lineage.relations {
      bySource[relation.source].append(relation)
      byTarget[relation.target].append(relation)
    }
    writeTable(
      text.beforeHeading.filled(escaped(frame.diff.from.name)), text.beforeHeadings,
      lineage.sourceKeys, lineage.sources,
      pieces: bySource.map { relations in
        relations.map {
          Piece(
            zone: lineage.targetKeys[$0.target], share: $0.sourceShare,
            weighed: frame.diff.weighing?.sourceShare(of: ZoneDiffRow($0)))
        }
      },
      to: &page)
    writeTable(
      text.afterHeading.filled(escaped(frame.diff.to.name)), text.afterHeadings,
      lineage.targetKeys, lineage.targets,
      pieces: byTarget.map { relations in
        relations.map {
          Piece(
            zone: lineage.sourceKeys[$0.source], share: $0.targetShare,
            weighed: frame.diff.weighing?.targetShare(of: ZoneDiffRow($0)))
        }
      },
      to: &page)
    writeRenumbered(to: &page)
    writeDoubtful(to: &page)
  }

  private func writeTable(
    _ heading: String, _ headings: [String], _ keys: [StationKey], _ fates: [Lineage.Fate],
    pieces: [[Piece]], to page: inout String
  ) {
    let changed = fates.indices.filter { !fates[$0].kind.keepsGround }
    guard !changed.isEmpty else { return }
    page += "<section><h2>\(heading)</h2>\n<div class=\"over\"><table class=\"plain changes\">"
    page += "<thead><tr>"
    for (column, name) in headings.enumerated() {
      page += "<th scope=\"col\"\(column > 2 ? " class=\"n\"" : "")>\(name)</th>"
    }
    page += "</tr></thead><tbody>\n"
    for index in changed {
      let fate = fates[index]
      page += "<tr><th scope=\"row\">\(escaped(frame.label(keys[index])))</th>"
      page += "<td>\(frame.swatch(fate.kind)) \(frame.text.one[fate.kind]!)</td>"
      page += "<td>\(words(pieces[index], outside: fate.outsideShare))</td>"
      page += "<td class=\"n\">\(frame.language.number(fate.area / 1e4, 1))</td>"
      page += "<td class=\"n\">\(sameCode(fate))</td></tr>\n"
    }
    page += "</tbody></table></div></section>\n"
  }

  /// A zone's share of another: of its ground, and of its people or addresses where they are known.
  private struct Piece {
    var zone: StationKey
    var share: Double
    var weighed: (share: Double, method: Crosswalk.Method)?
  }

  /// ` (70 % of people)`; nothing for a zone that goes whole.
  private func weighed(_ piece: Piece) -> String {
    guard let (share, method) = piece.weighed, let words = frame.text.weighed[method] else {
      return ""
    }
    return " (\(words.filled(frame.language.percent(share, 0))))"
  }

  /// `0102 61 %, 0103 38 %, and 2 pieces under 1 %`, most first.
  private func words(_ pieces: [Piece], outside: Double) -> String {
    let ordered = pieces.sorted { ($1.share, $0.zone) < ($0.share, $1.zone) }
    let large = ordered.filter { $0.share >= Self.smallest }
    var parts = large.map {
      "\(escaped(frame.label($0.zone)))\u{A0}<i>\(frame.language.percent($0.share, 0))"
        + "\(weighed($0))</i>"
    }
    if outside >= Self.smallest {
      parts.append(
        "\(frame.text.noZone)\u{A0}<i>\(frame.language.percent(outside, 0))</i>")
    }
    if ordered.count > large.count {
      parts.append(
        "<i>\(frame.text.smallPieces.filled(frame.language.number(ordered.count - large.count)))</i>"
      )
    }
    return parts.joined(separator: ", ")
  }

  private func sameCode(_ fate: Lineage.Fate) -> String {
    guard let iou = fate.namesakeIoU else { return frame.language.missing }
    let figure = frame.language.percent(iou, 0)
    return fate.isCodeReused ? "<b class=\"bad\">\(figure)</b>" : figure
  }

  private func writeRenumbered(to page: inout String) {
    let lineage = frame.lineage
    let pairs = lineage.relations.filter { $0.kind == .renumbered }
    guard !pairs.isEmpty else { return }
    page += "<section><h2>\(frame.text.renumberedHeading)</h2>\n<ul class=\"codes\">\n"
    for pair in pairs {
      page += "<li>\(escaped(frame.label(lineage.sourceKeys[pair.source]))) → "
      page += "\(escaped(frame.label(lineage.targetKeys[pair.target])))</li>\n"
    }
    page += "</ul></section>\n"
  }

  private func writeDoubtful(to page: inout String) {
    let lineage = frame.lineage
    let pairs = lineage.relations.filter { $0.kind.keepsGround && $0.criteriaDiffer }
    guard !pairs.isEmpty else { return }
    page += "<section><h2>\(frame.text.doubtfulHeading)</h2>\n"
    page += "<p class=\"note\">\(frame.text.doubtfulIntro)</p>\n<ul class=\"codes\">\n"
    for pair in pairs.sorted(by: { ($0.iou, $0.source) < ($1.iou, $1.source) }) {
      page += "<li>\(escaped(frame.label(lineage.targetKeys[pair.target]))) "
      page += "<i>\(frame.language.percent(pair.iou, 1)) · "
      page += pair.isSameByIoU ? frame.text.byRatioOnly : frame.text.byToleranceOnly
      page += "</i></li>\n"
    }
    page += "</ul></section>\n"
  }
}
