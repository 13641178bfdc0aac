import CScan

extension ChunkReader {
  /// Writes what names each row that has a text, and the text. Where lines name the rows, their
  /// numbers are put in when the chunk's place in the file is known (``ChunkResult/lineMarks``).
  func assembleChanges(_ batch: ContactBatch, _ job: ContactJob, into result: inout ChunkResult) {
    let blank = job.table.blank
    var next = 0
    // Texts come in the order of the rows.
    var textStart = 0
    batch.texts.withUnsafeBufferPointer { texts in
      for row in 0..<count where answers[row] != blank {
        let textEnd = batch.textEnds[next]
        next += 1
        let text = UnsafeBufferPointer(rebasing: texts[textStart..<textEnd])
        textStart = textEnd
        if job.areNamed, let fields = batch.fields {
          result.output.append(fields[row, 0])
        } else {
          result.lineMarks.append(
            LineMark(place: result.output.count, lineOffset: Int(lineOffsets[row])))
        }
        result.output.append(text)
      }
    }
  }
}

extension ChunkResult {
  /// The output with the numbers of the lines put in.
  func outputWithLines(linesBefore: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(output.count + lineMarks.count * 8)
    var from = 0
    func take(upTo end: Int) {
      bytes.append(contentsOf: UnsafeBufferPointer(start: output.base + from, count: end - from))
      from = end
    }
    for mark in lineMarks {
      take(upTo: mark.place)
      bytes.append(contentsOf: String(linesBefore + mark.lineOffset + 1).utf8)
    }
    take(upTo: output.count)
    return bytes
  }
}

extension ByteBuffer {
  /// Grows by halves, so that many small pieces cost no more than a few large ones.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    let needed = count + bytes.count
    if needed > capacity { reserve(needed + needed / 2) }
    if let start = bytes.baseAddress { (base + count).update(from: start, count: bytes.count) }
    count = needed
  }
}
