/// What became of one sector.
public struct SectorOutcome: Sendable {
  public enum Status: Sendable {
    case ranked(SectorScore)
    /// All reasons, in the order of the elections.
    case notRanked([UnrankedReason])
    /// Too small, or withheld so that a small one can't be told by subtraction. Which of the two
    /// is not said, since saying it would tell.
    case withheld
  }

  /// The input. For a withheld sector it is without results, statistics and counts.
  public var sector: SectorInput
  public var status: Status

  public var score: SectorScore? {
    if case .ranked(let score) = status { score } else { nil }
  }

  public var isWithheld: Bool {
    if case .withheld = status { true } else { false }
  }
}

/// A score with its working.
public struct SectorScore: Hashable, Sendable {
  /// From 1; equal scores share the rank, and the next rank leaves room for them (1, 2, 2, 4).
  public var rank: Int
  /// The formula at the parts' values.
  public var value: Double
  /// The formula at the figures as counted, nothing drawn towards a mean. Equal to `value` without
  /// uncertainty.
  public var counted: Double
  /// In the profile's order of parts.
  public var parts: [PartValue]
  /// In the order of the formula's shown indicators; `nil` where there is no value.
  public var shown: [Double?]
  /// What each part adds to the difference with the average sector; for a product
  /// weight × ln(part ÷ mean), for a sum weight × (part − mean). `nil` where undefined (a factor
  /// that is zero).
  public var contributions: [Double?]
  /// score ÷ score of the average sector; `nil` when the latter is not above zero, and for a sum of
  /// transformed parts, whose zero means nothing.
  public var ratio: Double?
  /// How sure score and rank are; `nil` without uncertainty.
  public var band: ScoreBand?
}

/// Where a score and its rank lie, by simulation.
public struct ScoreBand: Hashable, Sendable {
  /// Holds the score at the level of the ``Uncertainty``.
  public var score: ClosedRange<Double>
  /// Holds the rank at the same level.
  public var rank: ClosedRange<Int>
  /// Standard deviation of the score.
  public var deviation: Double
  /// Number of the group of sectors that can't be told apart, from 1 at the top. The group's first
  /// can't be told from any other of it; the first of the next group can be told from it.
  public var group: Int
}
