import ArpentElections
import ArpentFormats

/// Writes the five columns that follow a row, in the file's own delimiter and encoding.
struct AppendixWriter: Sendable {
  private let delimiter: UInt8
  /// Between the codes of `zone_alternatives`: a character that no field needs quotes for.
  private let separator: UInt8
  private let decimalMark: UInt8
  /// Codes and vintages as they stand in the file, and codes before they were quoted.
  private let codes: [[UInt8]]
  private let vintages: [[UInt8]]
  private let plainCodes: [[UInt8]]

  init(labels: ZoneLabels, layout: ContactLayout, decimalComma: Bool, fileName: String)
    throws(ContactFileError)
  {
    delimiter = layout.delimiter
    separator = layout.delimiter == 0x7C ? 0x20 : 0x7C
    // A comma would have to be quoted where it separates fields.
    decimalMark = decimalComma && layout.delimiter != 0x2C ? 0x2C : 0x2E
    func encode(_ texts: [String]) throws(ContactFileError) -> [[UInt8]] {
      var encoded: [[UInt8]] = []
      encoded.reserveCapacity(texts.count)
      for text in texts {
        guard let bytes = layout.encoding.encode(text) else {
          throw .notEncodable(file: fileName, text: text, encoding: layout.encoding.rawValue)
        }
        encoded.append(bytes)
      }
      return encoded
    }
    plainCodes = try encode(labels.codes)
    codes = plainCodes.map { ContactText.quoted($0, delimiter: layout.delimiter) }
    vintages = try encode(labels.vintages).map {
      ContactText.quoted($0, delimiter: layout.delimiter)
    }
  }

  /// Five fields, each after a delimiter. The distance is in metres, to a tenth.
  func text(
    zone: Int32?, _ reason: AssignmentReason, metres: Double? = nil, alternatives: [Int32] = []
  ) -> [UInt8] {
    var bytes: [UInt8] = [delimiter]
    if let zone { bytes += codes[Int(zone)] }
    bytes.append(delimiter)
    if let zone { bytes += vintages[Int(zone)] }
    bytes.append(delimiter)
    bytes += Array(reason.rawValue.utf8)
    bytes.append(delimiter)
    if let metres {
      let tenths = Int((metres * 10).rounded())
      bytes += Array(String(tenths / 10).utf8)
      bytes += [decimalMark, 0x30 + UInt8(tenths % 10)]
    }
    bytes.append(delimiter)
    var list: [UInt8] = []
    for (i, other) in alternatives.enumerated() {
      if i > 0 { list.append(separator) }
      list += plainCodes[Int(other)]
    }
    return bytes + ContactText.quoted(list, delimiter: delimiter)
  }
}
