public import ArpentGeometry

/// A coordinate reference system for positions on the ground, as PROJ understands it.
///
/// Positions are always x = easting or longitude, y = northing or latitude here, whichever order
/// the system's own definition prescribes: `EPSG:4326` and `OGC:CRS84` are the same to us.
/// Two values are equal when their ``identifier`` is, or their definition if they have none.
public struct CRS: Sendable {
  /// What PROJ makes it from: ``identifier``, else WKT 2 or a PROJ string.
  public let definition: String
  /// Authority and code (`EPSG:2154`); `nil` where the definition is no registered system.
  public let identifier: String?
  /// As its authority calls it (`RGF93 v1 / Lambert-93`).
  public let name: String
  /// Coordinates are angles, longitude and latitude, and not lengths.
  public let isGeographic: Bool
  /// `metre`, `US survey foot`, `degree`…
  public let unitName: String
  /// Length of a unit in metres; `nil` for a geographic system, whose units are angles.
  public let unitInMetres: Double?
  /// Where its authority says that it is meant for, in EPSG:4326; all longitudes for an area that
  /// crosses the antimeridian. `nil` where nobody said.
  public var areaOfUse: BoundingBox? {
    areasOfUse.first.map { areasOfUse.dropFirst().reduce(into: $0) { $0.extend(to: $1) } }
  }
  /// The area of use in one box, or in two where it crosses the antimeridian.
  let areasOfUse: [BoundingBox]

  /// WGS 84 longitude/latitude, in which zones and contacts meet.
  public static func longitudeLatitude() throws(ProjectionError) -> CRS { try CRS("EPSG:4326") }

  /// How messages speak of it: `EPSG:2154 (RGF93 v1 / Lambert-93)`.
  public var label: String { identifier.map { "\($0) (\(name))" } ?? name }
}

extension CRS: Hashable {
  public static func == (a: CRS, b: CRS) -> Bool { a.definition == b.definition }
  public func hash(into hasher: inout Hasher) { hasher.combine(definition) }
}

extension CRS: CustomStringConvertible {
  public var description: String { label }
}
