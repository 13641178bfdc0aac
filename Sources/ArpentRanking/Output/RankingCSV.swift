public import ArpentPages

/// RANKING.csv: UTF-8 without byte order mark, comma, one header line, lines end in LF, fields
/// quoted where needed (RFC 4180), point as decimal sign, empty where there is no figure.
///
/// One line a sector: the ranked in order, then the sectors not ranked and those withheld, by key.
/// Columns that are repeated stand once an election, with its identifier, or once a statistic.
///
/// | column | meaning |
/// |---|---|
/// | `rank` | from 1; equal scores share it; empty without one |
/// | `sector` | key, commune and code joined by `_` |
/// | `commune`, `code`, `name`, `vintage` | where it is, what it is called, the edition of its ground |
/// | `score` | as the profile's formula gives it |
/// | `score_ratio` | score ÷ score of the average sector |
/// | `score_low`, `score_high` | interval of the score, by simulation |
/// | `score_counted` | the formula at the figures as counted |
/// | `rank_low`, `rank_high` | interval of the rank |
/// | `tie_group` | group of sectors that can't be told apart, from 1 |
/// | `registered`, `abstention`, `support` | the parts of the score, here of `mobilisation`; `support` is empty when none was chosen |
/// | `contribution_…` | of a product weight × ln(part ÷ mean part), which add up to ln(`score_ratio`); of a sum weight × (part − mean part) |
/// | indicators shown | those that the profile shows without counting them |
/// | `registered_E`, `cast_E`, `valid_E`, `support_votes_E` | counts of election E |
/// | `abstention_E`, `turnout_E`, `support_E` | shares from 0 to 1 in election E |
/// | `interpolated_E` | share of E's counts carried over from other ground |
/// | `carried_by_E`, `coverage_E` | what E's stations were divided by; ground with results |
/// | `registered_low_E`, `registered_high_E` | band of E's roll, where it was carried |
/// | `area_km2`, `registered_per_km2` | ground, and the latest roll over it |
/// | `households`, `contacts` | counts given for the minimum size |
/// | `stat_V` and `…_coverage`, `…_imputed`, `…_interpolated` | statistic V and its shares |
/// | `why` | the explanation in words |
/// | `withheld` | `true` when the figures may not be shown |
/// | `reasons` | why there is no rank, codes separated by spaces |
public enum RankingCSV {
  /// What a column holds.
  public struct Column: Hashable, Sendable {
    /// `{election}` and `{statistic}` stand for the names that repeat.
    public var name: String
    public var unit: String
    public var meaning: String
    /// When the field is empty.
    public var emptyWhen: String
  }

  /// The whole file.
  /// - Complexity: O(sectors × columns)
  /// - Parameter language: of the explanations; all else is the same in every language.
  public static func text(_ ranking: Ranking, language: Language = .en) -> String {
    let columns = SectorColumns(ranking, language: language)
    var text = ""
    append(columns.names, to: &text)
    text += concurrentRows(ranking.sectors.count) { i, rows in
      append(columns.values(of: ranking.sectors[i]).map(\.text), to: &rows)
    }
    return text
  }

  private static func append(_ fields: [String], to text: inout String) {
    for (i, field) in fields.enumerated() {
      if i > 0 { text += "," }
      text += quoted(field)
    }
    text += "\n"
  }

  static func quoted(_ field: String) -> String {
    var needsQuotes = false
    var hasQuotes = false
    for byte in field.utf8 {
      switch byte {
      case UInt8(ascii: "\""): hasQuotes = true
      case UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): needsQuotes = true
      default: continue
      }
    }
    if hasQuotes { return "\"" + field.replacing("\"", with: "\"\"") + "\"" }
    return needsQuotes ? "\"" + field + "\"" : field
  }
}
