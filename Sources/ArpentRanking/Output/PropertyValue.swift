/// A value of an output's column, for writers of CSV, GeoJSON or tables.
public enum PropertyValue: Hashable, Sendable {
  /// Not known, not shown, or without meaning here.
  case none
  case text(String)
  case integer(Int)
  /// Already rounded to the column's decimals.
  case number(Double)
  case flag(Bool)

  /// - Parameter decimals: how many are kept.
  static func rounded(_ value: Double?, _ decimals: Int) -> Self {
    guard let value, value.isFinite, let text = fixed(value, decimals), let kept = Double(text)
    else { return .none }
    return .number(kept)
  }

  static func optional(_ value: Int?) -> Self { value.map(Self.integer) ?? .none }
  static func optional(_ value: String?) -> Self { value.map(Self.text) ?? .none }

  /// As a CSV field before quoting; empty for ``none``.
  var text: String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .integer(let value): String(value)
    case .number(let value): trimmed(value, 6) ?? ""
    case .flag(let value): value ? "true" : "false"
    }
  }
}
