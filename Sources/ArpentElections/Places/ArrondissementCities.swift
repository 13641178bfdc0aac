/// Paris, Lyon and Marseille: one commune in the results, arrondissements in most other sources.
/// A station's number there is its arrondissement's, two digits, and its own in it, two digits.
enum City {
  case paris
  case lyon
  case marseille

  /// The city that a commune or arrondissement code belongs to.
  init?(containing code: String) {
    switch code {
    case "75056": self = .paris
    case "69123": self = .lyon
    case "13055": self = .marseille
    default:
      guard let number = Int(code) else { return nil }
      switch number {
      case 75101...75120: self = .paris
      case 69381...69389: self = .lyon
      case 13201...13216: self = .marseille
      default: return nil
      }
    }
  }

  var commune: String {
    switch self {
    case .paris: "75056"
    case .lyon: "69123"
    case .marseille: "13055"
    }
  }

  private var arrondissements: ClosedRange<Int> {
    switch self {
    case .paris: 1...20
    case .lyon: 1...9
    case .marseille: 1...16
    }
  }

  /// Which arrondissement `place` is; `nil` for the city as a whole.
  private func arrondissement(of place: String) -> Int? {
    guard place != commune, let number = Int(place) else { return nil }
    switch self {
    case .paris: return number - 75100
    case .lyon: return number - 69380
    case .marseille: return number - 13200
    }
  }

  /// The city-wide code of the station that `place` (the city or an arrondissement) calls `raw`.
  func code(_ raw: String, in place: String) -> String {
    if let code = open(raw) { return code }
    let code = StationCode.normalised(raw)
    guard let arrondissement = arrondissement(of: place) else { return code }
    guard let number = Int(code), number >= 0 else { return code }
    // From 100 on, the number already begins with the arrondissement.
    return number < 100 ? Self.joined(arrondissement, number) : code
  }

  /// The cities' own writings: `19-5`, and Paris's `750060019` (75, arrondissement, station).
  private func open(_ raw: String) -> String? {
    let parts = raw.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2, let arrondissement = Self.number(parts[0], digits: 1...2),
      let station = Self.number(parts[1], digits: 1...2), arrondissements.contains(arrondissement)
    {
      return Self.joined(arrondissement, station)
    }
    if self == .paris, raw.utf8.count == 9, raw.hasPrefix("75"),
      let arrondissement = Self.number(raw.dropFirst(2).prefix(3), digits: 3...3),
      let station = Self.number(raw.suffix(4), digits: 4...4),
      arrondissements.contains(arrondissement), station < 100
    {
      return Self.joined(arrondissement, station)
    }
    return nil
  }

  private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy(StationCode.isDigit) else {
      return nil
    }
    return Int(text)
  }

  private static func joined(_ arrondissement: Int, _ station: Int) -> String {
    StationCode.padded(String(arrondissement), to: 2) + StationCode.padded(String(station), to: 2)
  }
}
