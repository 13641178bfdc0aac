/// The smallest and the largest few of the values that each of many sectors was given: all that
/// order statistics near the ends need, in memory that does not grow with the number of draws.
///
/// At either end of a sector stands a heap with room for twice as many values as are wanted: once
/// it is full, the half that is farther in is dropped, and only values beyond what is left are let
/// in. What is held in the end depends on the values alone, not on their order.
struct Extremes {
  let count: Int
  let keep: Int
  private var smallest: [Float]
  private var largest: [Float]
  /// How many stand in each heap, and the value that a newcomer must be beyond.
  private var smallestState: [State]
  private var largestState: [State]

  struct State {
    var count: Int32 = 0
    var limit: Float = .infinity
  }

  /// - Parameter keep: how many values are wanted at either end; at least 1.
  init(count: Int, keep: Int) {
    self.count = count
    self.keep = keep
    smallest = Array(repeating: .infinity, count: count * keep * 2)
    largest = smallest
    smallestState = Array(repeating: State(), count: count)
    largestState = smallestState
  }

  /// The value at which as many draws are left out below as `keep` less one.
  /// - Precondition: the sector was settled, and at least `keep` values were given before.
  func low(_ sector: Int) -> Float { smallest[sector * keep * 2 + keep - 1] }
  func high(_ sector: Int) -> Float { -largest[sector * keep * 2 + keep - 1] }

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
                largestState: largestState.baseAddress!, keep: keep))
          }
        }
      }
    }
  }

  struct Writer: @unchecked Sendable {
    let smallest: UnsafeMutablePointer<Float>
    /// With their signs turned round.
    let largest: UnsafeMutablePointer<Float>
    let smallestState: UnsafeMutablePointer<State>
    let largestState: UnsafeMutablePointer<State>
    let keep: Int

    /// - Precondition: `sector` is below the count that the heaps were made for.
    @inline(__always)
    func add(_ value: Float, to sector: Int) {
      if value < smallestState[sector].limit {
        push(value, smallest + sector * keep * 2, &smallestState[sector])
      }
      if -value < largestState[sector].limit {
        push(-value, largest + sector * keep * 2, &largestState[sector])
      }
    }

    /// Puts the value that ``Extremes/low(_:)`` and ``Extremes/high(_:)`` read into its place.
    func settle(_ sector: Int) {
      select(smallest + sector * keep * 2, Int(smallestState[sector].count))
      select(largest + sector * keep * 2, Int(largestState[sector].count))
    }

    private func push(_ value: Float, _ heap: UnsafeMutablePointer<Float>, _ state: inout State) {
      heap[Int(state.count)] = value
      state.count += 1
      guard Int(state.count) == 2 * keep else { return }
      select(heap, 2 * keep)
      state.count = Int32(keep)
      state.limit = heap[keep - 1]
    }

    /// Puts the `keep` least of `count` values first, and the largest of these at their end (Hoare,
    /// "Algorithm 65: find", 1961).
    private func select(_ heap: UnsafeMutablePointer<Float>, _ count: Int) {
      var (left, right) = (0, count - 1)
      while left < right {
        let pivot = heap[keep - 1]
        var (i, j) = (left, right)
        while i <= j {
          while heap[i] < pivot { i += 1 }
          while pivot < heap[j] { j -= 1 }
          if i <= j {
            let other = heap[i]
            heap[i] = heap[j]
            heap[j] = other
            i += 1
            j -= 1
          }
        }
        if j < keep - 1 { left = i }
        if keep - 1 < i { right = j }
      }
    }
  }
}
