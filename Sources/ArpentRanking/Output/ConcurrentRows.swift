import Dispatch

/// Texts of many rows, one after another, written by two threads: the outcome is that of writing
/// them in order.
///
/// - Parameter write: appends the text of one row; it is given each row once.
func concurrentRows(_ count: Int, _ write: @Sendable (Int, inout String) -> Void) -> String {
  let block = 512
  let blocks = (count + block - 1) / block
  guard blocks > 1 else {
    var text = ""
    for row in 0..<count { write(row, &text) }
    return text
  }
  return withUnsafeTemporaryAllocation(of: String.self, capacity: blocks) { texts in
    texts.initialize(repeating: "")
    defer { texts.deinitialize() }
    let shared = Blocks(texts: texts)
    DispatchQueue.concurrentPerform(iterations: blocks) { b in
      var text = ""
      for row in b * block..<min(count, (b + 1) * block) { write(row, &text) }
      shared.texts[b] = text
    }
    return texts.joined()
  }
}

/// Each thread writes to blocks of its own.
private struct Blocks: @unchecked Sendable {
  let texts: UnsafeMutableBufferPointer<String>
}
