/// The number and the street in an address's first line.
struct StreetAddress: Hashable {
  /// The digits it begins with; `nil` where it begins otherwise, or the number is past 99,999.
  var number: Int?
  /// What follows the number and its suffix (`12 bis`, `12B`, `12/14`); all of it without number.
  var street: String

  init(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count <= 5, let number = Int(digits) else {
      self.number = nil
      street = text
      return
    }
    self.number = number
    var rest = text.dropFirst(digits.count)
    if let first = rest.first, first != " ", first != "," {
      // A suffix written close to the number.
      rest = rest.drop { $0 != " " && $0 != "," }
    }
    rest = rest.drop { $0 == " " || $0 == "," }
    let word = rest.prefix { $0 != " " }
    if Self.suffixes.contains(word.lowercased()) || word.count == 1 && word.first!.isLetter {
      rest = rest.dropFirst(word.count).drop { $0 == " " }
    }
    street = String(rest)
  }

  private static let suffixes: Set<String> = ["bis", "ter", "quater", "quinquies"]
}
