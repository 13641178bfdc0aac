import ArpentChange
import ArpentElections
import ArpentPages

/// A comparison as tables, comma-separated. Columns are documented in <doc:ZoneDiffs>.
public enum ZoneDiffTable {
  /// One row a pair of zones that share ground beyond traces of drawing, and one for each zone that
  /// was created or abolished.
  public static func relations(_ diff: ZoneDiff) -> String {
    let lineage = diff.lineage
    let ending = [
      trimmed(lineage.criteria.tolerance, 3) ?? "", trimmed(lineage.criteria.minimumIoU, 6) ?? "",
    ]
    var text = CSVText.line([
      "kind", "from", "to", "shared_m2", "from_share", "to_share", "iou", "same_by_iou",
      "same_by_tolerance", "from_m2", "to_m2", "from_kind", "to_kind", "group",
      "from_weight_share", "from_weighed_by", "to_weight_share", "to_weighed_by", "tolerance_m",
      "min_iou",
    ])
    for row in ZoneDiffRow.all(of: diff) {
      let (source, target) = (
        row.source.map { lineage.sources[$0] }, row.target.map { lineage.targets[$0] }
      )
      text += CSVText.line(
        [
          row.kind.rawValue, row.source.map { lineage.sourceKeys[$0].description } ?? "",
          row.target.map { lineage.targetKeys[$0].description } ?? "", number(row.sharedArea, 1),
          number(row.sourceShare, 6), number(row.targetShare, 6),
          number(row.relation?.iou, 6), flag(row.relation?.isSameByIoU),
          flag(row.relation?.isSameByTolerance), number(source?.area, 1), number(target?.area, 1),
          source?.kind.rawValue ?? "", target?.kind.rawValue ?? "",
          row.group(in: lineage).map(String.init) ?? "",
          number(diff.weighing?.sourceShare(of: row)?.share, 6),
          diff.weighing?.sourceShare(of: row)?.method.rawValue ?? "",
          number(diff.weighing?.targetShare(of: row)?.share, 6),
          diff.weighing?.targetShare(of: row)?.method.rawValue ?? "",
        ] + ending)
    }
    return text
  }

  /// One row a zone of either side, sources first.
  public static func zones(_ diff: ZoneDiff) -> String {
    let lineage = diff.lineage
    var text = CSVText.line([
      "side", "zone", "commune", "code", "kind", "counterpart", "relations", "area_m2",
      "outside_share", "same_code_iou", "code_on_other_ground", "group",
    ])
    func add(
      _ side: String, _ keys: [StationKey], _ fates: [Lineage.Fate], _ others: [StationKey]
    ) {
      for (key, fate) in zip(keys, fates) {
        text += CSVText.line([
          side, key.description, key.commune, key.code, fate.kind.rawValue,
          fate.counterpart.map { others[$0].description } ?? "", String(fate.relationCount),
          number(fate.area, 1), number(fate.outsideShare, 6), number(fate.namesakeIoU, 6),
          fate.namesake == nil ? "" : flag(fate.isCodeReused), fate.group.map(String.init) ?? "",
        ])
      }
    }
    add("from", lineage.sourceKeys, lineage.sources, lineage.targetKeys)
    add("to", lineage.targetKeys, lineage.targets, lineage.sourceKeys)
    return text
  }

  private static func number(_ value: Double?, _ decimals: Int) -> String {
    value.flatMap { trimmed($0, decimals) } ?? ""
  }

  private static func flag(_ value: Bool?) -> String { value.map { $0 ? "true" : "false" } ?? "" }
}

/// One row of a comparison: a relation, or a zone that came from nothing or went to nothing.
struct ZoneDiffRow {
  var kind: LineageKind
  var source: Int?
  var target: Int?
  var relation: Lineage.Relation?
  /// Ground that the two share; of a zone created or abolished, its ground in no zone of the other
  /// side. In square metres.
  var sharedArea: Double
  var sourceShare: Double?
  var targetShare: Double?

  init(_ relation: Lineage.Relation) {
    (kind, source, target) = (relation.kind, relation.source, relation.target)
    self.relation = relation
    sharedArea = relation.sharedArea
    (sourceShare, targetShare) = (relation.sourceShare, relation.targetShare)
  }

  init(abolished source: Int, _ fate: Lineage.Fate) {
    (kind, self.source) = (.abolished, source)
    sharedArea = fate.area * fate.outsideShare
    sourceShare = fate.outsideShare
  }

  init(created target: Int, _ fate: Lineage.Fate) {
    (kind, self.target) = (.created, target)
    sharedArea = fate.area * fate.outsideShare
    targetShare = fate.outsideShare
  }

  func group(in lineage: Lineage) -> Int? {
    source.flatMap { lineage.sources[$0].group } ?? target.flatMap { lineage.targets[$0].group }
  }

  /// In order of sources, then targets; the created last.
  static func all(of diff: ZoneDiff) -> [ZoneDiffRow] {
    let lineage = diff.lineage
    var rows: [ZoneDiffRow] = []
    var next = 0
    for (source, fate) in lineage.sources.enumerated() {
      while next < lineage.relations.count, lineage.relations[next].source == source {
        rows.append(ZoneDiffRow(lineage.relations[next]))
        next += 1
      }
      guard fate.kind == .abolished else { continue }
      rows.append(ZoneDiffRow(abolished: source, fate))
    }
    for (target, fate) in lineage.targets.enumerated() where fate.kind == .created {
      rows.append(ZoneDiffRow(created: target, fate))
    }
    return rows
  }
}
