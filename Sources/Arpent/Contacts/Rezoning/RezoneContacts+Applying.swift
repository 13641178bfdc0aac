import ArpentElections
import ArpentFormats
import Foundation

extension RezoneContacts {
  /// Writes the contact file anew with the zones after the redraw: each row's five columns as assigning
  /// it to them gives them, all else byte for byte.
  ///
  /// The list of changes is complete before this starts. Positions that are kept are written anew too,
  /// and take their place right before the file does: a run that is broken off leaves the old file or
  /// the new one, and positions either of the file that is there or of one that is recognised as another.
  /// After the old one, the same run starts over.
  ///
  /// - Parameter facts: what the positions say of how the file was assigned, where they were of use.
  func apply(_ redraw: Redraw, _ facts: PositionFileFacts?) throws {
    var options = ContactAssignmentOptions()
    options.lonColumn =
      lonColumn ?? (facts?.positionColumns).flatMap { $0.count == 2 ? $0[0] : nil }
    options.latColumn =
      latColumn ?? (facts?.positionColumns).flatMap { $0.count == 2 ? $0[1] : nil }
    options.delimiter = delimiter ?? facts?.delimiter
    options.encoding = encoding ?? facts?.encoding
    options.nearestMetres = nearestMetres ?? facts?.nearestMetres
    options.useGeocoderRadius = useGeocoderRadius
    options.threads = threads
    options.progress = progress
    options.chunkSize = chunkSize
    options.positionBlockRows = positionBlockRows
    options.replacesInput = true
    options.crs = crs ?? facts?.crs
    options.transform = try options.crs.map { try PositionTransform.toGeographic(from: $0) }
    // Positions are kept where somebody asked for them, now or before.
    if positions != nil || FileManager.default.fileExists(atPath: positionsPath) {
      options.positions = positionsPath
      options.nameColumn = nameColumn ?? facts?.nameColumn
    }
    _ = try assignContacts(
      input: input, output: input, index: redraw.index, labels: redraw.new.labels,
      zonesDigest: redraw.new.digest, options: options)
  }

  /// What there is to say when the file is assigned to the zones after the redraw as it is: a run that
  /// was complete is started over. The list that it wrote stays.
  func alreadyApplied(rows: Int) -> RezoneReport {
    RezoneReport(
      rows: rows, changed: 0, kinds: [:], asked: 0, usedPositions: true, otherZones: 0,
      rejectedRows: 0, seconds: 0,
      problems: [
        Problem(
          severity: .notice, kind: "already-applied",
          message: "the file is assigned to the zones of \(to) already: nothing was written",
          subject: Subject(file: input))
      ])
  }
}
