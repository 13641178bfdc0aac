import ArpentElections
import ArpentPages

/// Turnout over the elections in order of time, as a small line on a scale shared by all sectors.
struct Sparkline {
  private let low: Double
  private let high: Double

  /// `nil` with fewer than two elections: one point is no line.
  init?(_ ranking: Ranking) {
    guard ranking.context.elections.count > 1 else { return nil }
    var (low, high) = (1.0, 0.0)
    for outcome in ranking.ranked {
      for result in outcome.sector.results {
        guard let turnout = result?.tally.turnout else { continue }
        low = min(low, turnout)
        high = max(high, turnout)
      }
    }
    guard low <= high else { return nil }
    self.low = low
    self.high = high
  }

  func svg(_ turnouts: [Double?]) -> String {
    var points: [(x: String, y: String)] = []
    for (i, turnout) in turnouts.enumerated() {
      guard let turnout else { continue }
      let x = 3 + 58 * Double(i) / Double(max(1, turnouts.count - 1))
      let y = 17 - 14 * (high > low ? (turnout - low) / (high - low) : 0.5)
      points.append((trimmed(x, 1) ?? "0", trimmed(y, 1) ?? "0"))
    }
    guard let last = points.last else { return "" }
    let line = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    return "<svg class=\"sp\" viewBox=\"0 0 64 20\" aria-hidden=\"true\"><polyline points=\""
      + "\(line)\"/><circle cx=\"\(last.x)\" cy=\"\(last.y)\" r=\"2.2\"/></svg>"
  }
}
