/// How far a carried count may be off, as a range.
///
/// A source of n people of which the weights send the share p to a target really sends P. P is taken
/// to vary about p as a beta variable of variance φ·p·(1 − p): φ = 0 if the weights were always right,
/// φ = 1 if each divided source went wholly to one side or the other. With the chance of n people
/// falling on either side this makes the variance n²·φ·p·(1 − p) + n·p·(1 − p)·(1 − φ) (beta-binomial;
/// Skellam 1948, "A probability distribution derived from the binomial distribution by regarding the
/// probability of success as variable between the sets of trials"). Sources err independently.
///
/// A target holds at least what comes from undivided sources, and at most that and the whole of its
/// divided sources. Between these limits its count gets the beta distribution that has the mean and
/// the variance just described; the band is its middle part of ``level``.
///
/// φ is measured, not assumed: census blocks of Denver summed to the precincts of 2016, 2018 and 2020,
/// carried from one to the other and compared with the same blocks summed there (the table stands in
/// the guide "After a redraw").
public enum ErrorBand {
  /// How often a true count is meant to lie within its band.
  public static let level = 0.9

  /// φ of a method.
  public static func dispersion(of method: Crosswalk.Method) -> Double {
    switch method {
    case .whole: 0
    case .addresses: 0.1
    case .population: 0.05
    case .area: 0.2
    }
  }

  /// Pieces of less than this share of a source are mostly roads and traces of drawing: φ falls with
  /// the share there, so that the error stays of the order of the piece.
  public static let sliver = 0.05

  /// What is known of a count that is being put together.
  public struct Moments: Hashable, Sendable {
    /// What comes from sources that were not divided.
    public private(set) var undivided = 0.0
    /// What comes from divided sources, as the weights have it.
    public private(set) var divided = 0.0
    /// All that the divided sources hold.
    public private(set) var room = 0.0
    /// Of the count.
    public private(set) var variance = 0.0

    public init() {}

    public mutating func addUndivided(_ count: Double) { undivided += count }

    /// Adds what one divided source gives.
    /// - Parameters:
    ///   - count: the whole source's, not negative.
    ///   - share: what the target receives of it, from 0 to 1.
    public mutating func addDivided(_ count: Double, share: Double, method: Crosswalk.Method) {
      divided += count * share
      room += count
      let phi = dispersion(of: method) * min(1, min(share, 1 - share) / sliver)
      variance += count * share * (1 - share) * (count * phi + 1 - phi)
    }

    /// The count itself.
    public var value: Double { undivided + divided }

    public var standardError: Double { max(0, variance).squareRoot() }

    /// The range of the count; it holds ``value``.
    public var range: ClosedRange<Double> {
      guard variance > 0, divided > 0, divided < room else { return value...value }
      let distribution = BetaDistribution(mean: divided / room, variance: variance / (room * room))
      let low = undivided + room * distribution.quantile((1 - level) / 2)
      let high = undivided + room * distribution.quantile((1 + level) / 2)
      return min(low, value)...max(high, value)
    }
  }
}
