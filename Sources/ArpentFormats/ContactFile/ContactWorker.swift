/// One thread's share of the work: stretches of the input in, bytes to write out.
final class ContactWorker {
  let reader: ChunkReader
  let job: ContactJob
  private var input = ByteBuffer()
  private var zones: UnsafeMutableBufferPointer<Int32>?

  init(job: ContactJob) {
    self.job = job
    reader = ChunkReader(layout: job.layout, limit: job.recordLimit, noted: job.noted)
  }

  deinit {
    input.free()
    zones?.deallocate()
  }

  /// Does the records that start in `from..<to` of a plain file.
  /// - Parameter start: where the first of them starts; `nil` to guess.
  func process(
    from: Int, to: Int, fileSize: Int, start: Int?, into result: inout ChunkResult
  ) throws(ContactFileError) {
    result.reset()
    if job.onlyCopies {
      result.output.reserve(to - from)
      result.output.count = try job.input.read(at: from, count: to - from, into: result.output.base)
      (result.start, result.end) = (from, to)
      return
    }
    if let start, start >= to {
      (result.start, result.end) = (start, start)
      return
    }
    // To guess, the byte before is needed too: it may be the line feed that ends a record.
    let base = start ?? from - 1
    // One record in a while goes past the end; its rest is read on demand when this is too short.
    var wanted = min(fileSize, to + 2048) - base
    input.count = 0
    input.reserve(wanted)
    input.count = try job.input.read(at: base, count: wanted, into: input.base)
    var atEnd = base + input.count >= fileSize || input.count < wanted
    let owned = to - base

    var at = 0
    if start == nil {
      guard
        let guess = reader.guessStart(
          input.base, from: 0, owned: min(owned, input.count), available: input.count, atEnd: atEnd)
      else { return }
      at = guess
    }
    result.start = base + at
    reader.begin()
    while true {
      let stop = reader.read(
        input.base, from: at, owned: min(owned, input.count), available: input.count, atEnd: atEnd,
        into: &result)
      switch stop {
      case .finished(let next):
        result.end = base + next
        try answer(into: &result)
        return
      case .unbounded(let next):
        result.end = base + next
        result.failure = .unbounded(lineOffset: result.lines)
        return
      case .incomplete(let next):
        at = next
        let more = max(1 << 16, input.count - at)
        wanted = min(fileSize - base, input.count + more)
        input.reserve(wanted)
        let got = try job.input.read(
          at: base + input.count, count: wanted - input.count, into: input.base + input.count)
        // A file that shrinks meanwhile ends where it ends.
        atEnd = input.count + got < wanted || base + wanted >= fileSize
        input.count += got
      }
    }
  }

  /// Does the next stretch of a stream; `false` at its end.
  func take(_ cutter: inout StreamCutter, _ stretch: inout StreamCutter.Stretch?)
    throws(ContactFileError)
  {
    stretch = try cutter.next(job.input, size: job.chunkSize, reader: reader, into: &input)
  }

  func process(_ stretch: StreamCutter.Stretch, into result: inout ChunkResult)
    throws(ContactFileError)
  {
    result.reset()
    result.start = stretch.offset
    reader.begin()
    let stop = reader.read(
      input.base, from: 0, owned: stretch.owned, available: input.count, atEnd: stretch.atEnd,
      into: &result)
    result.end = stretch.offset + stretch.owned
    switch stop {
    case .finished: try answer(into: &result)
    case .unbounded, .incomplete: result.failure = .unbounded(lineOffset: result.lines)
    }
  }

  private func answer(into result: inout ChunkResult) throws(ContactFileError) {
    result.rows = reader.count - reader.blanks.count
    result.blankLines = reader.blanks.count
    var batch = ContactBatch(
      positions: UnsafeMutableBufferPointer(start: reader.positions, count: reader.count),
      radii: job.layout.geocoder == nil
        ? nil : UnsafeMutableBufferPointer(start: reader.radii, count: reader.count),
      answers: UnsafeMutableBufferPointer(start: reader.answers, count: reader.count),
      zones: job.keepsRows ? roomForZones(reader.count) : nil,
      fields: job.noted.map {
        NotedFields(base: input.base, places: reader.fields, count: $0.count)
      })
    try job.answer(&batch)
    for row in reader.blanks { reader.answers[row] = job.table.blank }
    result.tally = batch.tally
    if job.keepsRows { result.kept.take(reader, batch, areNamed: job.areNamed) }
    for finding in batch.findings {
      result.findings.append(
        LineFinding(
          lineOffset: Int(reader.lineOffsets[finding.row]), column: job.noted![finding.field],
          value: batch.fields.map { Array($0[finding.row, finding.field]) } ?? [],
          message: finding.message))
    }
    switch job.output {
    case .copies: reader.assemble(input.base, job.table, batch, into: &result.output)
    case .changes: reader.assembleChanges(batch, job, into: &result)
    }
  }

  private func roomForZones(_ count: Int) -> UnsafeMutableBufferPointer<Int32> {
    if let zones, zones.count >= count { return .init(rebasing: zones[..<count]) }
    zones?.deallocate()
    let larger = UnsafeMutableBufferPointer<Int32>.allocate(capacity: count + count / 4)
    larger.initialize(repeating: RowZone.none)
    zones = larger
    return .init(rebasing: larger[..<count])
  }
}

/// All that the workers share and none of them changes.
struct ContactJob: Sendable {
  let input: ContactInput
  let layout: ContactLayout
  let table: AppendixTable
  let answer: ContactAnswer
  let chunkSize: Int
  let recordLimit: Int
  /// Moves the bytes and looks at none of them: what a run costs at the very least.
  var onlyCopies = false
  var output = Output.copies
  /// Columns whose fields the answer wants to see; `nil` for none, which is faster.
  var noted: [Int]?
  /// The first noted column names the rows; otherwise their lines do.
  var areNamed = false
  /// Positions and zones are kept for a positions file.
  var keepsRows = false

  enum Output {
    /// Each row as it was, with its text at its end.
    case copies
    /// What names the row, and its text, for rows that have one.
    case changes
  }
}

/// Fills in `answers` from `positions`; called by several threads at once.
package typealias ContactAnswer = @Sendable (inout ContactBatch) throws(ContactFileError) -> Void
