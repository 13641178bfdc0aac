/// Which character parts the fields of a table.
enum SeparatorDetection {
  /// The one of `;` `,` tab `|` that the first line has most of outside quotes, in that order where
  /// two are level; `,` where there is none.
  static func separator(in bytes: ArraySlice<UInt8>) -> UInt8 {
    let candidates: [UInt8] = [
      UInt8(ascii: ";"), UInt8(ascii: ","), 9, UInt8(ascii: "|"),
    ]
    var counts = [0, 0, 0, 0]
    var isQuoted = false
    scan: for byte in bytes {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 10 where !isQuoted, 13 where !isQuoted:
        if counts != [0, 0, 0, 0] { break scan }
      default:
        if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
      }
    }
    let most = counts.max() ?? 0
    guard most > 0, let index = counts.firstIndex(of: most) else { return UInt8(ascii: ",") }
    return candidates[index]
  }
}
