import Foundation

/// A beta-binomial model of one rate over many sectors: each sector has a rate of its own, drawn
/// from Beta(α, β), and its count is binomial at that rate.
///
/// Fitted by moments (Kleinman, "Proportions with extraneous variance", JASA 68, 1973): the mean is
/// the place's rate; the intraclass correlation ρ is what the counts scatter more than binomial
/// counts would, and α + β = 1 ÷ ρ − 1. Given a count k of n, a sector's rate is Beta(α + k, β + n − k):
/// its mean lies between the sector's rate and the place's, nearer to the latter the smaller n is
/// (empirical Bayes: Efron and Morris, "Stein's paradox in statistics", 1977).
public struct BetaBinomial: Hashable, Sendable {
  /// The place's rate.
  public let mean: Double
  /// α + β: how many people the place's rate weighs as much as.
  public let strength: Double
  /// Standard deviation of the sectors' rates.
  public var deviation: Double { (mean * (1 - mean) / (strength + 1)).squareRoot() }

  /// With fewer sectors than this their scatter says too little; Jeffreys' prior Beta(½, ½) stands
  /// in, which hardly draws anything.
  public static let leastSectors = 10

  public init(mean: Double, strength: Double) {
    self.mean = mean
    self.strength = strength
  }

  /// - Parameter counts: how many of how many, one a sector.
  /// - Complexity: O(sectors)
  public init(_ counts: [(count: Double, of: Double)]) {
    let known = counts.filter { $0.of > 0 }
    let people = known.reduce(0) { $0 + $1.of }
    let mean = people > 0 ? known.reduce(0) { $0 + $1.count } / people : 0.5
    guard known.count >= Self.leastSectors, mean > 0, mean < 1 else {
      self.init(mean: 0.5, strength: 1)
      return
    }
    let scatter = known.reduce(0) { sum, sector in
      let difference = sector.count / sector.of - mean
      return sum + sector.of * difference * difference
    }
    // E[scatter] = p(1 − p)·((N − 1)(1 − ρ) + ρ(n − Σnᵢ² ÷ n))
    let binomial = Double(known.count - 1)
    let spread = people - known.reduce(0) { $0 + $1.of * $1.of } / people
    let correlation = (scatter / (mean * (1 - mean)) - binomial) / (spread - binomial)
    // No more scatter than chance: the sectors are all alike, and the place's rate is theirs.
    let limited = min(max(correlation, 1e-6), 0.99)
    self.init(mean: mean, strength: 1 / limited - 1)
  }

  /// The rate to expect of a sector that counted `count` of `total`.
  public func expectation(_ count: Double, of total: Double) -> Double {
    (mean * strength + count) / (strength + total)
  }

  /// Mean and standard deviation of ln(rate ÷ (1 − rate)) given the count; the draws take the
  /// logarithm of the odds as normal, which it nearly is.
  func logOdds(_ count: Double, of total: Double) -> (mean: Double, deviation: Double) {
    let a = max(mean * strength + count, 0.5)
    let b = max((1 - mean) * strength + total - count, 0.5)
    return (digamma(a) - digamma(b), (trigamma(a) + trigamma(b)).squareRoot())
  }
}

/// ψ(x) for x > 0: recurrence up to 8, then the asymptotic series (Abramowitz and Stegun 6.3.18).
func digamma(_ x: Double) -> Double {
  var (x, shift) = (x, 0.0)
  while x < 8 {
    shift -= 1 / x
    x += 1
  }
  let s = 1 / (x * x)
  return shift + log(x) - 0.5 / x - s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s / 240)))
}

/// ψ′(x) for x > 0 (Abramowitz and Stegun 6.4.12).
func trigamma(_ x: Double) -> Double {
  var (x, shift) = (x, 0.0)
  while x < 8 {
    shift += 1 / (x * x)
    x += 1
  }
  let s = 1 / (x * x)
  return shift + 1 / x + s / 2 + s / x * (1.0 / 6 - s * (1.0 / 30 - s * (1.0 / 42 - s / 30)))
}
