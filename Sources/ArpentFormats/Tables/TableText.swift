/// Small changes to the text of cells and headings.
enum TableText {
  /// Without blanks, no-break spaces and byte-order marks around it.
  static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return text }
    // Plain characters at both ends: nothing to trim.
    if (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) { return text }
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0xA0, 0x202F, 0x2007, 0xFEFF: true
      default: false
      }
    }
    let scalars = text.unicodeScalars
    guard let from = scalars.firstIndex(where: { !isBlank($0) }),
      let to = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[from...to])
  }

  /// A heading reduced to what counts when two are compared: letters without accents, in lower
  /// case, and digits; `%` becomes `pct`. `Libellé du département`, `libelle_du_departement` and
  /// `Libellé.du.département` are one.
  static func folded(_ heading: String) -> String {
    var out = ""
    for scalar in heading.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": out.unicodeScalars.append(scalar)
      case "%": out += "pct"
      case "à", "á", "â", "ã", "ä", "å": out += "a"
      case "æ": out += "ae"
      case "ç": out += "c"
      case "è", "é", "ê", "ë": out += "e"
      case "ì", "í", "î", "ï": out += "i"
      case "ñ": out += "n"
      case "ò", "ó", "ô", "õ", "ö": out += "o"
      case "œ": out += "oe"
      case "ù", "ú", "û", "ü": out += "u"
      case "ý", "ÿ": out += "y"
      default:
        // Letters of other scripts count; combining accents and punctuation do not.
        if scalar.value > 0x17F, scalar.properties.isAlphabetic {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out
  }
}
