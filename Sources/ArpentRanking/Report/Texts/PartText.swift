import ArpentPages

extension Language {
  /// A part's value with its unit.
  func value(_ value: Double, _ unit: Part.Unit) -> String {
    switch unit {
    case .electors, .doors: number(value)
    case .share: percent(value)
    case .points:
      self == .fr ? "\(number(value * 100, 1))\u{202F}pt" : "\(number(value * 100, 1)) pts"
    case .perSquareKilometre: number(value)
    case .doorsPerHour: number(value, 1)
    case .votesPerHour: number(value, 3)
    case .eurosPerYear: self == .fr ? "\(number(value))\u{202F}€" : "€\(number(value))"
    case .number: number(value, abs(value) >= 100 ? 0 : 2)
    }
  }
}
