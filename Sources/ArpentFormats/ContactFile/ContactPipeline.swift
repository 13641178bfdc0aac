import ArpentElections
import Foundation

/// Runs the workers and brings their results into the input's order.
///
/// A plain file is cut at fixed offsets. Where the first record starts behind such a cut can't be
/// known without all that comes before (the cut may lie within quotes), so a worker guesses, and
/// the guess is compared with where the stretch before really ended when its turn to be written
/// comes; a stretch that started wrong is done again. Whatever is guessed, the output is that of
/// one pass from the first byte to the last.
///
/// Results wait in a ring, which bounds the memory. Whoever completes the oldest one writes it, and
/// those behind it that are ready: no thread is kept for writing.
final class ContactPipeline: @unchecked Sendable {
  private let job: ContactJob
  private let output: ContactOutput
  private let rejects: RejectsWriter
  private let positions: PositionFileWriter?
  private let progress: (@Sendable (ContactProgress) -> Void)?
  private let fileSize: Int?
  private let firstRow: Int

  // Guarded by `turn`.
  private let turn = NSCondition()
  private var claimed = 0
  private var committed = 0
  private var isWriting = false
  private var isExhausted = false
  private var failure: ContactFileError?
  private var ready: [Bool]

  // A slot belongs to the worker that claimed its number until it is ready, then to the writer.
  private let slots: UnsafeMutablePointer<ChunkResult>
  private let slotCount: Int

  // Guarded by `reading`: one thread at a time reads a stream, in the order of the claims.
  private let reading = NSLock()
  private var cutter: StreamCutter?

  // The writer's.
  private var position: Int
  private(set) var totals: ContactFileTotals
  private(set) var findings: [Problem] = []
  private static let findingsDescribed = 100

  init(
    job: ContactJob, output: ContactOutput, rejects: RejectsWriter,
    positions: PositionFileWriter? = nil, threads: Int,
    cutter: StreamCutter?, progress: (@Sendable (ContactProgress) -> Void)?
  ) {
    self.job = job
    self.output = output
    self.rejects = rejects
    self.positions = positions
    self.cutter = cutter
    self.progress = progress
    fileSize = job.input.size
    firstRow = job.layout.headerLength
    position = firstRow
    totals = ContactFileTotals(lines: job.layout.headerLines)
    slotCount = threads + 2
    slots = .allocate(capacity: slotCount)
    // One by one, since each has memory of its own.
    for i in 0..<slotCount { (slots + i).initialize(to: ChunkResult()) }
    ready = Array(repeating: false, count: slotCount)
  }

  deinit {
    for i in 0..<slotCount { slots[i].output.free() }
    slots.deinitialize(count: slotCount)
    slots.deallocate()
    cutter?.free()
  }

  func run(threads: Int) throws(ContactFileError) {
    let done = DispatchGroup()
    for _ in 1..<max(1, threads) {
      done.enter()
      let thread = Thread { [self] in
        work()
        done.leave()
      }
      thread.stackSize = 1 << 20
      thread.start()
    }
    work()
    done.wait()
    if let failure { throw failure }
  }

  private func work() {
    let worker = ContactWorker(job: job)
    let maker = positions == nil ? nil : PositionBlockMaker()
    defer { keepPositions(maker) }
    if let fileSize {
      let chunks = (fileSize - firstRow + job.chunkSize - 1) / job.chunkSize
      while let number = claim(upTo: chunks) {
        let from = firstRow + number * job.chunkSize
        attempt(number) { slot throws(ContactFileError) in
          try worker.process(
            from: from, to: min(from + job.chunkSize, fileSize), fileSize: fileSize,
            start: number == 0 ? firstRow : nil, into: &slot)
        }
        finish(number, worker)
        keepPositions(maker)
      }
    } else {
      while true {
        reading.lock()
        guard let number = claim(upTo: .max) else {
          reading.unlock()
          return
        }
        var stretch: StreamCutter.Stretch?
        var isOver = false
        attempt(number) { slot throws(ContactFileError) in
          slot.reset()
          slot.start = cutter!.offset
          slot.end = cutter!.offset
          try worker.take(&cutter!, &stretch)
        }
        isOver = stretch == nil
        if isOver { stopClaims() }
        reading.unlock()
        if let stretch {
          attempt(number) { slot throws(ContactFileError) in
            try worker.process(stretch, into: &slot)
          }
        }
        finish(number, worker)
        keepPositions(maker)
        if isOver { return }
      }
    }
  }

  /// Makes the blocks of positions that wait: apart from the turns, so that others go on meanwhile.
  private func keepPositions(_ maker: PositionBlockMaker?) {
    guard let positions, let maker else { return }
    do throws(ContactFileError) { try positions.makeWaiting(with: maker) } catch {
      turn.lock()
      if failure == nil { failure = error }
      turn.broadcast()
      turn.unlock()
    }
  }

  private func attempt(
    _ number: Int, _ body: (inout ChunkResult) throws(ContactFileError) -> Void
  ) {
    do throws(ContactFileError) {
      try body(&slots[number % slotCount])
    } catch {
      slots[number % slotCount].failure = .error(error)
    }
  }

  /// The next stretch to do, once there is room for its result; `nil` when there is none.
  private func claim(upTo count: Int) -> Int? {
    turn.lock()
    defer { turn.unlock() }
    while failure == nil, !isExhausted, claimed < count, claimed - committed >= slotCount {
      turn.wait()
    }
    guard failure == nil, !isExhausted, claimed < count else { return nil }
    claimed += 1
    return claimed - 1
  }

  private func stopClaims() {
    turn.lock()
    isExhausted = true
    turn.broadcast()
    turn.unlock()
  }

  private func finish(_ number: Int, _ worker: ContactWorker) {
    turn.lock()
    ready[number % slotCount] = true
    if isWriting {
      turn.unlock()
      return
    }
    isWriting = true
    while failure == nil, ready[committed % slotCount] {
      let number = committed
      turn.unlock()
      var problem: ContactFileError?
      do throws(ContactFileError) {
        try commit(number, worker)
      } catch {
        problem = error
      }
      turn.lock()
      ready[number % slotCount] = false
      committed += 1
      if failure == nil { failure = problem }
      turn.broadcast()
    }
    isWriting = false
    turn.unlock()
  }

  private func commit(_ number: Int, _ worker: ContactWorker) throws(ContactFileError) {
    let slot = slots + number % slotCount
    if slot.pointee.start != position, let fileSize {
      let to = min(firstRow + (number + 1) * job.chunkSize, fileSize)
      try worker.process(
        from: position, to: to, fileSize: fileSize, start: position, into: &slot.pointee)
      totals.repeatedChunks += 1
    }
    switch slot.pointee.failure {
    case nil: break
    case .unbounded(let lineOffset):
      throw .recordTooLong(
        file: job.input.name, line: totals.lines + lineOffset + 1, limitInBytes: job.recordLimit)
    case .error(let error): throw error
    }
    if slot.pointee.lineMarks.isEmpty {
      try output.write(slot.pointee.output.base, count: slot.pointee.output.count)
    } else {
      try output.write(slot.pointee.outputWithLines(linesBefore: totals.lines))
    }
    for finding in slot.pointee.findings where findings.count < Self.findingsDescribed {
      describe(finding)
    }
    if let positions {
      slot.pointee.kept = try positions.add(slot.pointee.kept, linesBefore: totals.lines)
    }
    try rejects.write(slot.pointee, linesBefore: totals.lines)
    totals.add(slot.pointee)
    position = slot.pointee.end
    progress?(
      ContactProgress(
        rows: totals.rows + totals.rejected, bytes: position, totalBytes: fileSize))
  }

  private func describe(_ finding: LineFinding) {
    findings.append(
      Problem(
        severity: .notice, kind: "other-zone", message: finding.message,
        subject: Subject(
          file: job.input.name, line: totals.lines + finding.lineOffset + 1,
          field: job.layout.headings[finding.column],
          value: job.layout.encoding.decode(finding.value))))
  }
}

/// How far a run has come.
public struct ContactProgress: Sendable {
  /// Rows written or rejected.
  public var rows: Int
  /// Bytes read (inflated ones of a gzip file), and in all; `nil` for a stream.
  public var bytes: Int
  public var totalBytes: Int?
}

package struct ContactFileTotals: Sendable {
  package var lines: Int
  package var rows = 0
  package var blankLines = 0
  package var rejected = 0
  package var tally = ContactTally()
  package var bytesRead = 0
  package var bytesWritten = 0
  /// Stretches whose first record was guessed wrong.
  package var repeatedChunks = 0

  init(lines: Int) { self.lines = lines }

  mutating func add(_ chunk: ChunkResult) {
    lines += chunk.lines
    rows += chunk.rows
    blankLines += chunk.blankLines
    rejected += chunk.rejected.count
    tally += chunk.tally
    bytesRead = chunk.end
  }
}
