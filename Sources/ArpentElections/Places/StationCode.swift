/// Codes of polling stations: the many ways in which sources write them, made one.
public enum StationCode {
  /// The canonical form of a French station code: digits are padded to four characters, digits
  /// with one letter to three and the letter in upper case. `1` becomes `0001`, `0069a` becomes
  /// `069A`; what is neither (`01.1`, `40-1`, `0C21`, `JUS1`) is trimmed and kept.
  public static func normalised(_ raw: String) -> String {
    let code = trimmed(raw)
    let digits = code.utf8.prefix(while: isDigit)
    let rest = code.utf8.dropFirst(digits.count)
    guard !digits.isEmpty, rest.count <= 1, rest.allSatisfy(isLetter) else { return code }
    let significant = String(Substring(digits).drop { $0 == "0" })
    let letter = String(Substring(rest)).uppercased()
    return padded(significant, to: letter.isEmpty ? 4 : 3) + letter
  }

  /// The key that a source's commune and station codes stand for.
  ///
  /// Where the commune is French (or `rules` say so): a code that carries its commune
  /// (`01150_01150_1`) loses it; the arrondissements of Paris, Lyon and Marseille are folded into
  /// the one commune that the results know (`75118` and `54` make `75056_1854`); Paris's own
  /// writings (`19-5`, `750060019`) are read; and the code is ``normalised(_:)``. Codes of other
  /// countries are trimmed and otherwise kept: padding them would make others of them.
  public static func reconcile(
    commune: String, code: String, rules: CommuneCode.Rules = .automatic
  ) -> StationKey {
    let given = CommuneCode.normalised(commune, rules: rules)
    let code = trimmed(code)
    guard rules != .asGiven else { return StationKey(commune: given, code: code) }
    let (place, rest) = split(code, in: given, rules: rules)
    guard CommuneCode.isFrench(place) else { return StationKey(commune: place, code: rest) }
    if let city = City(containing: place) {
      return StationKey(commune: city.commune, code: city.code(rest, in: place))
    }
    return StationKey(commune: place, code: normalised(rest))
  }

  /// Whether `raw` shows what a spreadsheet makes of codes that it takes for numbers or dates:
  /// `0,00E+00` (was `0E11`), `1,5E+03`, `03-mars`, `Mar-03`, `#REF!`. The code that it was can't
  /// be had back.
  public static func looksDamaged(_ raw: String) -> Bool {
    let code = trimmed(raw).lowercased()
    if code.hasPrefix("#") { return code.hasSuffix("!") || code.hasSuffix("?") || code == "#n/a" }
    return isScientific(code) || isDayOfMonth(code)
  }

  /// Without blanks, no-break spaces and byte-order marks around it.
  static func trimmed(_ raw: String) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0xA0, 0x202F, 0x2007, 0xFEFF: true
      default: false
      }
    }
    let scalars = raw.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  static func padded(_ digits: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The commune that a code begins with, and what follows it, when they agree with the commune
  /// given beside the code (or none was given); otherwise both as they are.
  private static func split(_ code: String, in commune: String, rules: CommuneCode.Rules)
    -> (commune: String, code: String)
  {
    var place = commune
    var rest = Substring(code)
    while let underscore = rest.firstIndex(of: "_") {
      let prefix = CommuneCode.normalised(String(rest[..<underscore]), rules: rules)
      let after = rest[rest.index(after: underscore)...]
      let agrees =
        prefix == place || place.isEmpty || "0" + prefix == place
        || City(containing: prefix).map { $0.commune == City(containing: place)?.commune } ?? false
      guard agrees, !after.isEmpty else { break }
      guard CommuneCode.isFrench(prefix) || "0" + prefix == place else { break }
      // An arrondissement says more than the city that was given.
      if CommuneCode.isFrench(prefix), City(containing: place)?.commune != prefix { place = prefix }
      rest = after
    }
    return (place, String(rest))
  }

  private static func isScientific(_ code: String) -> Bool {
    guard let e = code.firstIndex(of: "e") else { return false }
    let mantissa = code[..<e].utf8
    let exponent = code[code.index(after: e)...].utf8
    guard let sign = exponent.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return false
    }
    return !mantissa.isEmpty && exponent.count > 1 && exponent.dropFirst().allSatisfy(isDigit)
      && mantissa.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
  }

  private static func isDayOfMonth(_ code: String) -> Bool {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    func isNumber(_ part: Substring) -> Bool {
      !part.isEmpty && part.utf8.count <= 2 && part.utf8.allSatisfy(isDigit)
    }
    func isMonth(_ part: Substring) -> Bool {
      months.contains(part.last == "." ? String(part.dropLast()) : String(part))
    }
    return isNumber(parts[0]) && isMonth(parts[1]) || isMonth(parts[0]) && isNumber(parts[1])
  }

  /// What spreadsheets write for months, in French and English.
  private static let months: Set<String> = [
    "janv", "févr", "fevr", "mars", "avr", "mai", "juin", "juil", "août", "aout", "sept", "oct",
    "nov", "déc", "dec", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
  ]

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }
}
