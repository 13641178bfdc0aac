import ArpentElections
import CShapelib
import Foundation

/// The `.dbf` of a shapefile, read through shapelib.
///
/// Reading moves a cursor in shapelib's handle, so a table is opened for each reading.
final class AttributeTable {
  let header: TableHeader
  let fields: [VectorField]
  let encoding: TableEncoding
  private(set) var problems: [Problem] = []
  private let handle: DBFHandle

  init(
    _ bytes: FileBytes, codePage: String?, path: String
  ) throws(TableHeader.Flaw) {
    header = try TableHeader(bytes)
    let opened = MemoryFiles.open(["dbf": bytes]) { DBFOpenLL("\($0).dbf", "rb", $1) }
    guard let opened else { throw TableHeader.Flaw(reason: "shapelib can't open it") }
    guard Int(DBFGetFieldCount(opened)) == header.columns.count else {
      DBFClose(opened)
      throw TableHeader.Flaw(reason: "its list of columns is damaged")
    }
    handle = opened
    let choice = EncodingChoice(bytes, header: header, codePage: codePage)
    encoding = choice.encoding
    func problem(
      _ severity: Problem.Severity, _ kind: String, _ message: String, value: String? = nil
    ) -> Problem {
      Problem(
        severity: severity, kind: kind, message: message,
        subject: Subject(file: path, value: value))
    }
    if let remark = choice.remark {
      problems.append(problem(.notice, "text-encoding", remark, value: codePage))
    }
    if header.wholeRecordCount < header.recordCount {
      problems.append(
        problem(
          .notice, "table-truncated",
          "the .dbf is cut off: of \(header.recordCount) records, "
            + "\(header.recordCount - header.wholeRecordCount) have no values"))
    }
    var taken: Set<String> = []
    var renamed: [String] = []
    var named: [VectorField] = []
    let decoder = encoding
    for (place, column) in header.columns.enumerated() {
      let plain = decoder.decode(column.rawName).trimmingCharacters(in: .whitespaces)
      var name = plain.isEmpty ? "column\(place + 1)" : plain
      var copy = 1
      while !taken.insert(name).inserted {
        name = "\(plain)_\(copy)"
        copy += 1
      }
      if name != plain { renamed.append("\(plain) to \(name)") }
      named.append(VectorField(name: name, type: Self.kind(column)))
    }
    fields = named
    if !renamed.isEmpty {
      let list = renamed.prefix(5).joined(separator: ", ")
      problems.append(
        problem(
          .repaired, "duplicate-fields",
          "\(renamed.count) columns share their name with another and were renamed: \(list)"
            + (renamed.count > 5 ? " and so on" : "")))
    }
  }

  deinit { DBFClose(handle) }

  private static func kind(_ column: TableHeader.Column) -> VectorField.Kind {
    switch column.type {
    case UInt8(ascii: "N"), UInt8(ascii: "F"):
      column.decimals == 0 && column.type == UInt8(ascii: "N") ? .integer : .real
    case UInt8(ascii: "L"): .boolean
    default: .string
    }
  }

  func isDeleted(_ record: Int) -> Bool {
    record < header.wholeRecordCount && DBFIsRecordDeleted(handle, Int32(record)) != 0
  }

  /// The values of a record, from 0; nulls past the end of the table.
  func values(_ record: Int) -> [PropertyValue] {
    guard record < header.wholeRecordCount else {
      return Array(repeating: .null, count: fields.count)
    }
    return header.columns.indices.map { place in
      guard let text = DBFReadStringAttribute(handle, Int32(record), Int32(place)) else {
        return .null
      }
      let bytes = UnsafeBufferPointer(start: text, count: strlen(text))
      return bytes.withMemoryRebound(to: UInt8.self) { value(header.columns[place], $0) }
    }
  }

  private func value(
    _ column: TableHeader.Column, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> PropertyValue {
    if bytes.isEmpty { return .null }
    switch column.type {
    case UInt8(ascii: "N"), UInt8(ascii: "F"):
      // Stars fill a number that was too wide for its column.
      if bytes.allSatisfy({ $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: " ") }) { return .null }
      let text = encoding.decode(bytes)
      if column.decimals == 0, let whole = Int64(text) { return .integer(whole) }
      if Int64(text) == nil, text.allSatisfy({ $0.isASCII && $0.isNumber }) { return .json(text) }
      if let real = Double(text), real.isFinite { return .real(real) }
      return .string(text)
    case UInt8(ascii: "L"):
      switch bytes[0] {
      case UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "Y"), UInt8(ascii: "y"):
        return .boolean(true)
      case UInt8(ascii: "F"), UInt8(ascii: "f"), UInt8(ascii: "N"), UInt8(ascii: "n"):
        return .boolean(false)
      default: return .null
      }
    default: return .string(encoding.decode(bytes))
    }
  }
}
