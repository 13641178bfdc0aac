import CScan

extension ChunkReader {
  /// Writes the rows read, each followed by the text of its answer, behind what `output` holds.
  func assemble(
    _ base: UnsafePointer<UInt8>, _ table: AppendixTable, _ batch: ContactBatch,
    into output: inout ByteBuffer
  ) {
    guard count > 0 else { return }
    let span = Int(places[count - 1].breakEnd) - Int(places[0].start)
    // Kept content and line breaks are no longer than the lines; then the texts.
    output.reserve(
      output.count + span + count * (table.stride + layout.kept.count) + batch.texts.count + 64)
    let blank = table.blank
    var to = output.base + output.count
    table.bytes.withUnsafeBufferPointer { bytes in
      table.lengths.withUnsafeBufferPointer { lengths in
        for row in 0..<count {
          let place = places[row]
          let answer = answers[row]
          // Texts lie about at random in some megabytes: fetched a few rows ahead.
          if row &+ 12 < count {
            let soon = Int(min(answers[row &+ 12], blank))
            cscan_prefetch(bytes.baseAddress! + soon &* table.stride)
          }
          if keepsBeginning {
            let kept = Int(place.keptEnd &- place.start)
            cscan_copy(to, base + Int(place.start), kept)
            to += kept
          } else if answer != blank {
            copyRuns(base, row, &to)
          }
          if answer < blank {
            let length = Int(lengths[Int(answer)])
            cscan_copy(to, bytes.baseAddress! + Int(answer) &* table.stride, length)
            to += length
          } else if answer != blank {
            copyText(batch, Int(answer & ~ContactBatch.textBit), &to)
          }
          let stop = Int(place.breakEnd)
          var at = Int(place.breakStart)
          while at < stop {
            to.pointee = base[at]
            to += 1
            at &+= 1
          }
        }
      }
    }
    output.count = to - output.base
  }

  @inline(never)
  private func copyRuns(
    _ base: UnsafePointer<UInt8>, _ row: Int, _ to: inout UnsafeMutablePointer<UInt8>
  ) {
    let width = layout.kept.count
    for run in 0..<width {
      let start = runs[(row * width + run) * 2]
      let length = runs[(row * width + run) * 2 + 1] - start
      if run > 0 {
        to.pointee = layout.delimiter
        to += 1
      }
      cscan_copy(to, base + start, length)
      to += length
    }
  }

  @inline(never)
  private func copyText(
    _ batch: ContactBatch, _ number: Int, _ to: inout UnsafeMutablePointer<UInt8>
  ) {
    let start = number == 0 ? 0 : batch.textEnds[number - 1]
    for i in start..<batch.textEnds[number] {
      to.pointee = batch.texts[i]
      to += 1
    }
  }
}
