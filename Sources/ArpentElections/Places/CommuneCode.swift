/// Commune codes, and the one decision on when the rules for French codes apply.
public enum CommuneCode {
  /// Which rules raw commune and station codes are read by.
  public enum Rules: String, Hashable, Sendable {
    /// French rules for communes that ``isFrench(_:)`` recognises, none for others.
    case automatic
    /// French rules whatever the code looks like: leading zeros lost from a commune are mended.
    case french
    /// Codes are trimmed, and otherwise kept as they are. For countries whose codes happen to look
    /// like French ones, such as the five-digit county codes of the United States.
    case asGiven = "as-given"
  }

  /// Whether `code` has the form of an INSEE commune code: five characters, a department
  /// (01–95, 2A, 2B, 971–978, 984–989, 99 for voters abroad) and digits.
  public static func isFrench(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    guard bytes.count == 5, bytes[2...].allSatisfy(isDigit), isDigit(bytes[0]) else { return false }
    if bytes[0] == UInt8(ascii: "2"), bytes[1] == UInt8(ascii: "A") || bytes[1] == UInt8(ascii: "B")
    {
      return true
    }
    guard isDigit(bytes[1]) else { return false }
    let department = (bytes[0] - 48) * 10 + bytes[1] - 48
    switch department {
    case 1...95, 99: return true
    case 97: return (UInt8(ascii: "1")...UInt8(ascii: "8")).contains(bytes[2])
    case 98: return (UInt8(ascii: "4")...UInt8(ascii: "9")).contains(bytes[2])
    default: return false
    }
  }

  /// The INSEE code of a commune from the department and commune columns of a ministry file.
  ///
  /// `01` and `4` make `01004`, `93` and `10` make `93010`; the ministry's overseas departments
  /// become INSEE's (`ZA` and `101` make `97101`, `ZX` and `801` make `97801`), and places abroad
  /// stand under `99` (`ZZ` and `001` make `99001`). A commune column that holds the whole code is
  /// kept, and one that lost its leading zero is mended with the department's help. What fits no
  /// rule comes back trimmed.
  public static func normalised(department: String, commune: String) -> String {
    let department = departmentCode(department)
    let commune = StationCode.trimmed(commune).uppercased()
    if commune.utf8.count == 5 { return isFrench(commune) ? commune : ministryCode(commune) }
    guard !department.isEmpty, !commune.isEmpty, commune.utf8.allSatisfy(isDigit),
      commune.utf8.count <= 4
    else { return commune }
    if commune.utf8.count == 4 {
      // Five digits that began with a zero.
      let mended = "0" + commune
      return department.hasPrefix("0") && mended.hasPrefix(department) ? mended : commune
    }
    return joined(department: department, commune: StationCode.padded(commune, to: 3))
  }

  /// A whole commune code as a source gives it. Under ``Rules/french``, a code of four digits is
  /// one that lost its leading zero; under ``Rules/automatic`` it may be of another country and
  /// stays as it is.
  public static func normalised(_ commune: String, rules: Rules = .automatic) -> String {
    let commune = StationCode.trimmed(commune)
    guard rules != .asGiven else { return commune }
    let upper = commune.uppercased()
    if isFrench(upper) { return upper }
    if rules == .french, upper.utf8.count == 4, upper.utf8.allSatisfy(isDigit),
      isFrench("0" + upper)
    {
      return "0" + upper
    }
    let ministry = ministryCode(upper)
    return isFrench(ministry) ? ministry : commune
  }

  /// The INSEE form of a department's code: two characters, or three overseas.
  /// `1` becomes `01`, `ZA` becomes `971`, `ZZ` becomes `99`.
  public static func departmentCode(_ raw: String) -> String {
    let code = StationCode.trimmed(raw).uppercased()
    if let overseas = overseas[code] { return overseas }
    return code.utf8.count == 1 && code.utf8.allSatisfy(isDigit) ? "0" + code : code
  }

  /// The ministry's letters for what lies overseas, as its files before 2024 use them.
  private static let overseas = [
    "ZA": "971", "ZB": "972", "ZC": "973", "ZD": "974", "ZM": "976", "ZN": "988", "ZP": "987",
    "ZS": "975", "ZW": "986", "ZX": "977", "ZZ": "99",
  ]

  /// `ZA101`, the ministry's own five characters, in INSEE's.
  private static func ministryCode(_ code: String) -> String {
    guard code.utf8.count == 5, code.hasPrefix("Z"), let letters = overseas[String(code.prefix(2))],
      code.utf8.dropFirst(2).allSatisfy(isDigit)
    else { return code }
    return joined(department: letters, commune: String(code.suffix(3)))
  }

  /// Overseas, a commune's three digits begin with one that stands for the department, in one of
  /// two numberings (Mayotte is 976, its communes 5xx): only the last two count. Saint-Martin
  /// shares its letters with Saint-Barthélemy and is told apart by that digit.
  private static func joined(department: String, commune: String) -> String {
    guard department.utf8.count == 3 else { return department + commune }
    if department == "977", commune.hasPrefix("8") { return "978" + commune.suffix(2) }
    return department + commune.suffix(2)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
