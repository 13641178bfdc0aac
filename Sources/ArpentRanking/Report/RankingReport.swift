public import ArpentPages

/// The report of a ranking as one self-contained page: no font, script, picture or style is loaded
/// from elsewhere, and it prints on A4 with the summary and the map on the first page.
///
/// The page is HTML that is also well-formed XML. Without scripts everything is there to read; with
/// them the table sorts and filters and the map answers the pointer. The same ranking gives the
/// same bytes.
public enum RankingReport {
  /// The whole page, UTF-8.
  ///
  /// - Parameter plan: which sectors to work in the time there is, made from the same ranking.
  /// - Complexity: O(sectors × columns + positions of the ground)
  public static func html(
    _ ranking: Ranking, plan: PlannedCanvass? = nil, language: Language = .en
  ) -> String {
    let frame = ReportFrame(ranking, language)
    var page = ""
    page.reserveCapacity(ranking.sectors.count * 1200 + 40_000)
    frame.shell.writeHead(to: &page)
    SummarySection(frame).write(to: &page)
    if let plan { PlanSection(frame, plan).write(to: &page) }
    TableSection(frame).write(to: &page)
    WhySection(frame).write(to: &page)
    UncertaintySection(frame).write(to: &page)
    TotalsSection(frame).write(to: &page)
    ElectionsSection(frame).write(to: &page)
    SourcesSection(frame).write(to: &page)
    CarriedSection(frame).write(to: &page)
    ExceptionsSection(frame).write(to: &page)
    AssumptionsSection(frame).write(to: &page)
    VersionsSection(frame).write(to: &page)
    frame.shell.writeFoot(to: &page)
    return page
  }
}
