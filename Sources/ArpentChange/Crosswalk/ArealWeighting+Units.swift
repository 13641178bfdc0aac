public import ArpentElections
public import ArpentGeometry

extension ArealWeighting {
  /// The share of each unit's ground that lies in each zone; errors carry the unit's or zone's code.
  ///
  /// - Parameter project: moves a ground from EPSG:4326 to metres.
  /// - Throws: what ``crosswalk(from:to:shareOutOutside:threads:projectedBy:)-([MultiPolygon],_,_,_,_)``
  ///   throws.
  public static func crosswalk(
    from units: [StatisticUnit], to zones: [Zone], shareOutOutside: Bool = false, threads: Int = 1,
    projectedBy project: (MultiPolygon) throws -> MultiPolygon
  ) throws(ChangeError) -> Crosswalk {
    do throws(ChangeError) {
      return try crosswalk(
        from: units.map(\.ground), to: zones.map(\.ground), shareOutOutside: shareOutOutside,
        threads: threads, projectedBy: project)
    } catch {
      throw error.named { role, number in
        role == .source ? units[number - 1].id : zones[number - 1].key.description
      }
    }
  }
}
