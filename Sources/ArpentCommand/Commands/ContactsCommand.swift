import Arpent
public import ArgumentParser
import ArpentElections
public import ArpentFormats

struct ContactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contacts", abstract: "Say in which zone contacts live.",
    subcommands: [ContactsAssign.self, ContactsRezone.self])
}

struct ContactsAssign: Performing {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Give each contact of a file its zone, with the reason.",
    discussion: """
      One row out for each row in, in order, every column kept as it was, and five more: zone, \
      zone_vintage, zone_reason, zone_distance_m, zone_alternatives. Columns, separator, encoding \
      and decimal comma are found; memory does not grow with the file. Lines that can't be read \
      go to --rejects with their number and the cause.

      Example:
        arpent contacts assign contacts.csv --store paris.gpkg \\
          --valid-on 2017-07-01 --output assigned.csv --nearest 50 \\
          --rejects rejects.csv --index paris.index
      """)

  @Argument(help: "The contact file (CSV, plain or gzip), or - for standard input.")
  var file: String

  @OptionGroup var store: StoreOption

  @Option(name: .long, help: ArgumentHelp("Day of the zones.", valueName: "YYYY-MM-DD"))
  var validOn: CalendarDate

  @Option(name: .long, help: "The file to write, or - for standard output.")
  var output: String

  @OptionGroup var columns: ContactColumns

  @Flag(name: .long, help: "Take geocoded positions for exact, whatever their type and score.")
  var ignoreGeocoderRadius = false

  @Option(name: .long, help: ArgumentHelp("Write lines that can't be read.", valueName: "F.csv"))
  var rejects: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep the zones' index here from run to run; it is rebuilt when the zones change.",
      valueName: "F"))
  var index: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep the contacts' positions beside the output, for `contacts rezone`. They are personal "
        + "data; OUT.csv.positions is found by itself.", valueName: "F"))
  var positions: String?

  @Option(
    name: .long,
    help: "Column that names the contacts there (default: id, contact, … or else the line).")
  var id: String?

  @OptionGroup var global: GlobalOptions

  func perform(_ talk: Talk) throws -> Outcome {
    var task = AssignContacts(
      input: file, store: store.store, validOn: validOn, output: output)
    task.index = index
    task.crs = columns.crs
    task.options.lonColumn = columns.lon
    task.options.latColumn = columns.lat
    task.options.delimiter = columns.delimiter?.byte
    task.options.encoding = columns.encoding
    task.options.nearestMetres = columns.nearest
    task.options.useGeocoderRadius = !ignoreGeocoderRadius
    task.options.threads = global.threadCount
    task.options.rejectsPath = rejects
    task.options.positions = positions
    task.options.nameColumn = id
    task.options.progress = talk.contactProgress
    let report = try task.run()
    talk.endProgress()
    talk.report(report.problems, limit: 50, noticesOfAKind: .max, reportFile: nil)
    let parts = AssignmentReason.allCases.compactMap { reason in
      report.counts[reason].flatMap { $0 > 0 ? "\($0) \(reason.rawValue)" : nil }
    }
    talk.say(
      "\(report.rows) contacts: \(parts.joined(separator: ", "))."
        + (report.rejectedRows > 0
          ? " \(report.rejectedRows) lines could not be read"
            + (rejects.map { " (\($0))." } ?? "; --rejects FILE keeps them.") : ""))
    return report.isClean ? .done : .doneWithReports
  }
}

extension ContactEncoding: ExpressibleByArgument {
  public init?(argument: String) {
    switch argument.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "latin-1", "latin1", "iso-8859-1", "windows-1252": self = .latin1
    default: return nil
    }
  }
}

/// A separator as users write it.
struct Delimiter: ExpressibleByArgument {
  var byte: UInt8

  init?(argument: String) {
    switch argument.lowercased() {
    case "tab", "\\t", "\t": byte = 9
    case ",", ";", "|": byte = argument.utf8.first!
    default: return nil
    }
  }
}
