public import ArpentElections

/// How the top of a ranking changes when a choice behind it does: each weight a fifth more and a
/// fifth less, each election left out.
public struct Sensitivity: Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    /// The part's weight (in a product its exponent) times the factor.
    case weight(part: String, factor: Double)
    case electionLeftOut(id: String)
  }

  public struct Change: Hashable, Sendable {
    public var cause: Cause
    /// How many of the top stay in it; `nil` where the formula gives nothing without the election.
    public var kept: Int?
    /// Into the top, best first, and out of it.
    public var entered: [StationKey]
    public var left: [StationKey]
    /// Spearman's rank correlation with the ranking over all sectors that both rank; `nil` with
    /// fewer than two.
    public var correlation: Double?
  }

  /// How many sectors the top is: ten, or all when there are fewer.
  public var top: Int
  public var changes: [Change]

  public static let topSize = 10
  public static let weightFactors = [0.8, 1.2]
}

extension Sensitivity {
  /// - Parameters:
  ///   - keys: one a row of the table.
  /// - Complexity: O((terms + elections) × n log n)
  init(_ scoring: Scoring, _ context: RankingContext, keys: [StationKey]) {
    let order = scoring.order
    let top = min(Self.topSize, order.count)
    self.top = top
    let first = Array(order.prefix(top))

    @Sendable func change(_ cause: Cause, _ scores: [Double]?) -> Change {
      guard let scores else {
        return Change(cause: cause, kept: nil, entered: [], left: [], correlation: nil)
      }
      let common = scores.indices.filter { scores[$0].isFinite }
      let now = common.sorted { a, b in scores[a] != scores[b] ? scores[a] > scores[b] : a < b }
      let head = now.prefix(top)
      let (before, after) = (Set(first), Set(head))
      return Change(
        cause: cause, kept: before.intersection(after).count,
        entered: head.filter { !before.contains($0) }.map { keys[scoring.rows[$0]] },
        left: first.filter { !after.contains($0) }.map { keys[scoring.rows[$0]] },
        correlation: rankCorrelation(
          common.map { scoring.scores[$0] }, common.map { scores[$0] }))
    }

    var causes: [(cause: Cause, scores: @Sendable () -> [Double]?)] = []
    // Of a single factor every exponent above zero gives the same order.
    if scoring.formula.terms.count > 1 {
      for (t, term) in scoring.formula.terms.enumerated() where term.weight != 0 {
        for factor in Self.weightFactors {
          causes.append(
            (
              .weight(part: term.part.id, factor: factor),
              { scoring.scores(weightOf: t, times: factor) }
            ))
        }
      }
    }
    if context.elections.count > 1 {
      for e in context.chronology {
        causes.append(
          (
            .electionLeftOut(id: context.elections[e].election.id),
            { scoring.scores(without: e, context) }
          ))
      }
    }
    changes = concurrently(causes.count) { [causes] i in
      change(causes[i].cause, causes[i].scores())
    }
  }
}

/// Spearman's rank correlation, equal values taking the mean of their ranks; `nil` with fewer than
/// two pairs, or where all values of one are equal.
/// - Complexity: O(n log n)
public func rankCorrelation(_ a: [Double], _ b: [Double]) -> Double? {
  precondition(a.count == b.count, "pairs")
  guard a.count > 1 else { return nil }
  let (x, y) = (meanRanks(a), meanRanks(b))
  let middle = Double(a.count + 1) / 2
  var (xy, xx, yy) = (0.0, 0.0, 0.0)
  for i in x.indices {
    xy += (x[i] - middle) * (y[i] - middle)
    xx += (x[i] - middle) * (x[i] - middle)
    yy += (y[i] - middle) * (y[i] - middle)
  }
  return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : nil
}

private func meanRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
    for k in start..<end { ranks[order[k]] = Double(start + 1 + end) / 2 }
    start = end
  }
  return ranks
}
