// The only unchecked access to memory in this module, but for the lookup's own view of a finished
// index (`IndexView`).
//
// Bounds. A slab is made with a count by an `Arena` and never resized; subscripts assert their
// bounds in debug builds, in which the whole test suite passes. Its users index it with prefix sums
// that end at that very count (`EdgeTable`, `BandCells`), or with an id read out of such a sum.
// Slabs are written by several threads at disjoint places only: every task of a parallel step
// writes the range that a prefix sum gave to it.

/// A fixed run of plain values that several threads may fill at disjoint places.
struct Slab<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  subscript(_ i: Int) -> Element {
    @inline(__always) get {
      assert(i >= 0 && i < count)
      return base[i]
    }
    @inline(__always) nonmutating set {
      assert(i >= 0 && i < count)
      base[i] = newValue
    }
  }

  @inline(__always) subscript(_ i: UInt32) -> Element { self[Int(i)] }
}

/// Owns the slabs of one build and frees them together.
final class Arena: @unchecked Sendable {
  private var blocks: [UnsafeMutableRawPointer] = []

  /// Room for `count` values, all `initial`.
  func make<Element: BitwiseCopyable>(
    _ count: Int, _ initial: Element
  ) -> Slab<Element> {
    let slab = makeUnset(count, of: Element.self)
    slab.base.initialize(repeating: initial, count: count)
    return slab
  }

  /// Room for `count` values that the caller writes before reading.
  func makeUnset<Element: BitwiseCopyable>(_ count: Int, of: Element.Type) -> Slab<Element> {
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Element>.stride, alignment: 64)
    blocks.append(raw)
    let base = raw.bindMemory(to: Element.self, capacity: max(count, 1))
    return Slab(base: base, count: count)
  }

  deinit {
    for block in blocks { block.deallocate() }
  }
}

/// What each task of a parallel step brings back. A task sets its own place only, and the places are
/// read when all tasks are done.
final class TaskResults<Result>: @unchecked Sendable {
  private let places: UnsafeMutablePointer<Result?>
  let count: Int

  init(_ count: Int) {
    self.count = count
    places = .allocate(capacity: max(count, 1))
    places.initialize(repeating: nil, count: max(count, 1))
  }

  subscript(_ task: Int) -> Result {
    get {
      precondition(task >= 0 && task < count)
      return places[task]!
    }
    set {
      precondition(task >= 0 && task < count)
      places[task] = newValue
    }
  }

  deinit {
    places.deinitialize(count: max(count, 1))
    places.deallocate()
  }
}

/// Bytes that grow, zero where nothing was stored.
struct ByteBuffer: Sendable {
  private(set) var words: [UInt64] = []
  private(set) var count = 0

  mutating func grow(to size: Int) {
    count = max(count, size)
    let needed = (count + 7) / 8
    if needed > words.count {
      words.append(contentsOf: repeatElement(0, count: needed - words.count))
    }
  }

  mutating func store<T: BitwiseCopyable>(_ value: T, at offset: Int) {
    precondition(offset >= 0 && offset + MemoryLayout<T>.size <= count)
    words.withUnsafeMutableBytes { $0.storeBytes(of: value, toByteOffset: offset, as: T.self) }
  }
}
