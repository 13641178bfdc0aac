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
  /// With `onlyCopies` the rows of a plain file pass through the same reader and writer as they
  /// are: a measure of what the machine allows.
  package func rewrite(
    to outputPath: String, rejects rejectsPath: String?, table: AppendixTable, threads: Int,
    chunkSize: Int = 1 << 20, progress: (@Sendable (ContactProgress) -> Void)? = nil,
    onlyCopies: Bool = false, answer: @escaping ContactAnswer
  ) throws(ContactFileError) -> (totals: ContactFileTotals, problems: [Problem]) {
    try refuseSameFile(outputPath, rejectsPath)
    let output = try ContactOutput(path: outputPath, permissions: input.permissions)
    defer { output.discard() }
    var rejectsOutput: ContactOutput?
    if let rejectsPath {
      rejectsOutput = try ContactOutput(path: rejectsPath, permissions: input.permissions)
    }
    defer { rejectsOutput?.discard() }
    let rejects = try RejectsWriter(output: rejectsOutput, layout: layout, file: name)
    try output.write(layout.header + layout.lineEnd)

    var cutter: StreamCutter?
    if input.size == nil {
      let rest = UnsafeBufferPointer(
        start: head.base + layout.headerLength, count: head.count - layout.headerLength)
      cutter = StreamCutter(head: rest, offset: layout.headerLength, isDrained: headIsAll)
    }
    let pipeline = ContactPipeline(
      job: ContactJob(
        input: input, layout: layout, table: table, answer: answer, chunkSize: max(1, chunkSize),
        recordLimit: recordLimit, onlyCopies: onlyCopies),
      output: output, rejects: rejects, threads: max(1, threads), cutter: cutter,
      progress: progress)
    try pipeline.run(threads: max(1, threads))
    // The rejects first: a failure then leaves no assigned file that looks complete.
    try rejectsOutput?.finish()
    try output.finish()
    var totals = pipeline.totals
    totals.bytesRead = max(totals.bytesRead, layout.headerLength)
    totals.bytesWritten = output.written
    return (totals, rejects.problems)
  }

  private func refuseSameFile(_ output: String, _ rejects: String?) throws(ContactFileError) {
    let outputIdentity = output == "-" ? nil : FileIdentity(path: output)
    if let outputIdentity, outputIdentity == input.identity { throw .sameFile(output) }
    guard let rejects else { return }
    if let identity = FileIdentity(path: rejects) {
      if identity == input.identity || identity == outputIdentity { throw .sameFile(rejects) }
    } else if output != "-",
      URL(fileURLWithPath: rejects).standardizedFileURL
        == URL(fileURLWithPath: output).standardizedFileURL
    {
      throw .sameFile(rejects)
    }
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
