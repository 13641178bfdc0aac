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
  public var value: Double
  /// In the profile's order of parts.
  public var parts: [PartValue]
  /// What each part adds to the difference with the average sector; for a product ln(part ÷ mean).
  /// `nil` where undefined (a part that is zero).
  public var contributions: [Double?]
  /// score ÷ score of the average sector; `nil` when the latter is zero.
  public var ratio: Double?
}
