public import ArpentGeometry

extension CRS {
  /// Systems in which coordinates with this extent would make sense, the likeliest first: degrees
  /// as EPSG:4326, the usual French and European systems by their area of use, Web Mercator last.
  /// For the text of an error where a source declares no system; a guess is never applied.
  /// - Throws: only where PROJ itself fails.
  public static func plausible(
    for box: BoundingBox
  ) throws(ProjectionError) -> [CRSSuggestion] {
    guard !box.isEmpty, box.width.isFinite, box.height.isFinite else { return [] }
    let corners = [
      Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.maxY),
    ]
    if corners.allSatisfy(\.isGeographic) {
      return [
        CRSSuggestion(identifier: "EPSG:4326", meaning: "longitude and latitude (WGS 84)")
      ]
    }
    var suggestions: [CRSSuggestion] = []
    for (identifier, meaning, range) in usualSystems where holds(box, range) {
      let crs = try CRS(identifier)
      if try crs.contradictionKind(with: box) == nil {
        suggestions.append(CRSSuggestion(identifier: identifier, meaning: meaning))
      }
    }
    return suggestions
  }
}

/// Identifier, name, and the range of eastings and northings in the country that uses it.
private let usualSystems: [(String, String, BoundingBox)] =
  [("EPSG:2154", "Lambert-93", range(0, 1.3e6, 6.0e6, 7.2e6))]
  + (42...50).map { zone in
    // The false northing of zone N is (N − 41) million and 200 km; a zone is 222 km high.
    let middle = Double(zone - 41) * 1e6 + 2e5
    return (
      "EPSG:\(3900 + zone)", "RGF93 / CC\(zone)", range(1.0e6, 2.4e6, middle - 2e5, middle + 2e5)
    )
  }
  + [
    ("EPSG:27572", "Lambert II étendu", range(0, 1.3e6, 1.6e6, 2.7e6)),
    ("EPSG:3035", "ETRS89 / LAEA Europe", range(2.0e6, 7.5e6, 1.3e6, 5.5e6)),
    ("EPSG:3857", "Web Mercator", range(-20_037_509, 20_037_509, -20_048_967, 20_048_967)),
  ]

private func range(_ minX: Double, _ maxX: Double, _ minY: Double, _ maxY: Double) -> BoundingBox {
  BoundingBox(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
}

private func holds(_ box: BoundingBox, _ range: BoundingBox) -> Bool {
  range.minX <= box.minX && box.maxX <= range.maxX && range.minY <= box.minY
    && box.maxY <= range.maxY
}
