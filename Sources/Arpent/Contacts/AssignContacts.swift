import ArpentElections
public import ArpentFormats
public import ArpentGeometry

/// Says in which zone each row of a contact file lives.
///
/// Every column and row is copied byte for byte, in order, with five columns more: `zone`,
/// `zone_vintage`, `zone_reason`, `zone_distance_m` (to the zone for `nearest`, to the boundary for
/// `uncertain`) and `zone_alternatives` (codes separated by `|`, or by blanks where `|` separates
/// the fields). Memory does not grow with the file; the output does not depend on `threads`.
///
/// Lines that are no records (see ``RejectedContact``) are left out of the output, counted, reported,
/// and written to the rejects file if there is one. Blank lines stay as they are.
///
/// - Parameters:
///   - input: a CSV file, plain or gzip, or `-` for standard input.
///   - output: where the copy goes, or `-` for standard output. It appears when it is complete.
///   - index: the zones, in WGS 84 longitude and latitude.
///   - labels: of every zone of the index.
///   - zonesDigest: the store's digest of the zones, which a positions file is kept under.
/// - Throws: ``ContactFileError``; all files are then as they were.
public func assignContacts(
  input: String, output: String, index: ZoneIndex, labels: ZoneLabels, zonesDigest: String = "",
  options: ContactAssignmentOptions = ContactAssignmentOptions()
) throws(ContactFileError) -> AssignmentReport {
  precondition(labels.codes.count == index.zoneCount, "a label for each zone")
  let clock = ContinuousClock()
  let start = clock.now

  var layoutOptions = ContactLayoutOptions(added: ContactAnswerer.columns)
  layoutOptions.longitude = options.lonColumn
  layoutOptions.latitude = options.latColumn
  layoutOptions.delimiter = options.delimiter
  layoutOptions.encoding = options.encoding
  layoutOptions.isProjected = options.transform != nil
  layoutOptions.usesGeocoder = options.useGeocoderRadius
  layoutOptions.replacesExisting = options.replaceExisting
  let file = try ContactFile(
    path: input, options: layoutOptions, recordLimit: options.recordLimit,
    headSize: options.headSize)
  let layout = file.layout
  let sample = file.sample(sampledRows)

  let answerer = ContactAnswerer(
    index: index,
    writer: try AppendixWriter(
      labels: labels, layout: layout, decimalComma: sample.decimalCommas > 0, fileName: file.name),
    fileName: file.name, options: options)
  let columns = layout.coordinates.numbers.map { layout.headings[$0] }
  if options.transform == nil {
    try checkSample(sample.positions, answerer, columns: columns, file: file.name)
  }

  let (totals, rejected) = try file.rewrite(
    to: output, rejects: options.rejectsPath, table: answerer.table, threads: options.threads,
    chunkSize: options.chunkSize, progress: options.progress,
    positions: try positionPlan(layout, zonesDigest: zonesDigest, options, file: file.name),
    replacesInput: options.replacesInput
  ) { batch throws(ContactFileError) in
    try answerer.answer(&batch)
  }

  var counts: [AssignmentReason: Int] = [:]
  for reason in AssignmentReason.allCases {
    counts[reason] = totals.tally.counts[ContactAnswerer.counter(reason)]
  }
  // Blank lines passed through as rows without a position.
  counts[.invalid]! -= totals.blankLines
  let swapped = totals.tally.counts[ContactAnswerer.swappedCounter]
  let elapsed = clock.now - start
  return AssignmentReport(
    counts: counts, rows: totals.rows, rejectedRows: totals.rejected,
    blankLines: totals.blankLines, swappedRows: swapped, bytesRead: totals.bytesRead,
    bytesWritten: totals.bytesWritten,
    seconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18,
    encoding: layout.encoding, delimiter: layout.delimiter, positionColumns: columns,
    geocoderColumns: layout.geocoderColumns,
    replacedColumns: layout.dropped.map { layout.headings[$0] },
    problems: notices(layout, swapped: swapped, columns: columns, file: file.name) + rejected)
}

private func positionPlan(
  _ layout: ContactLayout, zonesDigest: String, _ options: ContactAssignmentOptions, file: String
) throws(ContactFileError) -> PositionPlan? {
  guard let path = options.positions else { return nil }
  let names = try ContactNames.column(named: options.nameColumn, in: layout, file: file)
  return PositionPlan(
    path: path,
    facts: PositionFileFacts(
      layout: layout, zonesDigest: zonesDigest, nearestMetres: options.nearestMetres,
      crs: options.crs, nameColumn: names),
    nameColumn: names, blockRows: options.positionBlockRows)
}

/// Rows looked at before anything is written.
private let sampledRows = 1000

/// Stops where most of the first rows say that the columns or the reference system are not what
/// they are taken for.
private func checkSample(
  _ positions: [Coordinate], _ answerer: ContactAnswerer, columns: [String], file: String
) throws(ContactFileError) {
  let known = positions.filter(\.isFinite)
  guard !known.isEmpty else { return }
  let swapped = known.filter { answerer.isSwapped($0) }
  if swapped.count * 2 > known.count, columns.count == 2 {
    throw .swapped(
      file: file, longitude: columns[0], latitude: columns[1], sample: swapped[0].description)
  }
  let planar = known.filter { !$0.isGeographic && !answerer.isSwapped($0) }
  if planar.count * 2 > known.count {
    throw .notDegrees(file: file, columns: columns, sample: planar[0].description)
  }
}

private func notices(
  _ layout: ContactLayout, swapped: Int, columns: [String], file: String
) -> [Problem] {
  var problems: [Problem] = []
  if layout.candidates.count > 1 {
    let others = layout.candidates.dropFirst().map { candidate in
      candidate.numbers.map { layout.headings[$0] }.joined(separator: ", ")
    }
    problems.append(
      Problem(
        severity: .notice, kind: "several-position-columns",
        message: "positions are read from \(columns.joined(separator: ", ")); "
          + "there are also \(others.joined(separator: "; "))",
        subject: Subject(file: file, line: 1, field: columns.joined(separator: ", "))))
  }
  if swapped > 0 {
    problems.append(
      Problem(
        severity: .notice, kind: "swapped-positions",
        message: "latitude and longitude look swapped in \(swapped) row\(swapped == 1 ? "" : "s")",
        subject: Subject(file: file, field: columns.joined(separator: ", "))))
  }
  return problems
}
