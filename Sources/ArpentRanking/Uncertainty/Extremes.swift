/// The smallest and the largest few of the values that each of many sectors was given: all that
/// order statistics near the ends need, in memory that does not grow with the number of draws.
///
/// `keep` values are held at either end. Values come in any order; what is held in the end depends
/// on the values alone.
struct Extremes {
  let count: Int
  let keep: Int
  /// Ascending; the last of a sector's run is the one to beat.
  private(set) var smallest: [Float]
  /// Descending.
  private(set) var largest: [Float]

  init(count: Int, keep: Int) {
    self.count = count
    self.keep = keep
    smallest = Array(repeating: .infinity, count: count * keep)
    largest = Array(repeating: -.infinity, count: count * keep)
  }

  /// The value at which as many draws are left out below as `keep` less one.
  func low(_ sector: Int) -> Float { smallest[sector * keep + keep - 1] }
  func high(_ sector: Int) -> Float { largest[sector * keep + keep - 1] }

  /// Hands out the runs to write to; different threads may add to different sectors.
  mutating func withWriter<Value>(_ body: (Writer) -> Value) -> Value {
    smallest.withUnsafeMutableBufferPointer { smallest in
      largest.withUnsafeMutableBufferPointer { largest in
        body(
          Writer(
            smallest: smallest.baseAddress!, largest: largest.baseAddress!, keep: keep))
      }
    }
  }

  struct Writer: @unchecked Sendable {
    let smallest: UnsafeMutablePointer<Float>
    let largest: UnsafeMutablePointer<Float>
    let keep: Int

    /// - Precondition: `sector` is below the count that the runs were made for.
    @inline(__always)
    func add(_ value: Float, to sector: Int) {
      let low = smallest + sector * keep
      if value < low[keep - 1] {
        var place = keep - 1
        while place > 0, low[place - 1] > value {
          low[place] = low[place - 1]
          place -= 1
        }
        low[place] = value
      }
      let high = largest + sector * keep
      if value > high[keep - 1] {
        var place = keep - 1
        while place > 0, high[place - 1] < value {
          high[place] = high[place - 1]
          place -= 1
        }
        high[place] = value
      }
    }
  }
}
