import Foundation

/// The beta distribution on [0, 1] with a given mean and variance, for quantiles.
struct BetaDistribution {
  let alpha: Double
  let beta: Double

  /// - Parameters:
  ///   - mean: more than 0 and less than 1.
  ///   - variance: more than 0; what is too much for a beta of this mean is cut to what it can have.
  init(mean: Double, variance: Double) {
    let most = mean * (1 - mean)
    let size = max(most / variance - 1, 1e-3)
    alpha = mean * size
    beta = (1 - mean) * size
  }

  /// The value that `probability` of the distribution lies below, to 10⁻⁹.
  func quantile(_ probability: Double) -> Double {
    if min(alpha, beta) > 1000 { return normalQuantile(probability) }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 where high - low > 1e-9 {
      let middle = (low + high) / 2
      if cumulative(middle) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The regularised incomplete beta function (Abramowitz and Stegun 1964, 26.5.8, by Lentz's method).
  func cumulative(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    // The continued fraction converges fast on this side of the mean only.
    if x > (alpha + 1) / (alpha + beta + 2) {
      return 1 - Self.tail(1 - x, beta, alpha)
    }
    return Self.tail(x, alpha, beta)
  }

  private static func tail(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let logBeta = lgamma(a) + lgamma(b) - lgamma(a + b)
    let front = exp(a * log(x) + b * log1p(-x) - logBeta) / a
    return front / fraction(x, a, b)
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var (c, d, value) = (1.0, 0.0, 1.0)
    for step in 1...5000 {
      let m = Double(step / 2)
      let term =
        step.isMultiple(of: 2)
        ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 + term * d
      d = 1 / (abs(d) < tiny ? tiny : d)
      c = 1 + term / c
      if abs(c) < tiny { c = tiny }
      value *= c * d
      if abs(c * d - 1) < 1e-12 { break }
    }
    return value
  }

  /// Where the distribution is as good as normal.
  private func normalQuantile(_ probability: Double) -> Double {
    let size = alpha + beta
    let mean = alpha / size
    let deviation = (mean * (1 - mean) / (size + 1)).squareRoot()
    var (low, high) = (-8.0, 8.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if 0.5 * erfc(-middle / 2.0.squareRoot()) < probability {
        low = middle
      } else {
        high = middle
      }
    }
    return min(1, max(0, mean + low * deviation))
  }
}
