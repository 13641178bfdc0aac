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
    guard let value, value.isFinite else { return .none }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded(.toNearestOrAwayFromZero)
    // A whole number below 2⁵³ over a power of ten is the double nearest to that decimal.
    return .number(abs(scaled) < 9e15 ? scaled / scale : value)
  }

  static func optional(_ value: Int?) -> Self { value.map(Self.integer) ?? .none }
  static func optional(_ value: String?) -> Self { value.map(Self.text) ?? .none }
}
