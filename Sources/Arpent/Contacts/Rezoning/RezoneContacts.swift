public import ArpentElections
public import ArpentFormats
import ArpentGeometry
import Foundation

/// Lists the contacts whose zone is another after a redraw.
///
/// The list says what assigning the file to the zones of ``to`` would change in its column `zone`:
/// `contact`, `from`, `to` (empty where there is no zone) and `lineage`, in the order of the file and
/// in its manner (separator, encoding, line ends). Contacts are named by a column of theirs, or else
/// by their lines; the first heading is then `line`.
///
/// With a file of positions, kept when the contacts were assigned, the contact file is not read, and
/// only contacts in ground that changed hands are looked at. Without one, or with one of another
/// state of the file, the file is read once, and each row's zone is checked against the store.
public struct RezoneContacts: Sendable {
  /// A file that `contacts assign` wrote, or `-` for standard input.
  public var input: String
  public var store: String
  /// Day of the zones that the file was assigned to.
  public var from: CalendarDate
  /// Day of the zones after the redraw.
  public var to: CalendarDate
  /// The list to write, or `-` for standard output. It appears when it is complete.
  public var output: String
  /// Where the positions of the contacts are kept. `nil` looks beside the input, under its name and
  /// ``positionsSuffix``, and keeps none.
  public var positions: String?
  /// Where what is known of the redraw is kept from run to run; `nil` works it out each time.
  public var redraw: String?
  /// Heading of the column that names the contacts; found by its usual names otherwise.
  public var nameColumn: String?
  public var lonColumn: String?
  public var latColumn: String?
  public var crs: String?
  public var delimiter: UInt8?
  public var encoding: ContactEncoding?
  /// As the contacts were assigned: one in no zone got the nearest one within so many metres. With a
  /// file of positions `nil` takes what that was.
  public var nearestMetres: Double?
  /// Writes the contact file anew as well, assigned to the zones of ``to``: as `contacts assign` would.
  /// See ``apply(_:_:)``.
  public var applies = false
  /// When it is written anew: as it was assigned.
  public var useGeocoderRadius = true
  public var threads: Int
  public var progress: (@Sendable (ContactProgress) -> Void)?

  package var chunkSize = 1 << 20
  package var positionBlockRows: Int?

  /// Ending of the name of a file of positions that is found by itself.
  public static let positionsSuffix = ".positions"

  public init(
    input: String, store: String, from: CalendarDate, to: CalendarDate, output: String
  ) {
    self.input = input
    self.store = store
    self.from = from
    self.to = to
    self.output = output
    threads = ProcessInfo.processInfo.activeProcessorCount
  }

  public func run() throws(ArpentError) -> RezoneReport {
    let clock = ContinuousClock()
    let start = clock.now
    do {
      try refuseOverwriting()
      var choice = try KeptPositions.open(self)
      var redraw = try load(nearest: choice.file?.facts.nearestMetres ?? nearestMetres)
      var report: RezoneReport?
      if let file = choice.file {
        if file.facts.zonesDigest == redraw.old.digest {
          do {
            report = try list(file, redraw)
          } catch is PositionFile.Failure {
            choice.reason = "is damaged"
          }
        } else if applies, file.facts.zonesDigest == redraw.new.digest {
          return alreadyApplied(rows: file.rowCount)
        } else {
          choice.reason = "was kept with other zones than those of \(from)"
        }
      }
      if report == nil, redraw.loose?.metres != nearestMetres {
        redraw = try load(nearest: nearestMetres)
      }
      var done = try report ?? read(redraw)
      if applies {
        try apply(redraw, report == nil ? nil : choice.file?.facts)
        done.wasApplied = true
      }
      if let reason = choice.reason {
        done.problems.insert(
          Problem(
            severity: .notice, kind: "positions-not-used",
            message: "the file of positions \(reason); the contacts were read instead",
            subject: Subject(file: positionsPath)),
          at: 0)
      }
      done.seconds = (clock.now - start) / .seconds(1)
      return done
    } catch {
      throw ArpentError(error)
    }
  }

  var positionsPath: String { positions ?? input + Self.positionsSuffix }

  private func load(nearest: Double?) throws -> Redraw {
    try Redraw.load(
      store: store, from: from, to: to, nearest: nearest, file: redraw, threads: threads)
  }

  /// None of the files may be another.
  private func refuseOverwriting() throws(ArpentError) {
    let files = [input, output, positionsPath, redraw, store].compactMap { $0 }
      .filter { $0 != "-" }.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }
    for (i, file) in files.enumerated() where files[..<i].contains(file) {
      throw ArpentError(
        .usage, "this file is named for two purposes", Subject(file: file))
    }
    if applies, input == "-" {
      throw ArpentError(
        .usage, "a file is written anew, not standard input", Subject(field: "apply"))
    }
    if positions != nil, input == "-" {
      throw ArpentError(
        .usage, "positions are kept of a file, not of standard input", Subject(field: "positions"))
    }
  }

  /// From the positions.
  private func list(_ file: PositionFile, _ redraw: Redraw) throws -> RezoneReport {
    let list = try ChangeList(redraw, .init(file.facts), file: input)
    let choice = ZoneChoice(
      index: redraw.index, nearestMetres: file.facts.nearestMetres,
      isTransformed: file.facts.crs != nil)
    let question = PositionQuestion(
      index: redraw.index, pairing: redraw.pairing, ground: redraw.ground,
      looseGround: redraw.loose?.ground,
      zoneOfLoose: { RowZone.zone(choice.looseNumber($0)) },
      text: { list.text(from: $0, to: $1) })
    let totals = try file.listChanges(
      question, to: output, header: list.header, permissionsOf: input, threads: threads)
    var kinds: [String: Int] = [:]
    for (move, count) in totals.moves {
      kinds[MoveKinds.texts[redraw.kinds.number(from: move.from, to: move.to)], default: 0] += count
    }
    return RezoneReport(
      rows: totals.rows, changed: totals.changed, kinds: kinds, asked: totals.asked,
      usedPositions: true, otherZones: 0, rejectedRows: 0, seconds: 0, problems: [])
  }
}
