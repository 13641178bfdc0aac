import Arpent
import ArgumentParser
import ArpentContours
import ArpentElections
import ArpentFormats
import ArpentPages
import ArpentStore
import Foundation

/// Which columns of an address table hold what.
struct AddressColumnArguments: ParsableArguments {
  @Option(name: .long, help: "Column of the station's code.")
  var code: String?

  @Option(name: .long, help: "Column of the commune's code.")
  var commune: String?

  @Option(name: .long, help: "Column of the longitude.")
  var lon: String?

  @Option(name: .long, help: "Column of the latitude.")
  var lat: String?

  @Option(name: .long, help: "Column of the number of addresses that a row stands for.")
  var count: String?

  @Option(name: .long, help: "Column of the street's name.")
  var street: String?

  @Option(name: .long, help: "Column of the house number.")
  var number: String?

  var columns: AddressColumns {
    var columns = AddressColumns()
    columns.names[.station] = code
    columns.names[.commune] = commune
    columns.names[.longitude] = lon
    columns.names[.latitude] = lat
    columns.names[.count] = count
    columns.names[.street] = street
    columns.names[.number] = number
    return columns
  }
}

struct ZonesBuild: Performing {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build zones from addresses with their stations.",
    discussion: """
      Reads a table of addresses (the REU's, or any with a station's code, a longitude and a latitude; \
      street name and house number help) and the outlines of the communes, and draws a partition of \
      each commune: no gap, no overlap, checked exactly. A commune with one station is its outline. \
      What can't be drawn is named and left out: a commune without outline, a station without \
      addresses, stations whose electors are not split by ground. Run again after a stop, the build \
      goes on with the communes that are left.

      Example:
        arpent zones build reu.csv --boundary communes.geojson --store 29.gpkg \\
          --vintage reu-2022 --valid-from 2022-09-01 --report quality.html \\
          --report quality.json
      """)

  @Argument(help: "The table of addresses.")
  var addresses: String

  @Option(name: .long, help: ArgumentHelp("The communes' outlines.", valueName: "OUTLINES"))
  var boundary: String

  @OptionGroup var store: StoreOption

  @Option(name: .long, help: "Name of this edition.")
  var vintage: String

  @Option(name: .long, help: ArgumentHelp("First day it is true.", valueName: "YYYY-MM-DD"))
  var validFrom: CalendarDate

  @Option(
    name: .long, help: ArgumentHelp("First day it is no longer true.", valueName: "YYYY-MM-DD"))
  var validTo: CalendarDate?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Lines or areas whose edges borders keep to: water, railways, streets.", valueName: "FILE"))
  var barriers: String?

  @Option(name: .long, help: "Layer of the barriers (default: all layers of the file).")
  var barriersLayer: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the barriers' coordinates are in, whatever the file says.", valueName: "EPSG:N"))
  var barriersCrs: String?

  @OptionGroup var columns: AddressColumnArguments

  @Option(name: .long, help: "The commune's code, for rows that name none.")
  var communeCode: String?

  @Option(
    name: .long,
    help: "How codes are brought to one writing: automatic, french or as-given.")
  var codes: CodeRules = .automatic

  @Option(name: .long, help: "Field of the outlines that holds the commune's code.")
  var boundaryCode: String?

  @Option(name: .long, help: "Layer of the outlines, where the file has several.")
  var boundaryLayer: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the outlines' coordinates are in, whatever the file says.", valueName: "EPSG:N"))
  var crs: String?

  @Flag(name: .long, help: "Mend invalid outlines.")
  var repair = false

  @Option(
    name: .long,
    help: "What the edition speaks for: zones that it does not name there are closed.")
  var scope: VintageEdition.Scope = .communes

  @Option(
    name: .long,
    help: ArgumentHelp("Least distance of a border from a door.", valueName: "metres"))
  var clearance: Double = ContourOptions().clearance

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Patches of a zone with no more rows are absorbed by their neighbour.", valueName: "rows"))
  var absorb: Int = ContourOptions().absorbedRows

  @Option(
    name: .long,
    help: "Parts in which addresses are held out to measure agreement; 0 measures none.")
  var folds = 5

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where the quality report goes: a page with the map (.html), or JSON (any other name). May be given twice.",
      valueName: "FILE"))
  var report: [String] = []

  @Option(name: .long, help: "Language of the page: en or fr.")
  var language: Language = .en

  @Option(
    name: .long, help: ArgumentHelp("Where all problems go, as a table.", valueName: "F.csv"))
  var problems: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where the build keeps its state until it is complete (default: beside the store).",
      valueName: "FOLDER"))
  var work: String?

  @OptionGroup var provenance: ProvenanceOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if folds < 0 || folds == 1 || folds > 50 {
      throw ValidationError("--folds takes 0, or 2 to 50")
    }
    if clearance < 0 || !clearance.isFinite || absorb < 0 {
      throw ValidationError("--clearance and --absorb take no negative number")
    }
    if let validTo, validTo <= validFrom {
      throw ValidationError("--valid-to must come after --valid-from")
    }
  }

  func perform(_ talk: Talk) throws -> Outcome {
    let result = try task().run { done, all in
      talk.progress("\(done) of \(all) parts done")
    }
    talk.endProgress()
    for file in report {
      if file.lowercased().hasSuffix(".html") {
        try OutputFile.write(result.page(in: language), to: file)
      } else {
        try OutputFile.write(try result.quality.json(), to: file)
      }
    }
    if let problems { try ProblemTable.write(result.problems, to: problems) }
    talk.report(result.problems, reportFile: problems)
    let quality = result.quality
    guard let summary = result.summary else {
      throw ArpentError(
        .badInput, "no zone could be drawn; nothing was recorded", Subject(file: addresses))
    }
    let drawn = quality.communes.count - quality.skipped.count
    var sentence = "Vintage \(vintage): \(quality.zoneCount) zones in \(drawn) communes"
    if !quality.skipped.isEmpty { sentence += ", \(quality.skipped.count) communes left out" }
    if let agreement = quality.heldOutAgreement {
      sentence += "; held-out agreement \((agreement * 10_000).rounded() / 100) %"
    }
    talk.say(sentence + (summary.wasKnown ? "; the store had the very same already." : "."))
    return result.problems.contains { $0.severity == .rejected } ? .doneWithReports : .done
  }

  private func task() -> BuildZones {
    var outlines = ZoneSourceOptions(path: boundary, codeField: boundaryCode)
    outlines.layer = boundaryLayer
    outlines.crs = crs
    outlines.repairs = repair
    outlines.codes = codes.rules
    var task = BuildZones(
      addresses: addresses, boundary: outlines, store: store.store,
      vintage: Vintage(name: vintage, validity: ValidPeriod(from: validFrom, to: validTo)))
    task.columns = columns.columns
    task.barriers = barriers.map {
      BarrierOptions(path: $0, layer: barriersLayer, crs: barriersCrs)
    }
    task.scope = scope
    task.commune = communeCode ?? ""
    task.codes = codes.rules
    task.options.clearance = clearance
    task.options.absorbedRows = absorb
    task.folds = folds
    task.workFolder = work
    task.threads = global.threadCount
    task.licence = provenance.licence
    task.attribution = provenance.attribution
    task.sourceDate = provenance.sourceDate
    return task
  }
}
