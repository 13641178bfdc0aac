/// One election's sums, by what became of the stations, beside the sums of what was imported.
public struct ElectionTotals: Hashable, Sendable {
  /// Sectors that have a rank.
  public var ranked = VoteTotals()
  /// Sectors without a rank whose figures are shown.
  public var notRanked = VoteTotals()
  /// Sectors and stations withheld for their size, all together.
  public var withheld = VoteTotals()
  /// Stations without ground whose figures are shown.
  public var withoutGround = VoteTotals()
  /// What was carried from the zones of election day and lies in no sector.
  public var outside = VoteTotals()
  /// The election was held on other zones: its stations are not the sectors' stations, and sums can
  /// be compared, but not their numbers.
  public var isCarried = false
  /// Sums over all imported results.
  public var imported = VoteTotals()

  /// Votes of each candidacy over all stations, in the election's order of candidacies.
  public var votes: [Int] = []

  public init() {}

  /// Sum of the groups.
  public var all: VoteTotals { ranked + notRanked + withheld + withoutGround + outside }

  /// No vote was lost or doubled on the way from the import to the sectors.
  public var isComplete: Bool { isCarried ? all.hasSums(of: imported) : all == imported }
}
