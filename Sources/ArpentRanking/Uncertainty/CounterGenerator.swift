/// Random numbers that are a function of a seed, a stream and a place: nothing is remembered from
/// one draw to the next, so any thread may draw any of them, in any order, and finds the same.
///
/// The k-th number of a stream is the k-th output of SplitMix64 (Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators", OOPSLA 2014) started from the mixed seed.
struct CounterGenerator {
  private let start: UInt64

  init(seed: UInt64, stream: UInt64) {
    start = Self.mix(Self.mix(seed &+ Self.gamma) &+ stream &* 0xD1B5_4A32_D192_ED03)
  }

  @inline(__always)
  func word(at place: UInt64) -> UInt64 { Self.mix(start &+ (place &+ 1) &* Self.gamma) }

  private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Draws from the standard normal distribution by table: twelve random bits choose one of 4,096
/// equally likely quantiles, scaled to a variance of one. A word of 64 bits gives five draws.
///
/// The tails end at ±3.7 standard deviations, far outside any interval of 90 %.
struct NormalTable {
  static let drawsPerWord = 5
  static let standard = NormalTable()

  let quantiles: [Float]

  private init() {
    let count = 4096
    var values = (0..<count / 2).map {
      Self.quantile((Double($0) + 0.5) / Double(count))
    }
    values += values.reversed().map { -$0 }
    let variance = values.reduce(0) { $0 + $1 * $1 } / Double(count)
    quantiles = values.map { Float($0 / variance.squareRoot()) }
  }

  /// The value that a standard normal number is above with probability `p` below one half.
  static func upperQuantile(_ p: Double) -> Double { -quantile(p) }

  /// The normal quantile of `p` below one half, by bisection of the distribution function's series
  /// (no library's error function, whose last digit differs between systems).
  private static func quantile(_ p: Double) -> Double {
    var (low, high) = (-8.0, 0.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if distribution(middle) < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Φ(x) for −8 ≤ x ≤ 0: ½ + φ(x)·Σ x^(2k+1) ÷ (1·3·5…(2k+1)) (Marsaglia, "Evaluating the normal
  /// distribution", Journal of Statistical Software 11, 2004).
  private static func distribution(_ x: Double) -> Double {
    var (sum, term, k) = (x, x, 1.0)
    while true {
      term *= x * x / (2 * k + 1)
      let next = sum + term
      if next == sum { break }
      sum = next
      k += 1
    }
    return 0.5 + sum * exponential(-x * x / 2) * 0.398_942_280_401_432_7
  }

  /// e^x for x ≤ 0 by its series on x ÷ 64, squared six times.
  private static func exponential(_ x: Double) -> Double {
    let small = x / 64
    var (sum, term) = (1.0, 1.0)
    for k in 1...20 {
      term *= small / Double(k)
      sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum
  }
}
