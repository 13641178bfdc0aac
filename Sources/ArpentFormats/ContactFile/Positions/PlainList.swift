/// Elements in memory of their own, for the paths that every row of a contact file takes: no check at
/// each element, and room behind the last one that may be read and overwritten.
struct PlainList<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  /// Elements that fit in 64 bytes behind the last.
  private static var slack: Int { max(1, 64 / MemoryLayout<Element>.stride) }

  init() {
    capacity = 0
    base = .allocate(capacity: Self.slack)
    clear(base, Self.slack)
  }

  deinit { base.deallocate() }

  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  mutating func removeAll() { count = 0 }

  /// Room for more elements behind the last, which count from now on and are to be written.
  mutating func grow(by more: Int) -> UnsafeMutablePointer<Element> {
    reserve(count + more)
    defer { count += more }
    return base + count
  }

  /// Makes room for `needed` elements; keeps those that there are.
  mutating func reserve(_ needed: Int) {
    if needed <= capacity { return }
    let room = max(needed, capacity + capacity / 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: room + Self.slack)
    larger.update(from: base, count: count)
    // What is read behind the end never matters, but it must not be undefined.
    clear(larger + count, room + Self.slack - count)
    base.deallocate()
    base = larger
    capacity = room
  }

  /// Takes back the last elements.
  mutating func shrink(to fewer: Int) {
    precondition((0...count).contains(fewer))
    count = fewer
  }
}

private func clear<Element: BitwiseCopyable>(
  _ start: UnsafeMutablePointer<Element>, _ count: Int
) {
  UnsafeMutableRawPointer(start).initializeMemory(
    as: UInt8.self, repeating: 0, count: count * MemoryLayout<Element>.stride)
}
