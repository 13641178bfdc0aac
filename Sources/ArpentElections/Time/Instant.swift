/// A moment in UTC, to the millisecond: when the store came to know something.
///
/// Written as ISO 8601 (`2026-03-15T18:00:00.000Z`), so that text order is time order.
public struct Instant: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// `nil` unless `text` is a day, or a day and a UTC time with seconds, as this type writes them.
  public init?(_ text: String) {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard let first = halves.first, let date = CalendarDate(String(first)), halves.count <= 2
    else { return nil }
    var clock = 0.0
    if halves.count == 2 {
      guard halves[1].hasSuffix("Z") else { return nil }
      let parts = halves[1].dropLast().split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 3, let hours = Int(parts[0]), (0..<24).contains(hours),
        let minutes = Int(parts[1]), (0..<60).contains(minutes),
        let seconds = Double(parts[2]), seconds >= 0, seconds < 60
      else { return nil }
      clock = Double(hours * 3600 + minutes * 60) + seconds
    }
    milliseconds = date.daysSince1970 * 86_400_000 + Int64((clock * 1000).rounded())
  }

  public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
}

extension Instant: CustomStringConvertible {
  public var description: String {
    var days = milliseconds / 86_400_000
    var rest = milliseconds % 86_400_000
    if rest < 0 {
      rest += 86_400_000
      days -= 1
    }
    func padded(_ value: Int64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let (h, m) = (rest / 3_600_000, rest / 60_000 % 60)
    let (s, ms) = (rest / 1000 % 60, rest % 1000)
    return "\(CalendarDate(daysSince1970: days))T\(padded(h, 2)):\(padded(m, 2)):\(padded(s, 2))"
      + ".\(padded(ms, 3))Z"
  }
}

// Day numbers after H. Hinnant, "chrono-compatible low-level date algorithms" (2013).
extension CalendarDate {
  /// Days from 1970-01-01 to this day.
  public var daysSince1970: Int64 {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  /// - Precondition: the day lies in the years 1 to 9999.
  public init(daysSince1970 days: Int64) {
    let z = Int(days) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    guard
      let date = CalendarDate(
        year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day)
    else { preconditionFailure("day \(days) is out of the calendar") }
    self = date
  }
}
