import ArpentElections
import ArpentPages

/// The trial in a few lines of text, one a measure and method.
public enum BacktestSummary {
  public static func lines(_ backtest: Backtest) -> [String] {
    var lines = [
      "\(backtest.cases.count) sectors tried on \(backtest.outcome.id) of "
        + "\(backtest.outcome.date); \(backtest.withoutOutcome) ranked sectors have no outcome."
    ]
    for trial in backtest.trials {
      let unit = trial.measure.isSigned ? "for 1,000 electors" : "lift by elector"
      lines.append(
        "\(trial.measure.rawValue): \(chance(trial))\(trial.verdict.sentence) "
          + "(chance, \(unit): \(number(trial.random.low)) to \(number(trial.random.high)))")
      for score in trial.scores {
        var line = "  \(score.method.rawValue): rank correlation \(number(score.spearman, 3))"
        if trial.measure.isSigned {
          line += ", \(number(score.perThousand, 1)) for 1,000 electors in the first tenth"
        } else {
          line += ", lift \(number(score.liftBySector)) by sector"
          line += " and \(number(score.liftByElector)) by elector"
        }
        if let lead = score.lead, let interval = score.leadInterval {
          line += "; the ranking leads by \(number(lead))"
          line += " (\(number(interval.low)) to \(number(interval.high)))"
        }
        lines.append(line)
      }
    }
    return lines
  }

  private static func chance(_ trial: Backtest.Trial) -> String {
    guard let own = trial.headline, trial.isNoBetterThanChance else { return "" }
    return own < trial.random.low
      ? "worse than a random order; " : "not told apart from a random order; "
  }

  private static func number(_ value: Double?, _ decimals: Int = 2) -> String {
    value.flatMap { fixed($0, decimals) } ?? "–"
  }
}

extension Backtest.Verdict {
  /// In English, for a log.
  public var sentence: String {
    switch self {
    case .better: "better than the last result alone"
    case .undecided: "not told apart from the last result alone"
    case .worse: "worse than the last result alone"
    case .alone: "no last result to compare with"
    }
  }
}
