public import ArpentElections

/// Why a ranking can't be tried.
public enum BacktestError: DescribedError, Hashable {
  /// A ranking may not know what it is to foretell.
  case notBefore(election: String, date: CalendarDate, outcome: Election)
  case tooFewSectors(found: Int, ranked: Int)
  case nothingMeasured(outcome: String)

  public var code: FailureCode {
    switch self {
    case .notBefore: .usage
    case .tooFewSectors, .nothingMeasured: .badInput
    }
  }

  public var message: String {
    switch self {
    case .notBefore(_, let date, let outcome):
      "this election, of \(date), was not held before the outcome, \(outcome.id) of "
        + "\(outcome.date): a ranking that knew it would foretell nothing"
    case .tooFewSectors(let found, let ranked):
      "only \(found) of \(ranked) ranked sectors have a result in the outcome election; a trial "
        + "needs \(Backtest.leastSectors) at least"
    case .nothingMeasured:
      "no measure can be taken of the outcome: it needs turnout, or votes of the support"
    }
  }

  public var subject: Subject {
    switch self {
    case .notBefore(let election, _, _): Subject(field: "election", value: election)
    case .tooFewSectors: Subject()
    case .nothingMeasured(let outcome): Subject(field: "outcome", value: outcome)
    }
  }
}
