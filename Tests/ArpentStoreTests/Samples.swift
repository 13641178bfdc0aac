import ArpentElections
import ArpentGeometry
import ArpentStore

/// Small zones and editions to record.
enum Samples {
  /// A square of 0.01° whose south-west corner is at column, row.
  static func square(_ column: Int, _ row: Int = 0) -> MultiPolygon {
    let x = 2 + Double(column) / 100
    let y = 48 + Double(row) / 100
    return MultiPolygon(
      Polygon(
        exterior: Ring([
          Coordinate(x: x, y: y), Coordinate(x: x + 0.01, y: y),
          Coordinate(x: x + 0.01, y: y + 0.01), Coordinate(x: x, y: y + 0.01),
          Coordinate(x: x, y: y),
        ])))
  }

  static func source(_ name: String = "zones.geojson") -> Source {
    Source(fileName: name, sha256: String(repeating: "a", count: 64), byteCount: 12)
  }

  static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  static func instant(_ text: String) -> Instant { Instant(text)! }

  /// `zones`: commune, code and column of each square.
  static func edition(
    _ name: String, from: String, to: String? = nil, scope: VintageEdition.Scope = .communes,
    _ zones: [(String, String, Int)]
  ) -> VintageEdition {
    VintageEdition(
      vintage: Vintage(name: name, validity: ValidPeriod(from: day(from), to: to.map(day))),
      entries: zones.map { commune, code, column in
        .init(
          zone: Zone(key: StationKey(commune: commune, code: code), ground: square(column)),
          area: 800_000)
      }, scope: scope, source: source())
  }
}

extension ZoneStore {
  /// `commune_code@column` of each zone on a day, for short expectations.
  func picture(_ day: String, asOf: String? = nil) throws -> [String] {
    try zones(validOn: Samples.day(day), recordedAsOf: asOf.map(Samples.instant)).map {
      let column = Int((($0.zone.ground.boundingBox.minX - 2) * 100).rounded())
      return "\($0.zone.key)@\(column)"
    }
  }
}
