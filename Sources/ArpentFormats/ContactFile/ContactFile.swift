package import ArpentElections
package import ArpentGeometry
import Foundation

/// A contact file open for one pass: its layout is known, its rows are still to be read.
package final class ContactFile {
  package let layout: ContactLayout
  package let name: String
  private let input: ContactInput
  private let recordLimit: Int
  private var head: ByteBuffer
  private let headIsAll: Bool

  /// Records longer than this are no records, in bytes.
  package static let recordLimit = 16 << 20

  /// Opens the file and reads its header.
  /// - Parameter path: a file, plain or gzip, or `-` for standard input.
  package init(
    path: String, options: ContactLayoutOptions, recordLimit: Int = ContactFile.recordLimit,
    headSize: Int = 1 << 20
  ) throws(ContactFileError) {
    input = try ContactInput(path: path)
    name = input.name
    self.recordLimit = recordLimit
    var head = ByteBuffer()
    var wanted = max(4, headSize)
    var found: ContactLayout?
    var isAll = false
    do throws(ContactFileError) {
      while found == nil {
        head.reserve(wanted)
        let more = wanted - head.count
        let got =
          if input.size != nil {
            try input.read(at: head.count, count: more, into: head.base + head.count)
          } else {
            try input.readOn(count: more, into: head.base + head.count)
          }
        head.count += got
        isAll = got < more
        wanted *= 2
        found = try ContactLayout.read(
          UnsafeBufferPointer(start: head.base, count: head.count), isWhole: isAll,
          file: input.name, options: options, limit: recordLimit)
      }
    } catch {
      head.free()
      throw error
    }
    self.head = head
    headIsAll = isAll
    layout = found!
  }

  deinit { head.free() }

  /// The positions of the first rows, as read, and how many are written with a decimal comma.
  package func sample(_ rows: Int) -> (positions: [Coordinate], decimalCommas: Int) {
    let reader = ChunkReader(layout: layout, limit: recordLimit)
    return reader.sample(
      head.base, from: layout.headerLength, available: head.count, atEnd: headIsAll, rows: rows)
  }

  /// Copies the file to `output`, each row with the text of its answer at its end. Rows that are
  /// no records go to `rejects`, if that is given.
  ///
  /// All memory taken is a few times `threads × chunkSize`, whatever the file's length (a record
  /// longer than `chunkSize` takes its own length on top).
  ///
  /// With `positions`, where each row lies and the zone that the answer gives it in
  /// ``ContactBatch/zones`` go to a positions file of the output.
  ///
  /// With `replacesInput` the copy takes the place of the file itself, which must be a plain one, all of
  /// whose rows are records: or else they would be lost. The positions then come first: whenever the
  /// run is broken off, the old file or the new one is there, and no positions are taken for those of
  /// the other.
  ///
  /// With `onlyCopies` the rows of a plain file pass through the same reader and writer as they
  /// are: a measure of what the machine allows.
  package func rewrite(
    to outputPath: String, rejects rejectsPath: String?, table: AppendixTable, threads: Int,
    chunkSize: Int = 1 << 20, progress: (@Sendable (ContactProgress) -> Void)? = nil,
    onlyCopies: Bool = false, positions plan: PositionPlan? = nil, replacesInput: Bool = false,
    answer: @escaping ContactAnswer
  ) throws(ContactFileError) -> (totals: ContactFileTotals, problems: [Problem]) {
    if replacesInput, input.size == nil { throw .notReplaceable(file: name) }
    try refuseSameFile([replacesInput ? nil : outputPath, rejectsPath, plan?.path])
    let output = try ContactOutput(path: outputPath, permissions: input.permissions)
    defer { output.discard() }
    var rejectsOutput: ContactOutput?
    if let rejectsPath {
      rejectsOutput = try ContactOutput(path: rejectsPath, permissions: input.permissions)
    }
    defer { rejectsOutput?.discard() }
    let positions = try plan?.writer()
    defer { positions?.discard() }
    if let plan, output.temporaryPath == nil {
      throw .cannotCreate(
        file: plan.path, reason: "positions are kept of an output that is a regular file")
    }
    let rejects = try RejectsWriter(output: rejectsOutput, layout: layout, file: name)
    try output.write(layout.header + layout.lineEnd)

    let pipeline = pipeline(
      ContactJob(
        input: input, layout: layout, table: table, answer: answer, chunkSize: max(1, chunkSize),
        recordLimit: recordLimit, onlyCopies: onlyCopies,
        noted: plan.map { $0.nameColumn.map { [$0] } ?? [] }, areNamed: plan?.nameColumn != nil,
        keepsRows: plan != nil),
      output, rejects, positions, threads: threads, progress)
    try pipeline.run(threads: max(1, threads))
    let fingerprint = output.temporaryPath.flatMap(ContactFingerprint.init)
    // The rejects first: a failure then leaves no assigned file that looks complete.
    try rejectsOutput?.finish()
    if replacesInput {
      if let first = rejects.problems.first {
        throw .wouldLoseRows(pipeline.totals.rejected, first: first)
      }
      try finish(positions, plan, of: fingerprint)
    }
    try output.finish()
    if !replacesInput { try finish(positions, plan, of: fingerprint) }
    return (totals(of: pipeline, written: output.written), rejects.problems)
  }

  /// Lists the rows that the answer gives a text of their own: what names the row, then the text,
  /// which ends the line. Rows answered with `table.blank` are left out.
  ///
  /// - Parameters:
  ///   - header: the first line, with its end.
  ///   - noted: columns whose fields the answer wants to see.
  ///   - areNamed: the first noted column names the rows; otherwise their lines do.
  ///   - positions: what to keep of this very file for the next time.
  ///   - judge: looks at the totals before the list takes its place, and says whether the positions
  ///     are worth keeping; what it throws leaves all files as they were.
  package func listChanges(
    to outputPath: String, header: [UInt8], noted: [Int], areNamed: Bool, threads: Int,
    chunkSize: Int = 1 << 20, progress: (@Sendable (ContactProgress) -> Void)? = nil,
    positions plan: PositionPlan? = nil, answer: @escaping ContactAnswer,
    judge: (ContactFileTotals, [Problem]) throws(ContactFileError) -> Bool
  ) throws(ContactFileError) -> (totals: ContactFileTotals, problems: [Problem]) {
    try refuseSameFile([outputPath, plan?.path])
    // What the file was before it is read, so that a change meanwhile does not go unseen.
    let fingerprint = plan.flatMap { _ in ContactFingerprint(path: name) }
    let output = try ContactOutput(path: outputPath, permissions: input.permissions)
    defer { output.discard() }
    let positions = try plan?.writer()
    defer { positions?.discard() }
    let rejects = try RejectsWriter(output: nil, layout: layout, file: name)
    try output.write(header)
    let pipeline = pipeline(
      ContactJob(
        input: input, layout: layout, table: Self.noTexts, answer: answer,
        chunkSize: max(1, chunkSize), recordLimit: recordLimit, output: .changes, noted: noted,
        areNamed: areNamed, keepsRows: plan != nil),
      output, rejects, positions, threads: threads, progress)
    try pipeline.run(threads: max(1, threads))
    let totals = totals(of: pipeline, written: output.written)
    let keepsPositions = try judge(totals, pipeline.findings)
    try output.finish()
    if keepsPositions, fingerprint == ContactFingerprint(path: name) {
      try finish(positions, plan, of: fingerprint)
    }
    return (totals, rejects.problems + pipeline.findings)
  }

  /// A table without a text: all rows have their own or none.
  package static let noTexts = AppendixTable(texts: [])

  private func pipeline(
    _ job: ContactJob, _ output: ContactOutput, _ rejects: RejectsWriter,
    _ positions: PositionFileWriter?, threads: Int,
    _ progress: (@Sendable (ContactProgress) -> Void)?
  ) -> ContactPipeline {
    var cutter: StreamCutter?
    if input.size == nil {
      let rest = UnsafeBufferPointer(
        start: head.base + layout.headerLength, count: head.count - layout.headerLength)
      cutter = StreamCutter(head: rest, offset: layout.headerLength, isDrained: headIsAll)
    }
    return ContactPipeline(
      job: job, output: output, rejects: rejects, positions: positions, threads: max(1, threads),
      cutter: cutter, progress: progress)
  }

  private func totals(of pipeline: ContactPipeline, written: Int) -> ContactFileTotals {
    var totals = pipeline.totals
    totals.bytesRead = max(totals.bytesRead, layout.headerLength)
    totals.bytesWritten = written
    return totals
  }

  private func finish(
    _ positions: PositionFileWriter?, _ plan: PositionPlan?, of fingerprint: ContactFingerprint?
  ) throws(ContactFileError) {
    guard let positions, let plan, let fingerprint else { return }
    try positions.finish(plan.facts, of: fingerprint)
  }

  /// Refuses to write over the input, or to write two things to one file.
  private func refuseSameFile(_ paths: [String?]) throws(ContactFileError) {
    var identities: [FileIdentity?] = [input.identity]
    var places: [URL] = []
    for path in paths.compactMap({ $0 }) where path != "-" {
      let place = URL(fileURLWithPath: path).standardizedFileURL
      let identity = FileIdentity(path: path)
      if places.contains(place) || identity.map({ identities.contains($0) }) == true {
        throw .sameFile(path)
      }
      places.append(place)
      if let identity { identities.append(identity) }
    }
  }
}

/// A positions file to be written along.
package struct PositionPlan: Sendable {
  package var path: String
  package var facts: PositionFileFacts
  /// The column that names the contacts; `nil` where their lines do.
  package var nameColumn: Int?
  /// Rows of a block: fewer for tests.
  package var blockRows: Int?

  package init(
    path: String, facts: PositionFileFacts, nameColumn: Int?, blockRows: Int? = nil
  ) {
    self.path = path
    self.facts = facts
    self.nameColumn = nameColumn
    self.blockRows = blockRows
  }

  func writer() throws(ContactFileError) -> PositionFileWriter {
    try PositionFileWriter(
      path: path, areNamed: nameColumn != nil,
      blockRows: blockRows ?? PositionBlockDescriptor.usualRows)
  }
}

extension ChunkReader {
  func sample(
    _ base: UnsafePointer<UInt8>, from start: Int, available: Int, atEnd: Bool, rows: Int
  ) -> (positions: [Coordinate], decimalCommas: Int) {
    var result = ChunkResult()
    defer { result.output.free() }
    begin()
    var at = start
    // Row by row, so that reading stops when there are enough.
    var commas = 0
    while at < available, count < rows {
      guard
        case .finished(let next) = read(
          base, from: at, owned: at + 1, available: available, atEnd: atEnd, into: &result)
      else { break }
      if case .pair(let longitude, let latitude) = layout.coordinates, blanks.last != count - 1,
        result.rejected.isEmpty
      {
        if hasComma(base, longitude, at) || hasComma(base, latitude, at) { commas += 1 }
      }
      result.rejected.removeAll()
      at = next
    }
    let skipped = Set(blanks)
    return ((0..<count).filter { !skipped.contains($0) }.map { positions[$0] }, commas)
  }
}
