import ArpentElections

/// Texts of many rows, one after another, written by several threads: the outcome is that of writing
/// them in order.
///
/// - Parameter write: appends the text of one row; it is given each row once.
func concurrentRows(_ count: Int, _ write: @Sendable (Int, inout String) -> Void) -> String {
  concurrentBlocks(count, "", write).joined()
}

/// The same as bytes.
func concurrentBytes(_ count: Int, _ write: @Sendable (Int, inout [UInt8]) -> Void) -> [UInt8] {
  let blocks = concurrentBlocks(count, [], write)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(blocks.reduce(0) { $0 + $1.count })
  for block in blocks { bytes.append(contentsOf: block) }
  return bytes
}

/// What is written of many rows, in blocks of rows in their order.
private func concurrentBlocks<Text: Sendable>(
  _ count: Int, _ empty: Text, _ write: @Sendable (Int, inout Text) -> Void
) -> [Text] {
  let size = 512
  return concurrently((count + size - 1) / size) { b in
    var text = empty
    for row in b * size..<min(count, (b + 1) * size) { write(row, &text) }
    return text
  }
}
