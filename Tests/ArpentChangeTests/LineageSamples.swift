import ArpentChange
import ArpentElections
import ArpentGeometry

/// Zones drawn by hand, in metres.
enum LineageSamples {
  static func ring(_ corners: [(Double, Double)]) -> Ring {
    Ring((corners + [corners[0]]).map { Coordinate(x: $0.0, y: $0.1) })
  }

  static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double)
    -> MultiPolygon
  {
    MultiPolygon(
      Polygon(
        exterior: ring([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])))
  }

  static func zone(_ code: String, _ ground: MultiPolygon, commune: String = "75056") -> Zone {
    Zone(key: StationKey(commune: commune, code: code), ground: ground)
  }

  /// A rectangle as a zone.
  static func zone(
    _ code: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double
  ) -> Zone {
    zone(code, rectangle(x, y, width, height))
  }
}

/// Lineage in words: `A>B unchanged`, ordered by source and target.
func words(_ lineage: Lineage) -> [String] {
  lineage.relations.map {
    "\(lineage.sourceKeys[$0.source].code)>\(lineage.targetKeys[$0.target].code) \($0.kind.rawValue)"
  }
}

/// `A split` for each source, `>B split` for each target.
func fates(_ lineage: Lineage) -> [String] {
  zip(lineage.sourceKeys, lineage.sources).map { "\($0.code) \($1.kind.rawValue)" }
    + zip(lineage.targetKeys, lineage.targets).map { ">\($0.code) \($1.kind.rawValue)" }
}
