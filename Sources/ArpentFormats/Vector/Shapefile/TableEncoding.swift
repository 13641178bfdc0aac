/// The text encodings met in `.dbf` tables.
enum TableEncoding: Hashable {
  case utf8
  /// ISO 8859-1: each byte is the character of its number.
  case latin1
  case windows1252, windows1250, windows1251, latin9, dos437, dos850, dos852

  /// `text` without what follows the last whole character, for a name cut by a column's width.
  func decode(_ bytes: some Collection<UInt8>) -> String {
    switch self {
    case .utf8: return String(decoding: Self.cut(Array(bytes)), as: UTF8.self)
    case .latin1:
      var text = String.UnicodeScalarView()
      for byte in bytes { text.append(Unicode.Scalar(byte)) }
      return String(text)
    default:
      let upper = Self.upperHalves[self]!
      var text = String.UnicodeScalarView()
      for byte in bytes {
        text.append(byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80])
      }
      return String(text)
    }
  }

  /// Drops the beginning of a UTF-8 character that the end of a column cut through.
  static func cut(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var start = bytes.count
    while start > 0 && bytes.count - start < 3 && bytes[start - 1] & 0xC0 == 0x80 { start -= 1 }
    guard start > 0 else { return bytes[...] }
    let lead = bytes[start - 1]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    return bytes.count - start + 1 < length ? bytes[..<(start - 1)] : bytes[...]
  }

  /// What a `.cpg` file says; `nil` for a name that is not known.
  init?(codePage text: String) {
    let name = text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    switch name {
    case "utf8", "65001", "cp65001", "cputf8": self = .utf8
    case "iso88591", "88591", "latin1", "28591": self = .latin1
    case "iso885915", "885915", "latin9", "28605": self = .latin9
    case "1252", "cp1252", "windows1252", "ansi1252", "ansi": self = .windows1252
    case "1250", "cp1250", "windows1250", "ansi1250": self = .windows1250
    case "1251", "cp1251", "windows1251", "ansi1251": self = .windows1251
    case "437", "cp437", "ibm437", "oem437", "oem": self = .dos437
    case "850", "cp850", "ibm850", "oem850": self = .dos850
    case "852", "cp852", "ibm852", "oem852": self = .dos852
    default: return nil
    }
  }

  /// What the language byte of a `.dbf` says (dBASE language driver identifiers).
  init?(languageDriver: UInt8) {
    switch languageDriver {
    case 0x01, 0x09, 0x0B, 0x0D, 0x0F, 0x11, 0x15, 0x18, 0x19, 0x1B: self = .dos437
    case 0x02, 0x0A, 0x0E, 0x10, 0x12, 0x14, 0x16, 0x1A, 0x1D, 0x25, 0x37: self = .dos850
    case 0x03, 0x57, 0x58, 0x59: self = .windows1252
    case 0x1F, 0x22, 0x23, 0x40, 0x64, 0x87: self = .dos852
    case 0xC8: self = .windows1250
    case 0xC9: self = .windows1251
    default: return nil
    }
  }

  private static let upperHalves: [TableEncoding: [Unicode.Scalar]] = [
    .windows1252: scalars(
      "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬"
        + "\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷"
        + "øùúûüýþÿ"),
    .windows1250: scalars(
      "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬"
        + "\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷"
        + "řůúűüýţ˙"),
    .windows1251: scalars(
      "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕїА"
        + "БВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"),
    .latin9: scalars(
      "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}"
        + "\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}"
        + "\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}¡¢£€¥Š§š©ª«¬\u{AD}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁ"
        + "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"),
    .dos437: scalars(
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧"
        + "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"),
    .dos850: scalars(
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤"
        + "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"),
    .dos852: scalars(
      "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤"
        + "đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}"),
  ]

  private static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
}
