/// A way of putting sectors in order before an election.
public enum BacktestMethod: String, Hashable, Sendable, CaseIterable {
  /// The ranking that is tried.
  case ranking
  /// Votes of the support at the last election where it stood, as a campaign does that looks at the
  /// last result alone; without support the abstainers of the last election.
  case lastResult = "last-result"
  /// The outcome's own measure, taken at the last election: as if nothing had changed since. For a
  /// change it is the change between the last two elections.
  case sameMeasure = "same-measure-before"
  /// Registered electors at the last election: large sectors first.
  case size
}
