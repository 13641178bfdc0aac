import ArpentElections
import ArpentPages

/// PLAN.csv: written as ``RankingCSV`` is, one line a visit, by team and order.
///
/// | column | unit | meaning |
/// |---|---|---|
/// | `team` | | from 1 |
/// | `order` | | from 1 in each team |
/// | `sector` | | key; several joined by `+` where small sectors were joined |
/// | `name` | | of the sector, where it has one |
/// | `share` | 0–1 | share of the doors that are worked; 1 but for a sector left unfinished |
/// | `doors` | doors | to knock on |
/// | `minutes` | minutes | at the doors and between them |
/// | `travel` | minutes | the way there, from the visit before or from the start |
/// | `value` | the ranking's | what the visit is expected to bring |
/// | `cumulated` | the ranking's | sum of `value` in this team so far |
/// | `hours_so_far` | hours | sum of `minutes` and `travel` in this team so far |
/// | `doors_from` | | `households` or `registered`: where the number of doors comes from |
public enum PlanCSV {
  /// - Complexity: O(visits)
  public static func text(_ plan: CanvassPlan) -> String {
    var text =
      "team,order,sector,name,share,doors,minutes,travel,value,cumulated,hours_so_far,doors_from\n"
    for round in plan.rounds {
      var (value, minutes) = (0.0, 0.0)
      for (i, visit) in round.visits.enumerated() {
        value += visit.value
        minutes += visit.minutes + visit.travel
        let fields = [
          "\(round.team)", "\(i + 1)", visit.label, visit.names.joined(separator: " + "),
          number(visit.share, 4), number(visit.doors, 1), number(visit.minutes, 1),
          number(visit.travel, 1), number(visit.value, 4), number(value, 4),
          number(minutes / 60, 2), visit.originCodes.joined(separator: "+"),
        ]
        text += fields.map(RankingCSV.quoted).joined(separator: ",") + "\n"
      }
    }
    return text
  }

  private static func number(_ value: Double, _ decimals: Int) -> String {
    trimmed(value, decimals) ?? ""
  }
}

extension CanvassPlan.Visit {
  /// The keys as one: `75056_0101+75056_0102`.
  public var label: String { keys.map(\.description).joined(separator: "+") }

  var originCodes: [String] {
    [DoorCount.Origin.households, .registered].filter(doorsFrom.contains).map {
      $0 == .households ? "households" : "registered"
    }
  }
}
