import ArpentGeometry

/// The legal projected system of a part of France overseas (décret n° 2000-1276, as amended 2019).
struct FrenchTerritory: Sendable {
  let name: String
  let crs: String
  /// In EPSG:4326, with the waters round it.
  let extent: BoundingBox

  func holds(_ box: BoundingBox) -> Bool {
    extent.minX <= box.minX && box.maxX <= extent.maxX && extent.minY <= box.minY
      && box.maxY <= extent.maxY
  }

  private init(_ name: String, _ crs: String, lon: ClosedRange<Double>, lat: ClosedRange<Double>) {
    self.name = name
    self.crs = crs
    extent = BoundingBox(
      minX: lon.lowerBound, minY: lat.lowerBound, maxX: lon.upperBound, maxY: lat.upperBound)
  }

  static let all = [
    FrenchTerritory("Guadeloupe, Martinique", "EPSG:5490", lon: -63.5...(-60.5), lat: 14...18.5),
    FrenchTerritory("Guyane", "EPSG:2972", lon: -54.8...(-51.4), lat: 2...6.2),
    FrenchTerritory("La Réunion", "EPSG:2975", lon: 54.9...56.1, lat: -21.7...(-20.6)),
    FrenchTerritory("Mayotte", "EPSG:4471", lon: 44.7...45.6, lat: -13.3...(-12.3)),
    FrenchTerritory("Saint-Pierre-et-Miquelon", "EPSG:4467", lon: -57...(-55.8), lat: 46.5...47.4),
    FrenchTerritory("Nouvelle-Calédonie", "EPSG:3163", lon: 163...168.6, lat: -23...(-19)),
    FrenchTerritory("Îles Sous-le-Vent", "EPSG:3296", lon: -156...(-150), lat: -20...(-14)),
    FrenchTerritory("Tahiti, Tuamotu", "EPSG:3297", lon: -150...(-144), lat: -20...(-14)),
    FrenchTerritory("Îles Marquises", "EPSG:3298", lon: -144...(-138), lat: -24...(-7)),
  ]
}
