import Arpent
public import ArgumentParser
public import ArpentChange
import ArpentElections

extension UnitPlacement: ExpressibleByArgument {}

struct CrosswalkCommand: Performing {
  static let configuration = CommandConfiguration(
    commandName: "crosswalk",
    abstract: "Say what share of each zone goes to which zone of another vintage.",
    discussion: """
      A zone that lies in one target goes there whole. Any other is divided by the surest weights \
      there are: addresses (--addresses), then people (--units, or a data set of the store), then \
      shared ground; or by --weights. Each row says its method. The shares of a source make one; a \
      row of part "outside" says what goes to no target.

      Examples:
        arpent crosswalk --store paris.gpkg --from 2012 --to 2017 \\
          --output 2012-2017.csv
        arpent crosswalk --store paris.gpkg --from 2012 --to 2017 \\
          --addresses contacts.csv --weights addresses --output 2012-2017.csv
        arpent crosswalk --store paris.gpkg --from-layer iris.geojson \\
          --code DCOMIRIS --to 2017 --weights filosofi-2019:ind \\
          --output iris-2017.csv
      """)

  @OptionGroup var store: StoreOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Zones to come from: a vintage, or a day.", valueName: "VINTAGE|YYYY-MM-DD"))
  var from: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A polygon layer to come from; with --code.", valueName: "FILE"))
  var fromLayer: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Zones to go to: a vintage, or a day.", valueName: "VINTAGE|YYYY-MM-DD"))
  var to: String

  @Option(
    name: .long,
    help: ArgumentHelp("Zones to go by on the way, in order.", valueName: "VINTAGE,..."))
  var via: NameList?

  @OptionGroup var weighing: WeightArguments

  @OptionGroup(title: "Options of --from-layer") var layer: ZoneSourceArguments

  @Flag(name: .long, help: "Leave out features that can't be used instead of stopping.")
  var skipInvalid = false

  @Flag(name: .long, help: "Share what lies in no target out among the targets of the source.")
  var shareOutside = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Ground that is nowhere wider is a trace of drawing and carries nobody; 0 for none.",
      valueName: "metres"))
  var tolerance = LineageCriteria.defaultTolerance

  @Option(name: .long, help: ArgumentHelp("Write all problems as CSV.", valueName: "F.csv"))
  var problems: String?

  @Option(name: .long, help: "The table, as CSV; - for standard output.")
  var output: String

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if !(tolerance >= 0) { throw ValidationError("--tolerance takes metres, 0 or more") }
    if (from == nil) == (fromLayer == nil) {
      throw ValidationError("say where to come from: --from VINTAGE or --from-layer FILE")
    }
    if fromLayer != nil, layer.code == nil {
      throw ValidationError("say with --code which field of the layer holds the code")
    }
  }

  func perform(_ talk: Talk) throws -> Outcome {
    let origin: BuildCrosswalk.Origin =
      if let fromLayer { .layer(layer.options(path: fromLayer)) } else {
        .zones(try ExportZones.Selection(named: from!, in: store.store))
      }
    var task = BuildCrosswalk(
      store: store.store, from: origin, to: try .init(named: to, in: store.store), output: output)
    task.stops = try (via?.names ?? []).map { try .init(named: $0, in: store.store) }
    task.weights = weighing.chosen
    task.sharesOutside = shareOutside
    task.tolerance = tolerance > 0 ? tolerance : nil
    task.skipsInvalid = skipInvalid
    task.threads = global.threadCount
    let report = try task.run()
    if let problems { try ProblemTable.write(report.problems, to: problems) }
    talk.report(report.problems, limit: 50, reportFile: problems)
    let rejected = report.problems.count { $0.severity == .rejected }
    guard let table = report.table else {
      throw ArpentError(
        .badInput,
        "\(rejected) problems keep features out; nothing was written. --repair mends shapes; "
          + "--skip-invalid goes on without those features", .init(file: fromLayer))
    }
    say(table, talk)
    return rejected > 0 ? .doneWithReports : .done
  }

  private func say(_ table: CrosswalkTable, _ talk: Talk) {
    let methods = table.sourcesByMethod.map { method, count in
      let name = table.weightNames[method].map { " (\($0))" } ?? ""
      return method == .whole ? "\(count) whole" : "\(count) by \(method.rawValue)\(name)"
    }
    talk.say(
      "\(table.sources.count) zones onto \(table.targets.count): "
        + "\(methods.joined(separator: ", ")).")
    let lost = table.wholeOutside
    if !lost.isEmpty || table.partlyOutside > 0 {
      let names = lost.prefix(20).map(\.description).joined(separator: ", ")
      talk.say(
        "Outside all targets: \(lost.count) zones wholly"
          + (lost.isEmpty ? "" : " (\(names)\(lost.count > 20 ? ", …" : ""))")
          + ", \(table.partlyOutside) in part; their rows say how much.")
    }
  }
}
