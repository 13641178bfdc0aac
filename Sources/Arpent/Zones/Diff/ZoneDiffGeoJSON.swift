import ArpentChange
import ArpentElections
import ArpentFormats
import ArpentGeometry
import ArpentOverlay

/// The ground that changed, piece by piece, for a map.
public enum ZoneDiffGeoJSON {
  /// RFC 7946, one feature a relation of zones that did not keep their ground, or a piece between
  /// two that did: the ground that the two share; and each zone created or abolished. Ground that
  /// stayed in the same zone is left out.
  public static func text(_ diff: ZoneDiff) throws(ArpentError) -> String {
    var bytes: [UInt8] = []
    do {
      var writer = GeoJSONWriter(name: "changes") { bytes.append(contentsOf: $0) }
      for row in ZoneDiffRow.all(of: diff) where !row.kind.keepsGround {
        try writer.write(
          properties: properties(row, diff), area: try ground(of: row, in: diff))
      }
      try writer.finish()
    } catch {
      throw ArpentError(error)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func ground(of row: ZoneDiffRow, in diff: ZoneDiff) throws -> MultiPolygon {
    let source = row.source.map { diff.from.zones[$0].ground }
    let target = row.target.map { diff.to.zones[$0].ground }
    if let source, let target { return try source.intersection(target) }
    return source ?? target ?? MultiPolygon([])
  }

  private static func properties(_ row: ZoneDiffRow, _ diff: ZoneDiff) -> [(
    name: String, value: PropertyValue
  )] {
    func share(_ value: Double?) -> PropertyValue {
      value.map { .real(($0 * 1e6).rounded() / 1e6) } ?? .null
    }
    let lineage = diff.lineage
    return [
      ("kind", .string(row.kind.rawValue)),
      ("from", row.source.map { .string(lineage.sourceKeys[$0].description) } ?? .null),
      ("to", row.target.map { .string(lineage.targetKeys[$0].description) } ?? .null),
      ("shared_m2", .real(row.sharedArea.rounded())), ("from_share", share(row.sourceShare)),
      ("to_share", share(row.targetShare)), ("iou", share(row.relation?.iou)),
      ("group", row.group(in: lineage).map { .integer(Int64($0)) } ?? .null),
    ]
  }
}
