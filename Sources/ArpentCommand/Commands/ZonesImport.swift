import Arpent
import ArgumentParser
import ArpentElections
import ArpentStore

/// How zones are read out of a file; shared by import and check.
struct ZoneSourceArguments: ParsableArguments {
  @Option(name: .long, help: "Field that holds the station's code.")
  var code: String?

  @Option(name: .long, help: "Field that holds the zone's name.")
  var name: String?

  @Option(name: .long, help: "Field that holds the commune's code.")
  var commune: String?

  @Option(name: .long, help: "The commune's code, the same for all zones of the file.")
  var communeCode: String?

  @Option(
    name: .long,
    help: "How codes are brought to one writing: automatic, french or as-given.")
  var codes: CodeRules = .automatic

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the coordinates are in, whatever the source says.", valueName: "EPSG:N"))
  var crs: String?

  @Option(name: .long, help: "The layer to read, where the file has several.")
  var layer: String?

  @Flag(name: .long, help: "Mend invalid shapes, and say how much area moved.")
  var repair = false

  @Flag(name: .long, help: "Take several features with one code as parts of one zone.")
  var mergeDuplicates = false

  func validate() throws {
    if commune != nil && communeCode != nil {
      throw ValidationError("--commune names a field, --commune-code a code: give one of them")
    }
  }

  func options(path: String) -> ZoneSourceOptions {
    var options = ZoneSourceOptions(path: path, codeField: code)
    options.nameField = name
    options.commune =
      commune.map { .field($0) } ?? communeCode.map { .code($0) } ?? .none
    options.codes = codes.rules
    options.crs = crs
    options.layer = layer
    options.repairs = repair
    options.mergesDuplicates = mergeDuplicates
    return options
  }
}

/// Whose habits codes follow, as users write it.
enum CodeRules: String, ExpressibleByArgument, CaseIterable {
  case automatic, french
  case asGiven = "as-given"

  var rules: CommuneCode.Rules {
    switch self {
    case .automatic: .automatic
    case .french: .french
    case .asGiven: .asGiven
    }
  }
}

struct ZonesImport: Performing {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring an edition of zones into a store.",
    discussion: """
      Reads GeoJSON, GeoPackage and Shapefile, also inside gzip or zip. Coordinates go to WGS 84; \
      a declared CRS that they contradict is refused. Every problem is named with its feature. A \
      feature that can't be used stops the import, unless --repair mends it or --skip-invalid \
      leaves it out. All or nothing: one transaction.

      Example:
        arpent zones import secteurs.geojson --store paris.gpkg --vintage 2017 \\
          --valid-from 2017-03-01 --code id_bv --commune-code 75056 --licence ODbL
      """)

  @Argument(help: "The file with the zones.")
  var file: String

  @OptionGroup var store: StoreOption
  @OptionGroup var source: ZoneSourceArguments

  @Option(name: .long, help: "Name of this edition.")
  var vintage: String

  @Option(
    name: .long, help: ArgumentHelp("First day it is true.", valueName: "YYYY-MM-DD"))
  var validFrom: CalendarDate

  @Option(
    name: .long, help: ArgumentHelp("First day it is no longer true.", valueName: "YYYY-MM-DD"))
  var validTo: CalendarDate?

  @Option(
    name: .long,
    help: "What the edition speaks for: zones that it does not name there are closed.")
  var scope: VintageEdition.Scope = .communes

  @Flag(name: .long, help: "Leave out features that can't be used instead of stopping.")
  var skipInvalid = false

  @Option(name: .long, help: ArgumentHelp("Write all problems as CSV.", valueName: "FILE.csv"))
  var problems: String?

  @OptionGroup var provenance: ProvenanceOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let validTo, validTo <= validFrom {
      throw ValidationError("--valid-to \(validTo) must come after --valid-from \(validFrom)")
    }
    if source.code == nil { throw ValidationError("say with --code which field holds the code") }
  }

  /// What may be done about the problems that keep features out.
  static func ways(past problems: [Problem], repairs: Bool) -> String {
    let rejected = problems.filter { $0.severity == .rejected }.map(\.kind)
    var ways: [String] = []
    if rejected.contains("duplicate-code") {
      ways.append(
        "features of one code need another --code, or --merge-duplicates where they are parts of one "
          + "zone")
    }
    if !repairs, rejected.contains(where: { $0 != "duplicate-code" && $0 != "no-code" }) {
      ways.append("--repair mends shapes")
    }
    return (ways + ["--skip-invalid goes on without those features"]).joined(separator: "; ")
  }

  func perform(_ talk: Talk) throws -> Outcome {
    var task = ImportZones(
      source: source.options(path: file), store: store.store,
      vintage: Vintage(name: vintage, validity: ValidPeriod(from: validFrom, to: validTo)))
    task.scope = scope
    task.skipsInvalid = skipInvalid
    task.licence = provenance.licence
    task.attribution = provenance.attribution
    task.sourceDate = provenance.sourceDate
    let report = try task.run()
    let reading = report.reading
    if let problems { try ProblemTable.write(reading.problems, to: problems) }
    talk.report(reading.problems, reportFile: problems)
    guard let summary = report.summary else {
      throw ArpentError(
        .badInput,
        "\(reading.rejectedCount) problems keep features out; nothing was imported. "
          + Self.ways(past: reading.problems, repairs: source.repair), Subject(file: file))
    }
    if reading.areaMoved > 0 {
      talk.say("Repair moved \(Int(reading.areaMoved.rounded())) m² in all.")
    }
    if summary.wasKnown {
      talk.say("Vintage \(vintage) is in the store already, the same: nothing changed.")
    } else {
      talk.say(
        "Vintage \(vintage)\(summary.corrected ? " (a correction)" : ""): \(summary.zones) zones "
          + "from \(reading.featureCount) features (\(reading.crs)); "
          + "\(summary.recorded) versions recorded, \(summary.retracted) retracted, "
          + "\(summary.kept) kept.")
    }
    return reading.rejectedCount > 0 ? .doneWithReports : .done
  }
}
