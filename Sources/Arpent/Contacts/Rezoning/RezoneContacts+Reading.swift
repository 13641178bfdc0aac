import ArpentElections
import ArpentFormats
import ArpentGeometry

extension RezoneContacts {
  /// From the contact file itself.
  func read(_ redraw: Redraw) throws -> RezoneReport {
    let transform = try crs.map { try PositionTransform.toGeographic(from: $0) }
    var options = ContactLayoutOptions(added: [])
    options.longitude = lonColumn
    options.latitude = latColumn
    options.delimiter = delimiter
    options.encoding = encoding
    options.isProjected = transform != nil
    options.usesGeocoder = false
    let file = try ContactFile(path: input, options: options)
    let layout = file.layout
    guard let zoneColumn = layout.column("zone") else {
      throw ContactFileError.notAssigned(file: file.name, headings: layout.headings)
    }
    let names = try ContactNames.column(named: nameColumn, in: layout, file: file.name)
    let style = ChangeList.Style(layout, areNamed: names != nil)
    let old =
      try redraw.oldIndex ?? ZoneIndexCache.load(store: store, validOn: from, file: nil).index
    let answerer = try RezoneAnswerer(
      redraw, old: old, nearestMetres: nearestMetres, transform: transform,
      list: ChangeList(redraw, style, file: file.name), style: style,
      zoneField: names == nil ? 0 : 1, hasVintages: layout.column("zone_vintage") != nil,
      file: file.name)
    let noted = [names, zoneColumn, layout.column("zone_vintage")].compactMap { $0 }
    // A file that is to be written anew gets its positions then.
    let plan = (applies ? nil : positions).map { path in
      PositionPlan(
        path: path,
        facts: PositionFileFacts(
          layout: layout, zonesDigest: redraw.old.digest, nearestMetres: nearestMetres, crs: crs,
          nameColumn: names),
        nameColumn: names, blockRows: positionBlockRows)
    }
    let (totals, problems) = try file.listChanges(
      to: output, header: answerer.list.header, noted: noted, areNamed: names != nil,
      threads: threads, chunkSize: chunkSize, progress: progress, positions: plan,
      answer: { batch throws(ContactFileError) in try answerer.answer(&batch) }
    ) { totals, findings throws(ContactFileError) in
      let others = totals.tally.counts[RezoneAnswerer.otherCounter]
      if others * 2 > totals.rows, let first = findings.first {
        throw .assignedToOthers(rows: others, of: totals.rows, first: first)
      }
      return others == 0
    }
    var kinds: [String: Int] = [:]
    for (number, text) in (MoveKinds.texts + [""]).enumerated() {
      let count = totals.tally.counts[RezoneAnswerer.firstKindCounter + number]
      if count > 0 { kinds[text] = count }
    }
    return RezoneReport(
      rows: totals.rows, changed: kinds.values.reduce(0, +), kinds: kinds, asked: totals.rows,
      usedPositions: false, otherZones: totals.tally.counts[RezoneAnswerer.otherCounter],
      rejectedRows: totals.rejected, seconds: 0, problems: problems)
  }
}
