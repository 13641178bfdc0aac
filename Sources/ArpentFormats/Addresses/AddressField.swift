/// What a column of an address table holds.
public enum AddressField: String, Sendable, Hashable, CaseIterable {
  case station, commune, longitude, latitude, count, type, score, street, number
  /// A whole address in one column, `12 Rue des Lilas 29900 Concarneau`: its street and number are
  /// read from it where no column has them.
  case label

  /// Without these a table is no address table.
  static let required: [AddressField] = [.station, .longitude, .latitude]

  /// Headings that are recognised, best first, folded as ``TableText/folded(_:)`` does: the REU's,
  /// those of the Base Adresse Nationale and its geocoder, and what other tables use.
  var headings: [String] {
    switch self {
    case .station:
      [
        "idbrutbvreu", "idbrutreu", "idbrutinsee", "codebureauvote", "codebv", "idbv", "bureau",
        "bureaudevote", "numerobureau", "numerodubureaudevote", "bv", "station", "stationcode",
        "precinct", "code",
      ]
    case .commune:
      [
        "codecommuneref", "reconstitutioncodecommune", "codecommune", "resultcitycode", "citycode",
        "codeinsee", "insee", "commune", "depcom",
      ]
    case .longitude: ["longitude", "lon", "lng", "long", "resultlongitude", "geolongitude"]
    case .latitude: ["latitude", "lat", "resultlatitude", "geolatitude"]
    case .count: ["nbadresses", "nombreadresses", "addresses", "count"]
    case .type: ["geotype", "resulttype"]
    case .score: ["geoscore", "resultscore"]
    case .street:
      ["nomvoie", "resultstreet", "street", "streetname", "voie", "voiereu", "libellevoie", "rue"]
    case .number:
      [
        "numero", "resulthousenumber", "housenumber", "numvoie", "numvoiereu", "numerovoie",
        "number",
      ]
    case .label: ["geoadresse", "resultlabel", "adresse", "address", "label"]
    }
  }
}

/// Which column holds what, where headings don't say it or say it wrongly.
public struct AddressColumns: Sendable, Hashable {
  /// Headings as they stand in the file.
  public var names: [AddressField: String] = [:]

  public init() {}

  /// The place of each field's column among `headings`.
  func places(among headings: [String], file: String) throws(AddressTableError)
    -> [AddressField: Int]
  {
    let folded = headings.map(TableText.folded)
    var places: [AddressField: Int] = [:]
    for field in AddressField.allCases {
      if let name = names[field] {
        let match =
          headings.firstIndex(of: name) ?? folded.firstIndex(of: TableText.folded(name))
        guard let match else {
          throw AddressTableError(.noSuchColumn(name, headings: headings), file: file)
        }
        places[field] = match
      } else {
        places[field] = field.headings.lazy.compactMap { folded.firstIndex(of: $0) }.first
      }
    }
    for field in AddressField.required where places[field] == nil {
      throw AddressTableError(.missingColumn(field, headings: headings), file: file)
    }
    return places
  }
}
