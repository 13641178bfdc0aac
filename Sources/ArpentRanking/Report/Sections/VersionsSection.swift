import ArpentElections
import ArpentPages

/// The version of everything that had a part in the page, for who wants to make it again.
struct VersionsSection {
  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    page += "<section><h2>Versions</h2>\n<p class=\"note\">"
    page += parts.map(escaped).joined(separator: " · ")
    page += "</p></section>\n"
  }

  private var parts: [String] {
    let context = frame.context
    let isFrench = frame.language == .fr
    let vintages = Set(frame.ranking.sectors.map(\.sector.vintage)).sorted()
    var parts = [context.generatedBy] + context.versions
    parts.append((isFrench ? "profil " : "profile ") + frame.ranking.profile.name)
    parts.append(
      (isFrench ? "zones de l’édition " : "zones of the edition ")
        + vintages.joined(separator: ", ") + (isFrench ? ", au " : ", on ")
        + frame.date(context.validOn))
    if let uncertainty = frame.ranking.uncertainty {
      parts.append((isFrench ? "graine " : "seed ") + "\(uncertainty.seed)")
    }
    return parts
  }
}
