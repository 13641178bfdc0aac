import ArpentChange
import ArpentElections
import ArpentPages
import Foundation

/// A comparison as one JSON object: what was compared and how, counts, zones and relations.
public enum ZoneDiffJSON {
  public static func text(_ diff: ZoneDiff) throws(ArpentError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(Document(diff)), as: UTF8.self) + "\n"
    } catch {
      throw ArpentError(error)
    }
  }
}

private struct Document: Encodable {
  var generator = "arpent \(arpentVersion)"
  var from: Side
  var to: Side
  var crs: String
  var tolerance_m: Double
  var min_iou: Double
  var codes: Codes
  var weights: String?
  var notices: [String]
  var relations: [Relation]

  struct Side: Encodable {
    var name: String
    var valid_from: String?
    var zones: Int
    var kinds: [String: Int]
    var sources: [Origin]
    var fates: [Fate]
  }

  struct Origin: Encodable {
    var file: String
    var sha256: String
    var licence: String?
    var attribution: String?
    var date: String?
  }

  struct Codes: Encodable {
    var on_both_sides: Int
    var on_other_ground: Int
  }

  struct Fate: Encodable {
    var zone: String
    var name: String?
    var kind: String
    var counterpart: String?
    var relations: Int
    var area_m2: Double
    var outside_share: Double
    var same_code_iou: Double?
    var code_on_other_ground: Bool?
    var group: Int?
  }

  struct Relation: Encodable {
    var kind: String
    var from: String?
    var to: String?
    var shared_m2: Double
    var from_share: Double?
    var to_share: Double?
    var iou: Double?
    var same_by_iou: Bool?
    var same_by_tolerance: Bool?
    var group: Int?
    var from_weight_share: Double?
    var from_weighed_by: String?
    var to_weight_share: Double?
    var to_weighed_by: String?
  }

  init(_ diff: ZoneDiff) {
    let lineage = diff.lineage
    from = Self.side(diff.from, lineage.sources, diff.to)
    to = Self.side(diff.to, lineage.targets, diff.from)
    crs = diff.crs
    tolerance_m = lineage.criteria.tolerance
    min_iou = lineage.criteria.minimumIoU
    let common = diff.commonCodes
    codes = Codes(on_both_sides: common.count, on_other_ground: common.onOtherGround)
    weights = diff.weighing?.name
    notices = diff.notices.map(\.message)
    relations = ZoneDiffRow.all(of: diff).map { row in
      let people = (
        from: diff.weighing?.sourceShare(of: row), to: diff.weighing?.targetShare(of: row)
      )
      return Relation(
        kind: row.kind.rawValue, from: row.source.map { lineage.sourceKeys[$0].description },
        to: row.target.map { lineage.targetKeys[$0].description },
        shared_m2: rounded(row.sharedArea, 1), from_share: row.sourceShare.map { rounded($0, 6) },
        to_share: row.targetShare.map { rounded($0, 6) },
        iou: (row.relation?.iou).map { rounded($0, 6) }, same_by_iou: row.relation?.isSameByIoU,
        same_by_tolerance: row.relation?.isSameByTolerance, group: row.group(in: lineage),
        from_weight_share: (people.from?.share).map { rounded($0, 6) },
        from_weighed_by: people.from?.method.rawValue,
        to_weight_share: (people.to?.share).map { rounded($0, 6) },
        to_weighed_by: people.to?.method.rawValue)
    }
  }

  private static func side(
    _ edition: ZoneDiff.Edition, _ fates: [Lineage.Fate], _ other: ZoneDiff.Edition
  ) -> Side {
    var kinds: [String: Int] = [:]
    for fate in fates { kinds[fate.kind.rawValue, default: 0] += 1 }
    return Side(
      name: edition.name, valid_from: edition.validFrom?.description, zones: fates.count,
      kinds: kinds,
      sources: edition.sources.map {
        Origin(
          file: $0.fileName, sha256: $0.sha256, licence: $0.licence, attribution: $0.attribution,
          date: $0.date?.description)
      },
      fates: zip(edition.zones, fates).map { zone, fate in
        Fate(
          zone: zone.key.description, name: zone.name, kind: fate.kind.rawValue,
          counterpart: fate.counterpart.map { other.zones[$0].key.description },
          relations: fate.relationCount, area_m2: rounded(fate.area, 1),
          outside_share: rounded(fate.outsideShare, 6),
          same_code_iou: fate.namesakeIoU.map { rounded($0, 6) },
          code_on_other_ground: fate.namesake == nil ? nil : fate.isCodeReused, group: fate.group)
      })
  }
}

/// To that many decimals, as the tables have it.
private func rounded(_ value: Double, _ decimals: Int) -> Double {
  trimmed(value, decimals).flatMap(Double.init) ?? value
}
