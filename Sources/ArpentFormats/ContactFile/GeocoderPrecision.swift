/// How far a geocoded position may lie from the place meant, from what the geocoder says of it.
///
/// Neither the Base Adresse Nationale nor the REU publishes an error in metres. The radii below are
/// conventions, on the careful side: a matched number is a door or a plot away, a street stands for
/// any of its numbers, a municipality for anything in it; a low score says that the match itself
/// is doubtful, and widens the radius.
package enum GeocoderPrecision {
  package enum Match: UInt8, Sendable, CaseIterable {
    case housenumber, interpolation, street, locality, municipality
  }

  /// Metres, for a score of 0.8 and more.
  package static func radius(of match: Match) -> Float {
    switch match {
    case .housenumber: 15
    case .interpolation: 40
    case .street: 200
    case .locality: 500
    case .municipality: 3000
    }
  }

  /// What the radius is multiplied by: lower bound of the score, factor.
  package static let factors: [(score: Double, factor: Float)] = [(0.8, 1), (0.6, 2), (0.4, 4)]

  /// Factor below the last bound, and the largest radius in metres.
  package static let worstFactor: Float = 10
  package static let largest: Float = 5000

  /// Radius in metres; 0 when the type is not one that we know, since nothing is known then. A
  /// missing score counts as a good one.
  package static func radius(match: Match?, score: Double) -> Float {
    guard let match else { return 0 }
    let base = radius(of: match)
    if score.isNaN { return base }
    let factor = factors.first { score >= $0.score }?.factor ?? worstFactor
    return min(base * factor, largest)
  }

  /// Reads a type as geocoders write it (`result_type`, `geo_type`).
  static func match(_ text: UnsafePointer<UInt8>, _ count: Int) -> Match? {
    let names: [(StaticString, Match)] = [
      ("housenumber", .housenumber), ("street", .street), ("locality", .locality),
      ("municipality", .municipality), ("interpolation", .interpolation),
      ("interpolated", .interpolation), ("city", .municipality), ("town", .municipality),
      ("village", .municipality),
    ]
    for (name, match) in names where name.utf8CodeUnitCount == count {
      var same = true
      for i in 0..<count where (text[i] | 0x20) != name.utf8Start[i] { same = false }
      if same { return match }
    }
    return nil
  }

  /// Pairs of headings that carry them, folded: the Base Adresse Nationale's, then the REU's.
  static let headings: [(type: String, score: String)] = [
    ("result_type", "result_score"), ("geo_type", "geo_score"),
  ]
}
