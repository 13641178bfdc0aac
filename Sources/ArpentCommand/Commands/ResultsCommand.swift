import Arpent
public import ArgumentParser
import ArpentElections
public import ArpentFormats
import ArpentStore

struct ResultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "results", abstract: "Bring election results in, and carry them onto other zones.",
    subcommands: [ResultsImport.self, ResultsCarry.self])
}

extension ResultsLayout: ExpressibleByArgument {}

struct ResultsImport: Performing {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring the results of one election into a store.",
    discussion: """
      Reads the French ministry's files by polling station (2012-2014, 2017-2022, 2024 on), the \
      aggregates of data.gouv.fr, cleaned national tables, and any other table through a mapping \
      (YAML). The layout is recognised by its headings. Rows that can't be used go to --rejects; \
      rows whose figures contradict each other are reported and kept.

      Examples:
        arpent results import 2017-presidentielle-1.csv.gz --store paris.gpkg \\
          --election 2017_pres_t1 --date 2017-04-23
        arpent results import precincts.csv --store chicago.gpkg \\
          --election 2019_mayor --date 2019-02-26 --mapping chicago.yaml
      """)

  @Argument(help: "The file with the results.")
  var file: String

  @OptionGroup var store: StoreOption

  @Option(name: .long, help: "What to call this election, as 2017_pres_t1.")
  var election: String

  @Option(name: .long, help: ArgumentHelp("Election day.", valueName: "YYYY-MM-DD"))
  var date: CalendarDate

  @Option(name: .long, help: "The file's layout.")
  var layout: ResultsLayout = .auto

  @Option(
    name: .long,
    help: ArgumentHelp("Says where a table of another layout has its figures.", valueName: "F.yaml")
  )
  var mapping: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which election to take, where the file holds several (its own id_election).",
      valueName: "ID"))
  var sourceElection: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The general file of data.gouv.fr that goes with its candidates file.", valueName: "F.csv"))
  var general: String?

  @Option(
    name: .long, help: "What to do when the store has this election: new, append or replace.")
  var mode: ResultsImportMode = .new

  @Option(name: .long, help: ArgumentHelp("Write rows that can't be used.", valueName: "F.csv"))
  var rejects: String?

  @Option(name: .long, help: ArgumentHelp("Write all problems as CSV.", valueName: "F.csv"))
  var problems: String?

  @OptionGroup var provenance: ProvenanceOptions
  @OptionGroup var global: GlobalOptions

  func perform(_ talk: Talk) throws -> Outcome {
    var task = ImportResults(
      path: file, store: store.store, election: Election(id: election, date: date))
    task.layout = layout
    task.mapping = mapping
    task.sourceElection = sourceElection
    task.general = general
    task.mode = mode
    task.rejects = rejects
    task.licence = provenance.licence
    task.attribution = provenance.attribution
    task.sourceDate = provenance.sourceDate
    let report = try task.run()
    let reading = report.reading
    if let problems { try ProblemTable.write(reading.problems, to: problems) }
    talk.report(reading.problems, limit: 50, reportFile: problems)
    if report.summary.wasKnown {
      talk.say("These results are in the store already: nothing changed.")
    } else {
      talk.say(
        "\(report.summary.stations) stations, \(report.summary.candidacies) candidacies "
          + "(\(reading.layout.rawValue)).")
    }
    if let lost = report.withoutGround, !lost.isEmpty {
      talk.warn("stations with results and no ground: \(lost.count) (\(names(lost)))")
    }
    if !report.withoutResults.isEmpty {
      talk.warn(
        "\(report.withoutResults.count) zones have no result: \(names(report.withoutResults))")
    }
    let isClean = reading.problems.allSatisfy { $0.severity == .notice } && reading.rejected.isEmpty
    return isClean ? .done : .doneWithReports
  }

  private func names(_ keys: [StationKey]) -> String {
    let shown = keys.prefix(20).map(\.description).joined(separator: ", ")
    return keys.count > 20 ? "\(shown) and \(keys.count - 20) more" : shown
  }
}
