import Arpent
public import ArgumentParser
import ArpentElections
import ArpentPages
public import ArpentRanking

extension OutcomeMeasure: ExpressibleByArgument {}

struct RankBacktest: Performing {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Try a ranking on an election that it did not know.",
    discussion: """
      Ranks by the elections before a day, then looks at what the outcome election says of the same \
      sectors: gain curve, rank correlation, lift of the first tenth, beside the last result alone, \
      the same measure at the election before, size alone, and chance. The figures are given as they \
      are, whichever way they go.

      Example:
        arpent rank backtest --store paris.gpkg --valid-on 2019-05-26 \\
          --profile mobilisation --support MACRON,RENAISSANCE --before 2019-01-01 \\
          --outcome 2019_euro --output trial.csv --report trial.html
      """)

  @OptionGroup var store: StoreOption

  @Option(
    name: .long, help: ArgumentHelp("Day of the zones to rank and try.", valueName: "YYYY-MM-DD"))
  var validOn: CalendarDate

  @Option(
    name: .long,
    help: ArgumentHelp("Rank by elections held before this day.", valueName: "YYYY-MM-DD"))
  var before: CalendarDate

  @Option(name: .long, help: ArgumentHelp("The election to foretell.", valueName: "ID"))
  var outcome: String

  @Option(name: .long, help: ArgumentHelp("The formula that is tried.", valueName: "NAME|FILE"))
  var profile = "mobilisation"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Elections to rank by (default: all before the day).", valueName: "ID,..."))
  var elections: NameList?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Candidates, lists or nuances whose votes are the support; may be repeated.",
      valueName: "NAME,..."))
  var support: [NameList] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Bloc whose votes are the support: a ready one, or one of --blocs."))
  var bloc: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Blocs by nuance or name, as YAML (default: French nuances).", valueName: "FILE"))
  var blocs: String?

  @Option(
    name: .long, help: ArgumentHelp("Communes to rank (default: all).", valueName: "CODE,..."))
  var communes: NameList?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: "What to try it on, the first being the main thing (default: all).")
  var measure: [OutcomeMeasure] = []

  @Option(name: .long, help: "What to call the place on the page.")
  var title: String?

  @Option(name: .long, help: "The trial sector by sector, as CSV.")
  var output: String?

  @Option(name: .long, help: ArgumentHelp("The page to read and to print.", valueName: "F.html"))
  var report: String?

  @Option(name: .long, help: "Language of the page: en or fr.")
  var language: Language = .en

  @Option(name: .long, help: "Seed of the draws by chance.")
  var seed: UInt64 = 1

  @OptionGroup var global: GlobalOptions

  func perform(_ talk: Talk) throws -> Outcome {
    var ranking = RankSectors(store: store.store, validOn: validOn)
    ranking.profile = profile
    ranking.elections = elections?.names ?? []
    ranking.support = support.flatMap(\.names)
    ranking.bloc = bloc
    ranking.blocs = blocs
    ranking.communes = communes?.names ?? []
    ranking.title = title
    var task = BacktestRanking(ranking: ranking, before: before, outcome: outcome)
    if !measure.isEmpty { task.measures = measure }
    task.seed = seed
    let backtest = try task.run()
    let table = BacktestCSV.text(backtest)
    let page = report == nil ? nil : BacktestReport.html(backtest, language: language)
    if let report, let page { try OutputFile.write(page, to: report) }
    if let output { try OutputFile.write(table, to: output) }
    for notice in backtest.ranking.context.notices { talk.report(notice) }
    for line in BacktestSummary.lines(backtest) { talk.say(line) }
    return .done
  }
}
