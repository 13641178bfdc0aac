/// A day of the Gregorian calendar, without time or zone. Ordered; written `YYYY-MM-DD`.
public struct CalendarDate: Hashable, Sendable, Comparable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// `nil` where no such day exists (30 February).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// `nil` unless `text` is `YYYY-MM-DD` and names a day that exists.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: CustomStringConvertible {
  public var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// The days from `from` on, up to but not including `to`; without `to`, until further notice.
public struct ValidPeriod: Hashable, Sendable {
  public let from: CalendarDate
  public let to: CalendarDate?

  /// - Precondition: `to`, where there is one, comes after `from`.
  public init(from: CalendarDate, to: CalendarDate? = nil) {
    precondition(to.map { from < $0 } ?? true, "a period must not be empty")
    self.from = from
    self.to = to
  }

  public func contains(_ date: CalendarDate) -> Bool {
    from <= date && (to.map { date < $0 } ?? true)
  }

  public func overlaps(_ other: ValidPeriod) -> Bool {
    (other.to.map { from < $0 } ?? true) && (to.map { other.from < $0 } ?? true)
  }
}
