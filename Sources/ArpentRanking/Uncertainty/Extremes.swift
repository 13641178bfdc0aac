/// The smallest and the largest few of the values that each of many sectors was given: all that
/// order statistics near the ends need, in memory that does not grow with the number of draws.
///
/// At either end of a sector stands a heap with room for more than twice as many values as are
/// wanted: once it holds twice as many, those that are farther in are dropped, and only values beyond
/// what is left are let in. What is held in the end depends on the values alone, not on their order.
///
/// Which value is let in is chance, and so is its place: values are held as whole numbers of the same
/// order (``OrderedBits``), whose comparisons are sums, so that no branch has to guess.
struct Extremes {
  let count: Int
  let keep: Int
  private let room: Int
  private var smallest: [OrderedBits]
  /// With their order turned round.
  private var largest: [OrderedBits]
  private var smallestState: [State]
  private var largestState: [State]

  /// How many stand in a heap, and the value that a newcomer must be below.
  struct State {
    var count: Int32 = 0
    var limit = OrderedBits.last
  }

  /// How many values are written before a heap is looked at.
  private static let portion = 32

  /// - Parameter keep: how many values are wanted at either end; at least 1.
  init(count: Int, keep: Int) {
    self.count = count
    self.keep = keep
    room = 2 * keep + Self.portion
    smallest = Array(repeating: OrderedBits.last, count: count * room)
    largest = smallest
    smallestState = Array(repeating: State(), count: count)
    largestState = smallestState
  }

  /// The value at which as many draws are left out below as `keep` less one.
  /// - Precondition: the sector was settled, and at least `keep` values were given before.
  func low(_ sector: Int) -> Float { smallest[sector * room + keep - 1].value }
  func high(_ sector: Int) -> Float { largest[sector * room + keep - 1].turned.value }

  /// Hands out the heaps to write to; different threads may add to different sectors.
  mutating func withWriter<Value>(_ body: (Writer) -> Value) -> Value {
    smallest.withUnsafeMutableBufferPointer { smallest in
      largest.withUnsafeMutableBufferPointer { largest in
        smallestState.withUnsafeMutableBufferPointer { smallestState in
          largestState.withUnsafeMutableBufferPointer { largestState in
            body(
              Writer(
                smallest: smallest.baseAddress!, largest: largest.baseAddress!,
                smallestState: smallestState.baseAddress!,
                largestState: largestState.baseAddress!, keep: keep, room: room))
          }
        }
      }
    }
  }

  struct Writer: @unchecked Sendable {
    let smallest: UnsafeMutablePointer<OrderedBits>
    let largest: UnsafeMutablePointer<OrderedBits>
    let smallestState: UnsafeMutablePointer<State>
    let largestState: UnsafeMutablePointer<State>
    let keep: Int
    let room: Int

    /// Every value is written to the end of either heap, and stays there if the heap grows.
    /// - Precondition: `sector` is below the count that the heaps were made for.
    @inline(__always)
    func add(_ values: UnsafeBufferPointer<OrderedBits>, to sector: Int) {
      let (low, high) = (smallest + sector &* room, largest + sector &* room)
      for start in stride(from: 0, to: values.count, by: Extremes.portion) {
        var (lows, highs) = (Int(smallestState[sector].count), Int(largestState[sector].count))
        let (most, least) = (smallestState[sector].limit, largestState[sector].limit)
        for i in start..<min(start &+ Extremes.portion, values.count) {
          let value = values[i]
          low[lows] = value
          lows &+= value.isBelow(most)
          high[highs] = value.turned
          highs &+= value.turned.isBelow(least)
        }
        smallestState[sector] = thinned(low, lows, limit: most)
        largestState[sector] = thinned(high, highs, limit: least)
      }
    }

    /// Puts the value that ``Extremes/low(_:)`` and ``Extremes/high(_:)`` read into its place.
    func settle(_ sector: Int) {
      select(smallest + sector * room, Int(smallestState[sector].count))
      select(largest + sector * room, Int(largestState[sector].count))
    }

    private func thinned(
      _ heap: UnsafeMutablePointer<OrderedBits>, _ count: Int, limit: OrderedBits
    ) -> State {
      guard count >= 2 * keep else { return State(count: Int32(count), limit: limit) }
      select(heap, count)
      return State(count: Int32(keep), limit: heap[keep - 1])
    }

    /// Puts the `keep` least of `count` values first, and the largest of these at their end (Hoare,
    /// "Algorithm 65: find", 1961; parted after N. Lomuto).
    private func select(_ heap: UnsafeMutablePointer<OrderedBits>, _ count: Int) {
      var (left, right) = (0, count - 1)
      while left < right {
        let pivot = OrderedBits.median(heap[left], heap[left &+ (right &- left) / 2], heap[right])
        var below = part(heap, left, right) { $0.isBelow(pivot) }
        if below > keep - 1 {
          right = below - 1
          continue
        }
        // The pivot is one of the others: what equals it stands in its place for good.
        below = part(heap, below, right) { 1 &- pivot.isBelow($0) }
        if below > keep - 1 { return }
        left = below
      }
    }

    /// Brings the values from `left` to `right` that `belong` (1, not 0) before the others, and says
    /// where the others begin.
    @inline(__always)
    private func part(
      _ heap: UnsafeMutablePointer<OrderedBits>, _ left: Int, _ right: Int,
      _ belong: (OrderedBits) -> Int
    ) -> Int {
      var next = left
      for i in left...right {
        let value = heap[i]
        heap[i] = heap[next]
        heap[next] = value
        next &+= belong(value)
      }
      return next
    }
  }
}
