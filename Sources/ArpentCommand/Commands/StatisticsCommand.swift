import Arpent
public import ArgumentParser
import ArpentElections
public import ArpentFormats

struct StatisticsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics", abstract: "Bring socio-demographic open data in.",
    subcommands: [StatisticsImport.self])
}

extension StatisticsLayout: ExpressibleByArgument {}

struct StatisticsImport: Performing {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring a data set of open statistics into a store.",
    discussion: """
      Filosofi grid cells (the identifier gives the square), IRIS tables with the polygons of the \
      IRIS, and any table or polygon layer whose columns you declare: a count whose sum means \
      something is extensive, a rate or a mean is intensive. `rank` carries them onto zones by \
      shared area and says what was interpolated or imputed.

      Examples:
        arpent statistics import filosofi-200m.csv --store paris.gpkg \\
          --dataset filosofi-2019
        arpent statistics import BASE_TD_FILO_DISP_IRIS_2018.csv --store paris.gpkg \\
          --dataset income-2018 --geometry iris.geojson --geometry-id DCOMIRIS
        arpent statistics import blocks.zip --store denver.gpkg \\
          --dataset census-2020 --id GEOID20 --extensive TOTPOP20,VAP20
      """)

  @Argument(help: "The table, or the polygon layer with the figures.")
  var file: String

  @OptionGroup var store: StoreOption

  @Option(name: .long, help: "What to call the data set.")
  var dataset: String

  @Option(
    name: .long,
    help: ArgumentHelp("The polygons that the table's identifiers name.", valueName: "FILE"))
  var geometry: String?

  @Option(name: .long, help: "Field of the polygons with the identifier (default: found).")
  var geometryID: String?

  @Option(name: .long, help: "The layer to read, where a file has several.")
  var layer: String?

  @Option(name: .long, help: ArgumentHelp("What the coordinates are in.", valueName: "EPSG:N"))
  var crs: String?

  @Option(name: .long, help: "The table's layout.")
  var layout: StatisticsLayout = .auto

  @Option(name: .customLong("id"), help: "Column of the identifier (default: the first).")
  var identifier: String?

  @Option(name: .long, help: ArgumentHelp("Columns that are counts.", valueName: "A,B"))
  var extensive: NameList?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Columns that are rates or means, with the count they are a mean over.",
      valueName: "C=WEIGHT,D"))
  var intensive: NameList?

  @Flag(name: .long, help: "Mend invalid shapes.")
  var repair = false

  @Flag(name: .long, help: "Leave out rows and shapes that can't be used instead of stopping.")
  var skipInvalid = false

  @Option(name: .long, help: ArgumentHelp("Write rows that can't be used.", valueName: "F.csv"))
  var rejects: String?

  @Option(name: .long, help: ArgumentHelp("Write all problems as CSV.", valueName: "F.csv"))
  var problems: String?

  @OptionGroup var provenance: ProvenanceOptions
  @OptionGroup var global: GlobalOptions

  func perform(_ talk: Talk) throws -> Outcome {
    var task = ImportStatistics(path: file, store: store.store, dataset: dataset)
    task.geometry = geometry
    task.geometryID = geometryID
    task.layer = layer
    task.crs = crs
    task.layout = layout
    task.declaration = declaration
    task.repairs = repair
    task.skipsInvalid = skipInvalid
    task.rejects = rejects
    task.licence = provenance.licence
    task.attribution = provenance.attribution
    task.sourceDate = provenance.sourceDate
    let report = try task.run()
    if let problems { try ProblemTable.write(report.problems, to: problems) }
    talk.report(report.problems, limit: 50, reportFile: problems)
    guard report.isImported else {
      throw ArpentError(
        .badInput,
        "\(report.rejectedCount) rows or shapes can't be used; nothing was imported. "
          + "--skip-invalid goes on without them", .init(file: file))
    }
    talk.say(
      report.wasKnown
        ? "This data set is in the store already, the same: nothing changed."
        : "\(report.unitCount) units, \(report.variables.count) variables "
          + "(\(report.layout.rawValue)).")
    return report.rejectedCount > 0 ? .doneWithReports : .done
  }

  private var declaration: StatisticDeclaration? {
    guard extensive != nil || intensive != nil || identifier != nil else { return nil }
    let means = (intensive?.names ?? []).map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      return StatisticDeclaration.Intensive(
        column: parts[0], weight: parts.count > 1 ? parts[1] : nil)
    }
    return StatisticDeclaration(
      id: identifier, extensive: extensive?.names ?? [], intensive: means)
  }
}
