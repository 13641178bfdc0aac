/// Weight by source and target, where each thing counted is in one of both as a whole.
struct PairTally: Sendable {
  private struct Pair: Hashable {
    var source: Int
    /// -1 for none.
    var target: Int
  }

  private var weights: [Pair: Double] = [:]

  mutating func add(_ weight: Double, from source: Int, to target: Int?) {
    weights[Pair(source: source, target: target ?? -1), default: 0] += weight
  }

  /// What was counted in each source; `nil` for a source where nothing was.
  func rows(sourceCount: Int) -> [WeighedRow?] {
    var rows = [WeighedRow?](repeating: nil, count: sourceCount)
    let ordered = weights.sorted {
      ($0.key.source, $0.key.target) < ($1.key.source, $1.key.target)
    }
    for (pair, weight) in ordered where weight > 0 {
      var row = rows[pair.source] ?? WeighedRow(weights: [:], covered: 0, total: 0)
      row.total += weight
      if pair.target >= 0 {
        row.weights[pair.target] = weight
        row.covered += weight
      }
      rows[pair.source] = row
    }
    return rows
  }
}
