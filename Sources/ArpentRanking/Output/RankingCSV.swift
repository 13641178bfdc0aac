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
  public static func bytes(_ ranking: Ranking, language: Language = .en) -> [UInt8] {
    let columns = SectorColumns(ranking, language: language)
    var bytes: [UInt8] = []
    append(columns.names.map(PropertyValue.text), to: &bytes)
    bytes += concurrentBytes(ranking.sectors.count) { i, rows in
      append(columns.values(of: ranking.sectors[i]), to: &rows)
    }
    return bytes
  }

  /// The whole file as a text; see ``bytes(_:language:)``.
  public static func text(_ ranking: Ranking, language: Language = .en) -> String {
    String(decoding: bytes(ranking, language: language), as: UTF8.self)
  }

  private static func append(_ values: [PropertyValue], to bytes: inout [UInt8]) {
    for (i, value) in values.enumerated() {
      if i > 0 { bytes.append(UInt8(ascii: ",")) }
      switch value {
      case .none: continue
      case .text(let text): appendField(text, to: &bytes)
      case .integer(let number): bytes.append(contentsOf: String(number).utf8)
      case .number(let number): appendTrimmed(number, 6, to: &bytes)
      case .flag(let flag): bytes.append(contentsOf: flag ? "true".utf8 : "false".utf8)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// A field as it stands in a file, in quotes where it must be.
  static func quoted(_ field: String) -> String {
    var bytes: [UInt8] = []
    appendField(field, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func appendField(_ field: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let mustBeQuoted = field.utf8.contains { byte in
      byte == quote || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard mustBeQuoted else { return bytes.append(contentsOf: field.utf8) }
    bytes.append(quote)
    if field.utf8.contains(quote) {
      for byte in field.utf8 {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
      }
    } else {
      bytes.append(contentsOf: field.utf8)
    }
    bytes.append(quote)
  }
}
