import ArpentContours
import ArpentElections
import ArpentFormats
import ArpentGeometry

/// An address as it lies on disk between reading and drawing: 48 bytes, no text.
struct SpooledAddress: BitwiseCopyable {
  /// In EPSG:4326; not a number where the table has no position.
  var longitude: Double
  var latitude: Double
  /// A digest of the street's name; 0 for none.
  var street: UInt64
  /// Place of the station in the run's list.
  var station: Int32
  /// -1 for none.
  var number: Int32
  var count: Float
  /// Not a number where the table has none.
  var score: Float
  /// Raw value of the match; 255 where the table has none.
  var match: UInt8

  init(_ row: AddressRow, station: Int) {
    longitude = row.position?.x ?? .nan
    latitude = row.position?.y ?? .nan
    street = row.street.isEmpty ? 0 : Self.digest(row.street)
    self.station = Int32(station)
    number = row.number.map(Int32.init) ?? -1
    count = Float(row.count)
    score = row.score.map(Float.init) ?? .nan
    match = row.match?.rawValue ?? 255
  }

  /// The street's name without case, FNV-1a (Fowler, Noll and Vo 1991).
  private static func digest(_ street: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in street.lowercased().utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return hash == 0 ? 1 : hash
  }

  func address(at position: Coordinate, station: Int) -> Address {
    let match: Address.Match =
      switch AddressMatch(rawValue: self.match) {
      case .housenumber: .housenumber
      case .interpolation: .interpolation
      case .street: .street
      case .locality: .locality
      case .municipality: .municipality
      case nil: .unknown
      }
    return Address(
      position: position, station: station, count: Double(count), match: match,
      score: score.isNaN ? 1 : Double(score),
      street: street == 0 ? nil : Int(bitPattern: UInt(street)),
      number: number < 0 ? nil : Int(number))
  }
}

/// The addresses of one commune, and its stations in ascending order of their codes.
struct CommuneAddresses {
  var commune: String
  var codes: [String]
  /// Stations by their places in ``codes``.
  var rows: [(address: SpooledAddress, station: Int)]

  /// Groups a bucket's addresses by commune, communes ascending, rows in the order of the file.
  static func grouped(_ rows: [SpooledAddress], stations: [StationKey]) -> [CommuneAddresses] {
    var members: [String: [SpooledAddress]] = [:]
    for row in rows { members[stations[Int(row.station)].commune, default: []].append(row) }
    return members.keys.sorted().map { commune in
      let rows = members[commune]!
      let used = Set(rows.map(\.station)).sorted { stations[Int($0)] < stations[Int($1)] }
      let place = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
      return CommuneAddresses(
        commune: commune, codes: used.map { stations[Int($0)].code },
        rows: rows.map { ($0, place[$0.station]!) })
    }
  }
}
