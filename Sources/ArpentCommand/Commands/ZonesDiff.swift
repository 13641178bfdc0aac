import Arpent
import ArgumentParser
import ArpentChange
import ArpentElections
import ArpentPages

/// What a comparison is written as.
enum ZoneDiffFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, json, geojson, html
}

struct ZonesDiff: Performing {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what became of the zones of one edition in another, from their ground.",
    discussion: """
      unchanged, renumbered, redrawn, split, merged, created, abolished: told from ground, not from \
      codes, which are reused. Ground nowhere wider than the tolerance is taken for the same border \
      drawn twice. One row a pair of zones that share more, with shares and ratios; shares of people \
      and addresses too where the store or --addresses has some.

      Examples:
        arpent zones diff --store paris.gpkg --from 2012 --to 2017 \\
          --output lineage.csv --report changes.html
        arpent zones diff --store paris.gpkg --from 2012 --to 2017 --format json \\
          --tolerance 10
      """)

  @OptionGroup var store: StoreOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The earlier zones: a vintage, or a day.", valueName: "VINTAGE|YYYY-MM-DD"))
  var from: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The later zones: a vintage, or a day.", valueName: "VINTAGE|YYYY-MM-DD"))
  var to: String

  @Option(
    name: .long,
    help: "csv, json, geojson (the pieces that changed) or html (the page with maps).")
  var format: ZoneDiffFormat = .csv

  @Option(name: .long, help: "Where the comparison goes.")
  var output = "-"

  @Option(
    name: .long,
    help: ArgumentHelp("Ground nowhere wider than this is no change.", valueName: "METRES"))
  var tolerance = LineageCriteria.defaultTolerance

  @Option(
    name: .customLong("min-iou"),
    help: ArgumentHelp(
      "Shared ÷ joint area from which two grounds are the same, whatever their edges.",
      valueName: "0.5...1"))
  var minimumIoU = LineageCriteria.defaultMinimumIoU

  @Option(
    name: .long, help: ArgumentHelp("Communes to compare (default: all).", valueName: "CODE,..."))
  var communes: NameList?

  @OptionGroup(title: "Shares of people and addresses") var weighing: WeightArguments

  @Option(name: .long, help: ArgumentHelp("A table of every zone's fate too.", valueName: "F.csv"))
  var zones: String?

  @Option(
    name: .long, help: ArgumentHelp("The page with maps too.", valueName: "F.html"))
  var report: String?

  @Option(name: .long, help: "Language of the page: en or fr.")
  var language: Language = .en

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard tolerance >= 0.001, tolerance <= 1000 else {
      throw ValidationError("--tolerance takes 0.001 to 1000 metres, not \(tolerance)")
    }
    guard minimumIoU > 0.5, minimumIoU <= 1 else {
      throw ValidationError("--min-iou takes more than 0.5, at most 1, not \(minimumIoU)")
    }
  }

  func perform(_ talk: Talk) throws -> Outcome {
    var task = DiffZones(
      store: store.store, from: try .init(named: from, in: store.store),
      to: try .init(named: to, in: store.store))
    task.criteria = LineageCriteria(tolerance: tolerance, minimumIoU: minimumIoU)
    task.communes = communes?.names ?? []
    task.weights = weighing.chosen
    task.threads = global.threadCount
    let diff = try task.run()
    // Every text is made before the first file is written.
    let text =
      switch format {
      case .csv: ZoneDiffTable.relations(diff)
      case .json: try ZoneDiffJSON.text(diff)
      case .geojson: try ZoneDiffGeoJSON.text(diff)
      case .html: ZoneDiffPage.html(diff, language: language)
      }
    let table = zones == nil ? nil : ZoneDiffTable.zones(diff)
    let page = report == nil ? nil : ZoneDiffPage.html(diff, language: language)
    if let zones, let table { try OutputFile.write(table, to: zones) }
    if let report, let page { try OutputFile.write(page, to: report) }
    try OutputFile.write(text, to: output)
    talk.report(diff.notices, noticesOfAKind: .max, reportFile: nil)
    talk.say(
      "\(diff.from.name), \(diff.from.zones.count) zones: \(words(diff.sourceCounts)). "
        + "\(diff.to.name), \(diff.to.zones.count) zones: \(words(diff.targetCounts)). "
        + "Tolerance \(tolerance) m, ratio \(minimumIoU), measured in \(diff.crs).")
    let common = diff.commonCodes
    if common.onOtherGround > 0 {
      talk.say(
        "\(common.count) codes stand on both sides, \(common.onOtherGround) of them on other ground."
      )
    }
    return .done
  }

  private func words(_ counts: [LineageKind: Int]) -> String {
    LineageKind.allCases.compactMap { kind in counts[kind].map { "\($0) \(kind.rawValue)" } }
      .joined(separator: ", ")
  }
}
