/// Whole numbers for fractions, with their sum kept.
///
/// Hamilton's method of largest remainders: everybody gets the whole part, and what is left over goes,
/// one each, to those with the largest remainders. Where several tables of the same places are rounded
/// one after the other, each place takes along what it was owed or given too much, so that its sums
/// over the tables stay close to the sums of the fractions.
struct LargestRemainder {
  /// What each place is owed from the tables rounded so far.
  private(set) var owed: [Double]

  init(places: Int) { owed = Array(repeating: 0, count: places) }

  /// Rounds one table: every value to one of the two whole numbers beside it, so that they sum to
  /// `total`. Of places that are equal the first comes first.
  ///
  /// - Parameters:
  ///   - values: one a place. A whole value stays as it is.
  ///   - total: their sum.
  /// - Returns: `nil` when no such rounding sums to `total`: it is not the sum of the values.
  mutating func round(_ values: [Double], to total: Int) -> [Int]? {
    var whole: [Int] = []
    var open: [(place: Int, remainder: Double)] = []
    for (place, value) in values.enumerated() {
      let nearest = value.rounded()
      guard abs(value - nearest) > Self.noise else {
        whole.append(Int(nearest))
        continue
      }
      let below = value.rounded(.down)
      whole.append(Int(below))
      open.append((place, value - below))
    }
    let left = total - whole.reduce(0, +)
    guard left >= 0, left <= open.count else { return nil }
    // Noise must not decide between equals.
    func claim(_ entry: (place: Int, remainder: Double)) -> Double {
      ((entry.remainder + owed[entry.place]) * 1e9).rounded()
    }
    open.sort { claim($0) != claim($1) ? claim($0) > claim($1) : $0.place < $1.place }
    for entry in open.prefix(left) { whole[entry.place] += 1 }
    for (place, value) in values.enumerated() { owed[place] += value - Double(whole[place]) }
    return whole
  }

  /// What floating-point sums and shares add to a whole number.
  private static let noise = 1e-7
}
