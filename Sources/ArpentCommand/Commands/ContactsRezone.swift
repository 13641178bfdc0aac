import Arpent
import ArgumentParser
import ArpentElections
import ArpentFormats

struct ContactsRezone: Performing {
  static let configuration = CommandConfiguration(
    commandName: "rezone",
    abstract: "List the contacts whose zone is another after a redraw.",
    discussion: """
      Writes contact, from, to and lineage (renumbered, redrawn, split, merged, created, abolished) \
      for each contact whose zone on --to is not its zone on --from, in the order of the file: what \
      assigning afresh would change. Where `contacts assign --positions F` kept the positions, only \
      contacts in ground that changed hands are looked at, and the contact file is not read. \
      --apply then writes the contact file anew, assigned to the zones of --to, in one step.

      Example:
        arpent contacts assign contacts.csv --store paris.gpkg \\
          --valid-on 2012-06-10 --output assigned.csv \\
          --positions assigned.csv.positions
        arpent contacts rezone assigned.csv --store paris.gpkg --from 2012-06-10 \\
          --to 2017-06-11 --output changes.csv --redraw paris-2012-2017.redraw
      """)

  @Argument(help: "The assigned file (CSV, plain or gzip), or - for standard input.")
  var file: String

  @OptionGroup var store: StoreOption

  @Option(
    name: .long,
    help: ArgumentHelp("Day of the zones that the file was assigned to.", valueName: "YYYY-MM-DD"))
  var from: CalendarDate

  @Option(
    name: .long, help: ArgumentHelp("Day of the zones to compare with.", valueName: "YYYY-MM-DD"))
  var to: CalendarDate

  @Option(name: .long, help: "The list to write, or - for standard output.")
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Positions of the contacts, which are personal data; used when they are of the file as it "
        + "is, and written anew otherwise (default: FILE.positions, if it is there).",
      valueName: "F"))
  var positions: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep what is known of the redraw here from run to run; it is worked out again when the "
        + "zones change.", valueName: "F"))
  var redraw: String?

  @Option(
    name: .long,
    help: "Column that names the contacts (default: id, contact, … if there is one; else the line)."
  )
  var id: String?

  @Flag(
    name: .long,
    help:
      "Write the contact file anew too, assigned to the zones of --to, when the list is complete.")
  var apply = false

  @Flag(
    name: .long,
    help: "With --apply: take geocoded positions for exact, as `contacts assign` was told to.")
  var ignoreGeocoderRadius = false

  @OptionGroup var columns: ContactColumns

  @OptionGroup var global: GlobalOptions

  func perform(_ talk: Talk) throws -> Outcome {
    var task = RezoneContacts(
      input: file, store: store.store, from: from, to: to, output: output)
    task.positions = positions
    task.redraw = redraw
    task.nameColumn = id
    task.lonColumn = columns.lon
    task.latColumn = columns.lat
    task.crs = columns.crs
    task.delimiter = columns.delimiter?.byte
    task.encoding = columns.encoding
    task.nearestMetres = columns.nearest
    task.applies = apply
    task.useGeocoderRadius = !ignoreGeocoderRadius
    task.threads = global.threadCount
    task.progress = talk.contactProgress
    let report = try task.run()
    talk.endProgress()
    talk.report(report.problems, limit: 50, noticesOfAKind: .max, reportFile: nil)
    let parts = report.kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { kind, count in
      "\(count) \(kind.isEmpty ? "from a zone that the store does not know" : kind)"
    }
    talk.say(
      "\(report.changed) of \(report.rows) contacts changed zone"
        + (parts.isEmpty ? "." : ": \(parts.joined(separator: ", "))."))
    if report.wasApplied { talk.say("\(file) is assigned to the zones of \(to) now.") }
    if report.otherZones > 0 {
      talk.warn("\(report.otherZones) rows had another zone than the store gives them on \(from).")
    }
    if report.rejectedRows > 0 { talk.warn("\(report.rejectedRows) lines could not be read.") }
    return report.isClean ? .done : .doneWithReports
  }
}

extension Talk {
  /// Shows how far a contact file is.
  var contactProgress: @Sendable (ContactProgress) -> Void {
    { progress in
      let share = progress.totalBytes.map { total in
        total > 0 ? " (\(100 * progress.bytes / total) %)" : ""
      }
      self.progress("\(progress.rows) rows\(share ?? "")")
    }
  }
}
