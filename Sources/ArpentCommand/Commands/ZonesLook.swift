import Arpent
import ArgumentParser
import ArpentElections

struct ZonesCheck: Performing {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find every problem of the zones in a file or in a store.",
    discussion: """
      Invalid rings, missing or double codes, wrong types, and between neighbours: overlaps, gaps \
      and shapes that stand twice. Writes a table; changes nothing. Exit status 1 when there is a \
      problem.

      Examples:
        arpent zones check secteurs.geojson --code id_bv --output problems.csv
        arpent zones check --store paris.gpkg --valid-on 2017-04-23
      """)

  @Argument(help: "The file to check; without it, the store's zones.")
  var file: String?

  @Option(name: .long, help: ArgumentHelp("The store to check.", valueName: "S.gpkg"))
  var store: String?

  @Option(name: .long, help: ArgumentHelp("Day of the store's zones.", valueName: "YYYY-MM-DD"))
  var validOn: CalendarDate?

  @OptionGroup var source: ZoneSourceArguments

  @Option(
    name: .long,
    help: ArgumentHelp("Overlaps and gaps smaller than this are let be.", valueName: "m²"))
  var smallest: Double = 1

  @Option(name: .long, help: "Where the table goes.")
  var output = "-"

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    switch (file, store) {
    case (nil, nil), (_?, _?):
      throw ValidationError("name a file, or a store with --store and --valid-on")
    case (nil, _?) where validOn == nil:
      throw ValidationError("say with --valid-on which day's zones to check")
    default: break
    }
  }

  func perform(_ talk: Talk) throws -> Outcome {
    let subject: CheckZones.Subject =
      if let file { .file(source.options(path: file)) } else {
        .store(store!, validOn: validOn!)
      }
    let report = try CheckZones(subject: subject, smallestArea: smallest).run()
    try ProblemTable.write(report.problems, to: output)
    talk.say("\(report.zoneCount) zones checked, \(report.problems.count) problems.")
    return report.problems.isEmpty ? .done : .doneWithReports
  }
}

/// Which of a store's zones.
struct ZoneSelectionArguments: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("Zones true on this day.", valueName: "YYYY-MM-DD"))
  var validOn: CalendarDate?

  @Option(name: .long, help: "Zones of this edition.")
  var vintage: String?

  @Option(
    name: .long,
    help: ArgumentHelp("As the store knew them then.", valueName: "YYYY-MM-DD[Thh:mm:ssZ]"))
  var recordedAsOf: Instant?

  func validate() throws {
    if (validOn == nil) == (vintage == nil) {
      throw ValidationError("say which zones: --valid-on DATE or --vintage NAME")
    }
    if vintage != nil && recordedAsOf != nil {
      throw ValidationError("--recorded-as-of goes with --valid-on")
    }
  }

  var selection: ExportZones.Selection {
    if let vintage {
      .vintage(vintage)
    } else {
      .validOn(validOn!, recordedAsOf: recordedAsOf)
    }
  }
}

struct ZonesList: Performing {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List zones with their area, without their shapes.",
    discussion: """
      Example:
        arpent zones list --store paris.gpkg --valid-on 2017-04-23
      """)

  @OptionGroup var store: StoreOption
  @OptionGroup var which: ZoneSelectionArguments

  @Option(name: .long, help: "Where the list goes, as CSV.")
  var output = "-"

  @OptionGroup var global: GlobalOptions

  func perform(_ talk: Talk) throws -> Outcome {
    let count = try ExportZones(
      store: store.store, selection: which.selection, format: .csv, output: output
    ).run()
    talk.say("\(count) zones.")
    return .done
  }
}

struct ZonesExport: Performing {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write zones for another program.",
    discussion: """
      Example:
        arpent zones export --store paris.gpkg --vintage 2017 --format geojson \\
          --output 2017.geojson
      """)

  @OptionGroup var store: StoreOption
  @OptionGroup var which: ZoneSelectionArguments

  @Option(name: .long, help: "geojson (RFC 7946), gpkg or csv (without shapes).")
  var format: ExportZones.Format = .geojson

  @Option(name: .long, help: "The file to write, or - for standard output.")
  var output: String

  @OptionGroup var global: GlobalOptions

  func perform(_ talk: Talk) throws -> Outcome {
    let count = try ExportZones(
      store: store.store, selection: which.selection, format: format, output: output
    ).run()
    talk.say("\(count) zones written.")
    return .done
  }
}
