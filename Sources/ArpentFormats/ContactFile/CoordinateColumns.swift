import Foundation

/// Where a contact file's positions stand.
public enum CoordinateColumns: Sendable, Hashable {
  /// Two columns, by number from 0: longitude or x, latitude or y.
  case pair(longitude: Int, latitude: Int)
  /// One column that holds `latitude, longitude`, as open-data portals write it (`geo_point_2d`).
  case point(Int)
}

extension CoordinateColumns {
  /// Headings that are recognised, best first, folded as ``fold(_:)`` does. The first pair whose
  /// two columns are there is taken. With a reference system given, the projected pairs go first.
  static let pairs: [(String, String)] = [
    ("longitude", "latitude"), ("lon", "lat"), ("lng", "lat"), ("long", "lat"),
    ("result_longitude", "result_latitude"), ("result_lon", "result_lat"),
    ("result_lng", "result_lat"), ("geo_longitude", "geo_latitude"), ("geo_lon", "geo_lat"),
    ("geo_long", "geo_lat"), ("lon_wgs84", "lat_wgs84"), ("gps_lon", "gps_lat"),
    ("gps_longitude", "gps_latitude"),
  ]
  static let points = ["geo_point_2d", "geo_point", "geopoint", "point_geo", "lat_lon", "latlon"]
  static let projectedPairs: [(String, String)] = [
    ("x", "y"), ("result_x", "result_y"), ("coord_x", "coord_y"), ("coordx", "coordy"),
    ("x_l93", "y_l93"), ("x_lambert93", "y_lambert93"), ("geo_x", "geo_y"), ("x_coord", "y_coord"),
    ("easting", "northing"),
  ]

  /// A heading without case, accents, surrounding blanks; blanks, hyphens and points as `_`.
  static func fold(_ heading: String) -> String {
    let folded = heading.trimmingCharacters(in: .whitespacesAndNewlines)
      .folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    return String(folded.map { " -.".contains($0) ? "_" : $0 })
  }

  /// All columns that look like positions, best first; empty when there are none.
  static func candidates(among headings: [String], projected: Bool) -> [CoordinateColumns] {
    let folded = headings.map(fold)
    func found(_ pairs: [(String, String)]) -> [CoordinateColumns] {
      pairs.compactMap { longitude, latitude in
        guard let x = folded.firstIndex(of: longitude), let y = folded.firstIndex(of: latitude)
        else { return nil }
        return .pair(longitude: x, latitude: y)
      }
    }
    let geographic =
      found(pairs) + points.compactMap { folded.firstIndex(of: $0).map(CoordinateColumns.point) }
    let plane = found(projectedPairs)
    return projected ? plane + geographic : geographic + plane
  }

  /// The column that a user named: the exact heading, or failing that the only one that differs
  /// from it by case, accents or blanks.
  static func column(named name: String, among headings: [String], file: String)
    throws(ContactFileError) -> Int
  {
    var matches = headings.indices.filter { headings[$0] == name }
    if matches.isEmpty { matches = headings.indices.filter { fold(headings[$0]) == fold(name) } }
    if matches.count > 1 { throw .columnNamedTwice(file: file, column: name) }
    guard let match = matches.first else {
      throw .noSuchColumn(file: file, column: name, headings: headings)
    }
    return match
  }

  package var numbers: [Int] {
    switch self {
    case .pair(let longitude, let latitude): [longitude, latitude]
    case .point(let column): [column]
    }
  }
}
