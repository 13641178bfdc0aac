import ArpentElections
import ArpentPages

/// The trial sector by sector, written as ``RankingCSV`` is: one line a sector that could be tried,
/// by rank.
///
/// | column | meaning |
/// |---|---|
/// | `rank`, `sector`, `name`, `score` | as the ranking before the outcome has them |
/// | `registered` | roll of the outcome election |
/// | `last_result`, `size` | what those methods order by |
/// | one column a measure, as `abstaining_supporters` | the outcome |
/// | the same with `_before` | the measure at the last election before |
public enum BacktestCSV {
  /// - Complexity: O(sectors × measures)
  public static func text(_ backtest: Backtest) -> String {
    let measures = backtest.trials.map(\.measure)
    let names = measures.map { $0.rawValue.replacing("-", with: "_") }
    var text = line(
      ["rank", "sector", "name", "score", "registered", "last_result", "size"]
        + names.flatMap { [$0, "\($0)_before"] })
    for sector in backtest.cases {
      var fields = [
        "\(sector.rank)", sector.key.description, sector.name ?? "", number(sector.score),
        number(sector.registered), number(sector.predictions[.lastResult]),
        number(sector.predictions[.size]),
      ]
      for measure in measures {
        fields += [number(sector.outcomes[measure]), number(sector.before[measure])]
      }
      text += line(fields)
    }
    return text
  }

  private static func line(_ fields: [String]) -> String {
    fields.map(RankingCSV.quoted).joined(separator: ",") + "\n"
  }

  private static func number(_ value: Double?) -> String {
    value.flatMap { trimmed($0, 4) } ?? ""
  }
}
