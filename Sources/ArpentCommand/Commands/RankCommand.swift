public import Arpent
public import ArgumentParser
import ArpentElections
import ArpentRanking
import ArpentPages
import Foundation

extension Language: ExpressibleByArgument {}
extension RankSectors.Carrying: ExpressibleByArgument {}

struct RankCommand: Performing {
  static let configuration = CommandConfiguration(
    commandName: "sectors",
    abstract: "Rank sectors for door-to-door canvassing, and show why.",
    discussion: """
      Profiles: mobilisation (registered × abstention × support: about how many supporters stayed \
      at home), persuasion, balanced, expected-votes-per-hour, expected-votes-per-hour-turnout, or \
      a YAML file of your own. Every part is shown, with what was interpolated or imputed, and an \
      interval of 90 % for every score and rank. Sectors too small to be shown are withheld. \
      Aggregates go in and out, never a person.

      Example:
        arpent rank --store paris.gpkg --valid-on 2017-07-01 --profile mobilisation \\
          --elections 2017_pres_t1,2017_pres_t2 --support MACRON \\
          --output ranking.csv --geojson ranking.geojson --report report.html
        arpent rank --store paris.gpkg --valid-on 2017-07-01 --profile balanced \\
          --bloc left --seed 7 --simulations 1000 --language fr \\
          --output ranking.csv
      """)

  @OptionGroup var store: StoreOption

  @Option(name: .long, help: ArgumentHelp("Day of the zones to rank.", valueName: "YYYY-MM-DD"))
  var validOn: CalendarDate

  @Option(
    name: .long,
    help: ArgumentHelp("The formula: a ready profile or a YAML file.", valueName: "NAME|FILE"))
  var profile = "mobilisation"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Elections to rank by (default: all held by the day).", valueName: "ID,..."))
  var elections: NameList?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Candidates, lists or nuances whose votes are the support; may be repeated.",
      valueName: "NAME,..."))
  var support: [NameList] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Bloc whose votes are the support: far-left, left, centre, right, far-right, or of --blocs."))
  var bloc: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Blocs by nuance or name, as YAML (default: French nuances).", valueName: "FILE"))
  var blocs: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Contacts counted by sector (columns sector, contacts); never a file of contacts.",
      valueName: "FILE"))
  var contactsPerSector: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A ranking handed out before, whose withheld sectors stay withheld; may be repeated.",
      valueName: "RANKING.csv"))
  var published: [String] = []

  @Option(name: .long, help: "Simulations for the intervals; 0 for scores as counted, without any.")
  var simulations = Uncertainty().simulations

  @Option(name: .long, help: "The same seed gives the same intervals.")
  var seed = Uncertainty().seed

  @Option(
    name: .long, help: ArgumentHelp("Communes to rank (default: all).", valueName: "CODE,..."))
  var communes: NameList?

  @Option(name: .long, help: "What to call the place in the report.")
  var title: String?

  @Option(name: .long, help: "The ranked table, as CSV.")
  var output: String

  @Option(name: .long, help: ArgumentHelp("The ranked sectors with their shapes.", valueName: "F"))
  var geojson: String?

  @Option(
    name: .long, help: ArgumentHelp("The report to read and to print.", valueName: "F.html"))
  var report: String?

  @Option(name: .long, help: "Language of the report and the explanations: en or fr.")
  var language: Language = .en

  @Flag(
    name: .long,
    help: """
      Share statistics, and carried results, of ground in no sector out among the sectors of the \
      same unit or station.
      """)
  var shareOutside = false

  @Option(
    name: .long,
    help: """
      What to do with elections held on other zones: auto carries their results onto the sectors, \
      never leaves sectors whose ground has changed without them.
      """)
  var carry: RankSectors.Carrying = .auto

  @OptionGroup(title: "Options of --carry auto") var carrying: CarryArguments

  @Option(name: .long, help: "Withhold sectors with fewer registered electors.")
  var minimumRegistered = DisclosureThresholds().minimumRegistered

  @Option(name: .long, help: "Withhold sectors with fewer households.")
  var minimumHouseholds = DisclosureThresholds().minimumHouseholds

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The ranked sectors as a GeoPackage layer that QGIS draws by itself.", valueName: "F.gpkg"))
  var geopackage: String?

  @OptionGroup(title: "A plan for the time there is") var planning: PlanArguments

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard simulations == 0 || (20...100_000).contains(simulations) else {
      throw ValidationError("--simulations is 0, or from 20 to 100000")
    }
  }

  private var uncertainty: Uncertainty? {
    guard simulations > 0 else { return nil }
    var uncertainty = Uncertainty()
    uncertainty.simulations = simulations
    uncertainty.seed = seed
    uncertainty.threads = global.threadCount
    return uncertainty
  }

  func perform(_ talk: Talk) throws -> Outcome {
    var task = RankSectors(store: store.store, validOn: validOn)
    task.profile = profile
    task.elections = elections?.names ?? []
    task.support = support.flatMap(\.names)
    task.bloc = bloc
    task.blocs = blocs
    task.contactsPerSector = contactsPerSector
    task.published = published
    task.uncertainty = uncertainty
    task.communes = communes?.names ?? []
    task.title = title
    task.sharesOutside = shareOutside
    task.carrying = carry
    task.carryOptions = carrying.options(sharesOutside: shareOutside)
    task.thresholds = DisclosureThresholds(
      minimumHouseholds: minimumHouseholds, minimumRegistered: minimumRegistered)
    let ranking = try task.run()
    let planned = try planning.planned(ranking)
    // Every text is made before the first file is written.
    let table = RankingCSV.bytes(ranking, language: language)
    let shapes = geojson == nil ? nil : try RankingOutputs.geoJSON(ranking, language: language)
    let page = report == nil ? nil : RankingReport.html(ranking, plan: planned, language: language)
    if let geojson, let shapes { try OutputFile.write(shapes, to: geojson) }
    if let report, let page { try OutputFile.write(page, to: report) }
    if let geopackage {
      try RankingOutputs.writeGeoPackage(
        ranking, plan: planned, to: geopackage, language: language)
    }
    if let planned, let file = planning.plan {
      try OutputFile.write(PlanCSV.text(planned.plan), to: file)
    }
    try OutputFile.write(Data(table), to: output)
    if !ranking.context.hasSupport {
      talk.warn(
        "no support was chosen: sectors are ranked by abstainers alone; choose with --support NAME")
    }
    for notice in ranking.context.notices { talk.report(notice) }
    let ranked = ranking.ranked.count
    let withheld = ranking.sectors.count { $0.isWithheld }
    talk.say(
      "\(ranked) sectors ranked, \(withheld) withheld, "
        + "\(ranking.sectors.count - ranked - withheld) not ranked.")
    if let reasons = Self.reasons(ranking) { talk.say(reasons) }
    if let planned { talk.say(PlanArguments.summary(planned)) }
    if let report { talk.say("Report: \(report)") }
    return ranked == 0 ? .doneWithReports : .done
  }

  /// Why sectors have no rank, the most frequent first.
  private static func reasons(_ ranking: Ranking) -> String? {
    var counts: [String: Int] = [:]
    for outcome in ranking.sectors {
      guard case .notRanked(let reasons) = outcome.status else { continue }
      for reason in reasons { counts[reason.code, default: 0] += 1 }
    }
    guard !counts.isEmpty else { return nil }
    let order = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    return "Not ranked: "
      + order.prefix(5).map { "\($0.value) for \($0.key)" }.joined(separator: ", ")
      + (order.count > 5 ? ", …" : "")
  }
}
