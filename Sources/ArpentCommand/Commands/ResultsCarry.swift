import Arpent
import ArpentChange
import ArgumentParser
import ArpentElections

struct ResultsCarry: Performing {
  static let configuration = CommandConfiguration(
    commandName: "carry",
    abstract: "Carry the results of an election onto zones of another date.",
    discussion: """
      A station that kept its ground, or lies in one of the new zones, keeps its figures; the others \
      are divided by the surest weights that there are (--weights). Every zone says its method, its \
      interpolated share, and for each count the band that holds the true one nine times in ten. \
      Nothing is lost: parts of stations in no zone, and stations without ground, are rows of their \
      own, so that each column of counts sums to what was imported.

      Examples:
        arpent results carry --store paris.gpkg --election 2014_euro --to 2017 \\
          --integers --output 2014_euro_on_2017.csv
        arpent results carry --store paris.gpkg --election 2014_euro \\
          --valid-on 2017-07-01 --weights filosofi-2019:ind \\
          --output 2014_euro_on_2017.csv
      """)

  @OptionGroup var store: StoreOption

  @Option(name: .long, help: "The election to carry.")
  var election: String

  @Option(name: .long, help: ArgumentHelp("Vintage to carry onto.", valueName: "VINTAGE"))
  var to: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Day of the zones to carry onto.", valueName: "YYYY-MM-DD"))
  var validOn: CalendarDate?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Vintage that the election was held on (default: the zones of election day).",
      valueName: "VINTAGE"))
  var from: String?

  @Option(
    name: .long, help: ArgumentHelp("Communes to carry (default: all).", valueName: "CODE,..."))
  var communes: NameList?

  @Flag(name: .long, help: "Whole numbers, by largest remainder, that agree with each other.")
  var integers = false

  @OptionGroup var carry: CarryArguments

  @Flag(name: .long, help: "Share what lies in no zone out among the zones of the same station.")
  var shareOutside = false

  @Option(name: .long, help: "The table, as CSV; - for standard output.")
  var output: String

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if (to == nil) == (validOn == nil) {
      throw ValidationError("say which zones to carry onto: --to VINTAGE or --valid-on DATE")
    }
  }

  func perform(_ talk: Talk) throws -> Outcome {
    let target: ExportZones.Selection =
      if let to { .vintage(to) } else { .validOn(validOn!, recordedAsOf: nil) }
    var task = CarryResults(store: store.store, election: election, target: target)
    task.source = from.map { .vintage($0) }
    task.communes = communes?.names ?? []
    task.asWholeNumbers = integers
    task.options = carry.options(sharesOutside: shareOutside)
    task.threads = global.threadCount
    let report = try task.run()
    try OutputFile.write(CarriedResultsTable.csv(report.election), to: output)
    for notice in report.notices { talk.report(notice) }
    let divided = report.election.zones.count { $0.interpolatedShare > 0 }
    talk.say(
      "\(report.election.zones.count) zones, \(divided) of them with interpolated figures"
        + (report.weights.isEmpty ? "." : " (\(report.weights.joined(separator: ", ")))."))
    return .done
  }
}
