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
      unchanged, renumbered, redrawn, split, merged, created, abolished: told from ground, not from
      codes, which are reused. Ground nowhere wider than the tolerance is taken for the same border
      drawn twice. One row a pair of zones that share more, with shares and ratios.

      Examples:
        arpent zones diff --store paris.gpkg --from 2012 --to 2017 --output lineage.csv \\
          --report changes.html
        arpent zones diff --store paris.gpkg --from 2012 --to 2017 --format json --tolerance 10
      """)

  @OptionGroup var store: StoreOption

  @Option(name: .long, help: ArgumentHelp("The earlier edition.", valueName: "VINTAGE"))
  var from: String

  @Option(name: .long, help: ArgumentHelp("The later edition.", valueName: "VINTAGE"))
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

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Give shares of this besides ground: best, area (ground alone), addresses, population, or a "
        + "data set of the store and its count.", valueName: "METHOD|DATASET:COUNT"))
  var weights = "best"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Addresses to give shares of (CSV): contacts, or the electoral register's.",
      valueName: "FILE"))
  var addresses: String?

  @Option(name: .long, help: "Column of the addresses' longitude.")
  var lon: String?

  @Option(name: .long, help: "Column of the addresses' latitude.")
  var lat: String?

  @Option(name: .long, help: "Column of what an address counts for (default: nb_adresses, or 1).")
  var weight: String?

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
    if (lon == nil) != (lat == nil) { throw ValidationError("--lon and --lat go together") }
    if weights == "addresses", addresses == nil {
      throw ValidationError("--weights addresses needs --addresses FILE")
    }
  }

  func perform(_ talk: Talk) throws -> Outcome {
    var task = DiffZones(store: store.store, from: .vintage(from), to: .vintage(to))
    task.criteria = LineageCriteria(tolerance: tolerance, minimumIoU: minimumIoU)
    task.communes = communes?.names ?? []
    task.weights = chosenWeights
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
    talk.report(diff.notices, reportFile: nil)
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

  private var chosenWeights: CrosswalkWeights {
    let choice: CrosswalkWeights.Choice
    switch weights {
    case "best": choice = .best
    case "area": choice = .area
    case "addresses": choice = .addresses
    case "population": choice = .population
    default:
      let parts = weights.split(separator: ":", maxSplits: 1).map(String.init)
      choice = .statistic(
        dataset: parts.first ?? weights, variable: parts.count > 1 ? parts[1] : nil)
    }
    var file = addresses.map { AddressFile(path: $0) }
    file?.longitude = lon
    file?.latitude = lat
    file?.weight = weight
    return CrosswalkWeights(choice, addresses: file)
  }

  private func words(_ counts: [LineageKind: Int]) -> String {
    LineageKind.allCases.compactMap { kind in counts[kind].map { "\($0) \(kind.rawValue)" } }
      .joined(separator: ", ")
  }
}
