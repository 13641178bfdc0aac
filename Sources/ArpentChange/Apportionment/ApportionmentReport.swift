public import ArpentElections

/// A figure carried to a target, with what is known of how it came about.
public struct ApportionedFigure: Hashable, Sendable {
  /// A sum for a count, a weighted mean for a rate; `nil` where no source of the target has a value.
  public var value: Double?
  /// Share of the target that the value speaks for, from 0 to 1: of its ground, or of the weight that
  /// lies in it for a mean with known weights. The rest has no source, or one without a value.
  public var coverage: Double
  /// Share of the value (of the weight, for a mean) from sources that their publisher estimated;
  /// `nil` without a value.
  public var imputedShare: Double?
  /// Share of the value (of the weight, for a mean) from sources that had to be divided; `nil`
  /// without a value.
  public var interpolatedShare: Double?
  /// How the divided sources of it were divided, surest first; empty where none was.
  public var methods: [Crosswalk.Method] = []
  /// What its error is made out from; `nil` for a mean, and without a value.
  public var moments: ErrorBand.Moments?

  /// Where the true count is to be found, ``ErrorBand/level`` of the time; `nil` for a mean, whose
  /// error depends on what differs within a source and nobody knows, and without a value.
  public var band: ClosedRange<Double>? { moments?.range }
}

/// What a variable was weighted with on the way.
public enum ApportionmentBasis: Hashable, Sendable {
  /// A count: every source's value times the share that the target receives. Sums are kept.
  case sum
  /// A mean, weighted by this count times the share.
  case mean(weight: String)
  /// A mean, weighted by shared ground, because no weight is known.
  case meanByArea
}

/// What became of one count as a whole: given = carried + outside, within rounding.
public struct ApportionedTotal: Hashable, Sendable {
  public var given: Double
  public var carried: Double
  public var outside: Double
  /// Sources that have no value, by their place.
  public var withheld: [Int]
}

/// A source of which some part went to no target.
public struct OutsideSource: Hashable, Sendable {
  /// Its place among the sources.
  public var source: Int
  public var id: String
  /// From more than 0 to 1.
  public var share: Double
  /// What stays outside of each variable; `nil` for a rate, and where there is no value.
  public var values: [Double?]
}

/// Figures carried from sources to targets, and an account of all that was not.
public struct ApportionmentReport: Hashable, Sendable {
  public var method: Crosswalk.Method
  public var variables: [StatisticVariable]
  /// How each variable was carried.
  public var bases: [ApportionmentBasis]
  /// One row a target, one figure a variable.
  public var figures: [[ApportionedFigure]]
  /// One a variable; `nil` for a rate, which has no total.
  public var totals: [ApportionedTotal?]
  /// In the order of sources.
  public var outside: [OutsideSource]
}
