public import ArpentElections
public import ArpentGeometry

/// A row of an address table.
public struct AddressRow: Sendable, Hashable {
  /// Line of the file, from 1.
  public var line = 0
  /// Both as the file has them; the commune is empty where it has no column.
  public var station = ""
  public var commune = ""
  /// In EPSG:4326; `nil` where the row has none, or an impossible one.
  public var position: Coordinate?
  /// How many addresses the row stands for; 1 where the table does not say.
  public var count = 1.0
  public var match: AddressMatch?
  /// 0 to 1; `nil` where the table does not say.
  public var score: Double?
  /// As written, without the number; empty where there is none.
  public var street = ""
  /// Without suffix (`bis`, `B`).
  public var number: Int?
}

/// What a geocoder found: a door, a street, a town.
public enum AddressMatch: UInt8, Sendable, Hashable {
  case housenumber, interpolation, street, locality, municipality
}

/// Reads tables of addresses with their stations: the REU's, geocoded lists, and any other that has a
/// station's code, a longitude and a latitude.
public enum AddressTable {
  /// What was read.
  public struct Reading: Sendable, Hashable {
    public var rows = 0
    /// Rows that name no station.
    public var withoutStation = 0
    /// Rows without a usable position.
    public var unlocated = 0
    /// Which heading was taken for which field.
    public var columns: [AddressField: String] = [:]
    public var problems: [Problem] = []
  }

  /// Hands every row that names a station to `take`, in constant memory.
  public static func read(
    path: String, columns: AddressColumns = AddressColumns(), take: (AddressRow) throws -> Void
  ) throws -> Reading {
    var table = try opened(path)
    guard try next(&table) else {
      throw AddressTableError(.table(TableError(.empty, file: table.file)), file: table.file)
    }
    let headings = table.texts()
    let places = try columns.places(among: headings, file: table.file)
    var reading = Reading()
    for (field, place) in places { reading.columns[field] = headings[place] }
    let columns = Places(places)
    while try next(&table) {
      reading.rows += 1
      let row = Self.row(of: table, columns)
      if row.position == nil { reading.unlocated += 1 }
      guard !row.station.isEmpty else {
        reading.withoutStation += 1
        if reading.withoutStation <= 100 {
          reading.problems.append(
            Problem(
              severity: .rejected, kind: "no-station", message: "the row names no station",
              subject: Subject(
                file: table.file, line: row.line, field: reading.columns[.station])))
        }
        continue
      }
      try take(row)
    }
    return reading
  }

  /// The places of columns by name: a dictionary asked a dozen times a row costs more than the row.
  private struct Places {
    let station, commune, longitude, latitude, count, type, score, street, number, label: Int?

    init(_ places: [AddressField: Int]) {
      station = places[.station]
      commune = places[.commune]
      longitude = places[.longitude]
      latitude = places[.latitude]
      count = places[.count]
      type = places[.type]
      score = places[.score]
      street = places[.street]
      number = places[.number]
      label = places[.label]
    }
  }

  private static func row(of table: borrowing DelimitedReader, _ columns: Places)
    -> AddressRow
  {
    func text(_ column: Int?) -> String { column.map { table.text($0) } ?? "" }
    func value(_ column: Int?) -> Double? {
      column.flatMap { TableNumber.value(table.bytes($0)) }
    }
    var row = AddressRow()
    row.line = table.line
    row.station = text(columns.station)
    row.commune = text(columns.commune)
    if let longitude = value(columns.longitude), let latitude = value(columns.latitude) {
      let position = Coordinate(longitude: longitude, latitude: latitude)
      if position.isGeographic, longitude != 0 || latitude != 0 { row.position = position }
    }
    if let count = value(columns.count), count > 0 { row.count = count }
    row.match = columns.type.flatMap { match(table.bytes($0)) }
    row.score = value(columns.score).map { min(1, max(0, $0)) }
    row.street = text(columns.street)
    row.number = columns.number.flatMap { number(table, $0) }
    if row.street.isEmpty, let label = columns.label {
      let address = StreetAddress(table.text(label))
      row.street = address.street
      row.number = row.number ?? address.number
    }
    return row
  }

  private static func number(_ table: borrowing DelimitedReader, _ column: Int) -> Int? {
    let bytes = table.bytes(column)
    guard bytes.count <= 5, bytes.allSatisfy({ (48...57).contains($0) }) else {
      return StreetAddress(table.text(column)).number
    }
    return bytes.isEmpty ? nil : bytes.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  private static func match(_ bytes: ArraySlice<UInt8>) -> AddressMatch? {
    if bytes.elementsEqual("housenumber".utf8) { return .housenumber }
    return switch TableText.trimmed(String(decoding: bytes, as: UTF8.self)).lowercased() {
    case "housenumber": .housenumber
    case "interpolation", "interpolated": .interpolation
    case "street": .street
    case "locality": .locality
    case "municipality", "city", "town", "village": .municipality
    default: nil
    }
  }

  private static func opened(_ path: String) throws(AddressTableError) -> DelimitedReader {
    do throws(TableError) {
      return try DelimitedReader(path: path)
    } catch {
      throw AddressTableError(.table(error), file: error.subject.file ?? path)
    }
  }

  private static func next(_ table: inout DelimitedReader) throws(AddressTableError) -> Bool {
    do throws(TableError) {
      return try table.advance()
    } catch {
      throw AddressTableError(.table(error), file: table.file)
    }
  }
}
