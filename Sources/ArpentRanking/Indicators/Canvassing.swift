/// What is assumed of door-to-door work to turn a sector's figures into votes an hour. None of it
/// is measured here; every figure can be set, and every output states it.
///
/// Sources of the defaults:
/// - `effectOnVoteShare`: V. Pons, "Will a Five-Minute Discussion Change Your Mind? A Countrywide
///   Experiment on Voter Choice in France", *American Economic Review* 108(6), 2018, 1322–1363,
///   doi:10.1257/aer.20160524: visits raised the candidate's share of the votes by about three
///   points in the first round, and did not raise turnout.
/// - `effectOnTurnout`: ours, one abstainer in twenty. Experiments with door-to-door canvassing, most
///   of them in the United States, found effects (reviewed by D. P. Green, M. C. McGrath and P. M.
///   Aronow, "Field Experiments and the Study of Voter Turnout", *Journal of Elections, Public
///   Opinion and Parties* 23(1), 2013, 27–48), those in Europe much smaller ones ("Is Door-to-Door
///   Canvassing Effective in Europe?", *British Journal of Political Science*, 2016,
///   doi:10.1017/S0007123416000521). Pons found none in France: set it to 0 to go by that.
/// - `electorsPerDoor`: about 48.7 million electors (2022) in about 30 million households (INSEE).
/// - `contactRate`, `minutesAnswered`, `minutesUnanswered`, `metresPerMinute`: ours; count your own.
public struct Canvassing: Hashable, Sendable {
  /// Doors that open to a conversation, of those knocked on.
  public var contactRate = 0.4
  /// Minutes for a door that opens: the five of the experiment's title.
  public var minutesAnswered = 5.0
  /// Minutes for a door that does not.
  public var minutesUnanswered = 1.0
  /// Walking, 4.5 km an hour.
  public var metresPerMinute = 75.0
  /// Used where households are not known.
  public var electorsPerDoor = 1.6
  /// Votes gained of the votes cast by those spoken to.
  public var effectOnVoteShare = 0.03
  /// Abstainers who come to vote, of those spoken to.
  public var effectOnTurnout = 0.05

  public init() {}

  /// Doors an hour where `density` doors stand on a square kilometre: the minutes at a door, and
  /// the walk to the next, which on a regular pattern is 1 ÷ √density away.
  public func doorsPerHour(density: Double) -> Double {
    let metres = density > 0 ? 1000 / density.squareRoot() : .infinity
    let atDoor = contactRate * minutesAnswered + (1 - contactRate) * minutesUnanswered
    return 60 / (atDoor + metres / metresPerMinute)
  }
}
