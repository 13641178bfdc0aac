/// How the uncertainty of scores and ranks is worked out.
///
/// What is taken as uncertain, and what a 90 % interval covers:
///
/// 1. *Few people.* A sector's count is one outcome of what its people are inclined to do. The
///    inclination is estimated by a beta-binomial model fitted to all sectors
///    (``BetaBinomial``), which draws small sectors towards the mean.
/// 2. *Carrying.* Counts carried from other ground are off by a ``CarryError``, statistics by what
///    was imputed or interpolated of them.
///
/// An interval speaks of the elections that were chosen. It does not speak of how the next election
/// may differ from them: for that see ``Sensitivity`` and a backtest.
public struct Uncertainty: Hashable, Sendable {
  /// How many times all sectors are drawn and ranked afresh. At least 20.
  public var simulations = 1000
  /// The same seed gives the same draws on every machine and at every thread count.
  public var seed: UInt64 = 1
  /// What an interval holds of the draws.
  public var level = 0.9
  /// Whether scores are made from rates drawn towards the mean, or from the rates as counted.
  public var shrinks = true
  /// Relative standard error of a count that is wholly carried from other ground, where the
  /// carrying states none. An assumption of ours: areal weighting of populations is commonly off
  /// by a tenth or more.
  public var carriedCountError = 0.1
  /// Relative standard error of the part of a statistic that is taken from units across the
  /// sector's boundary. An assumption, as above.
  public var interpolatedError = 0.1
  /// Relative standard error of the part of a statistic that its publisher imputed. An assumption.
  public var imputedError = 0.2
  public var threads = 2

  public init() {}

  /// How many draws an interval leaves out at either end.
  var tail: Int { Int(((1 - level) / 2 * Double(simulations)).rounded()) }
}
