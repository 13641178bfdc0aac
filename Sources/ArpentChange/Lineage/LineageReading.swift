import ArpentElections
import ArpentGeometry
import ArpentOverlay

/// Reads lineage from compared grounds, step by step.
struct LineageReading {
  private let from: MeasuredZones
  private let to: MeasuredZones
  private let criteria: LineageCriteria
  /// Shared area of every pair that shares any, traces of drawing included.
  private var shared: [Pair: Double] = [:]
  private var relations: [Lineage.Relation] = []
  /// Places in `relations`, by zone.
  private var bySource: [[Int]]
  private var byTarget: [[Int]]
  /// Relations of which the target lies in the source, or the other way round.
  private var targetLiesIn: [Bool] = []
  private var sourceLiesIn: [Bool] = []
  private var matchOfSource: [Int?]
  private var matchOfTarget: [Int?]
  private var sourceIsPart: [Bool]
  private var targetIsPart: [Bool]
  private var sourceIsSplit: [Bool]
  private var targetIsMerged: [Bool]

  private struct Pair: Hashable {
    var source: Int
    var target: Int
  }

  init(
    _ from: MeasuredZones, _ to: MeasuredZones, _ comparisons: [GroundComparison],
    _ criteria: LineageCriteria
  ) {
    (self.from, self.to, self.criteria) = (from, to, criteria)
    let (s, t) = (from.grounds.count, to.grounds.count)
    bySource = Array(repeating: [], count: s)
    byTarget = Array(repeating: [], count: t)
    matchOfSource = Array(repeating: nil, count: s)
    matchOfTarget = Array(repeating: nil, count: t)
    sourceIsPart = Array(repeating: false, count: s)
    targetIsPart = Array(repeating: false, count: t)
    sourceIsSplit = Array(repeating: false, count: s)
    targetIsMerged = Array(repeating: false, count: t)
    for comparison in comparisons { add(comparison) }
  }

  private mutating func add(_ pair: GroundComparison) {
    shared[Pair(source: pair.source, target: pair.target)] = pair.area
    let (source, target) = (from.areas[pair.source], to.areas[pair.target])
    let (sourceShare, targetShare) = (min(1, pair.area / source), min(1, pair.area / target))
    if pair.isSliver && sourceShare < 0.5 && targetShare < 0.5 { return }
    let iou = ratio(pair.area, source, target)
    bySource[pair.source].append(relations.count)
    byTarget[pair.target].append(relations.count)
    sourceLiesIn.append(pair.sourceFits || sourceShare >= criteria.minimumIoU)
    targetLiesIn.append(pair.targetFits || targetShare >= criteria.minimumIoU)
    relations.append(
      Lineage.Relation(
        source: pair.source, target: pair.target, kind: .redrawn, sharedArea: pair.area,
        sourceShare: sourceShare, targetShare: targetShare, iou: iou,
        isSameByIoU: iou >= criteria.minimumIoU,
        isSameByTolerance: pair.sourceFits && pair.targetFits))
  }

  /// Shared over joint area, at most 1.
  private func ratio(_ shared: Double, _ first: Double, _ second: Double) -> Double {
    let joint = first + second - shared
    return joint > 0 ? min(1, shared / joint) : 0
  }

  /// Step 1: one to one, the same key first.
  mutating func matchSameGround() {
    let candidates = relations.indices
      .filter { relations[$0].isSameByIoU || relations[$0].isSameByTolerance }
      .sorted { precedes(relations[$0], relations[$1]) }
    for place in candidates {
      let (source, target) = (relations[place].source, relations[place].target)
      guard matchOfSource[source] == nil, matchOfTarget[target] == nil else { continue }
      matchOfSource[source] = target
      matchOfTarget[target] = source
      relations[place].kind = hasSameKey(relations[place]) ? .unchanged : .renumbered
    }
  }

  private func hasSameKey(_ relation: Lineage.Relation) -> Bool {
    from.keys[relation.source] == to.keys[relation.target]
  }

  private func precedes(_ a: Lineage.Relation, _ b: Lineage.Relation) -> Bool {
    if hasSameKey(a) != hasSameKey(b) { return hasSameKey(a) }
    if a.iou != b.iou { return a.iou > b.iou }
    return (from.keys[a.source], to.keys[a.target]) < (from.keys[b.source], to.keys[b.target])
  }

  /// Step 2: zones that are the ground of one zone of the other date together.
  mutating func findParts() throws(OverlayError) {
    var isSplit = [Bool](repeating: false, count: relations.count)
    var isMerged = isSplit
    for source in bySource.indices {
      let parts = bySource[source].filter { targetLiesIn[$0] }
      let grounds = parts.map { to.grounds[relations[$0].target] }
      let most = parts.reduce(0) { $0 + relations[$1].sharedArea }
      guard try areTogether(grounds, sharing: most, from.grounds[source], from.areas[source])
      else { continue }
      sourceIsSplit[source] = true
      for place in parts {
        isSplit[place] = true
        targetIsPart[relations[place].target] = true
      }
    }
    for target in byTarget.indices {
      let parts = byTarget[target].filter { sourceLiesIn[$0] }
      let grounds = parts.map { from.grounds[relations[$0].source] }
      let most = parts.reduce(0) { $0 + relations[$1].sharedArea }
      guard try areTogether(grounds, sharing: most, to.grounds[target], to.areas[target])
      else { continue }
      targetIsMerged[target] = true
      for place in parts {
        isMerged[place] = true
        sourceIsPart[relations[place].source] = true
      }
    }
    for place in relations.indices
    where isSplit[place] != isMerged[place] && !relations[place].kind.keepsGround {
      relations[place].kind = isSplit[place] ? .split : .merged
    }
  }

  /// Two or more grounds are together the same ground as one. `sharing` is at least what they share.
  private func areTogether(
    _ parts: [MultiPolygon], sharing most: Double, _ whole: MultiPolygon, _ area: Double
  ) throws(OverlayError) -> Bool {
    // Either criterion asks for more than half.
    guard parts.count > 1, most > area / 2 else { return false }
    let union = try MultiPolygon.union(of: parts)
    let common = try union.intersection(whole).area
    if ratio(common, union.area, area) >= criteria.minimumIoU { return true }
    guard try union.fits(in: whole, tolerance: criteria.tolerance) else { return false }
    return try whole.fits(in: union, tolerance: criteria.tolerance)
  }

  /// Steps 3 and 4, and the account of each zone.
  func lineage() -> Lineage {
    var sources: [Lineage.Fate] = []
    var targets: [Lineage.Fate] = []
    let sharedBySource = sums(count: from.areas.count) { $0.source }
    let sharedByTarget = sums(count: to.areas.count) { $0.target }
    let (sourceOf, targetOf) = (places(from.keys), places(to.keys))
    for source in bySource.indices {
      let own = bySource[source].map { relations[$0] }
      let namesake = targetOf[from.keys[source]]
      let kind = kind(
        matched: matchOfSource[source].map { from.keys[source] == to.keys[$0] },
        whole: sourceIsSplit[source] ? .split : nil, part: sourceIsPart[source] ? .merged : nil,
        covered: own.reduce(0) { $0 + $1.sourceShare }, gone: .abolished)
      sources.append(
        Lineage.Fate(
          kind: kind, area: from.areas[source],
          counterpart: matchOfSource[source] ?? own.min { isCloser($0, $1) }?.target,
          relationCount: own.count,
          outsideShare: outside(sharedBySource[source], of: from.areas[source]),
          namesake: namesake, namesakeIoU: namesake.map { iou(source, $0) }, group: nil))
    }
    for target in byTarget.indices {
      let own = byTarget[target].map { relations[$0] }
      let namesake = sourceOf[to.keys[target]]
      let kind = kind(
        matched: matchOfTarget[target].map { from.keys[$0] == to.keys[target] },
        whole: targetIsMerged[target] ? .merged : nil, part: targetIsPart[target] ? .split : nil,
        covered: own.reduce(0) { $0 + $1.targetShare }, gone: .created)
      targets.append(
        Lineage.Fate(
          kind: kind, area: to.areas[target],
          counterpart: matchOfTarget[target] ?? own.min { isCloser($0, $1) }?.source,
          relationCount: own.count,
          outsideShare: outside(sharedByTarget[target], of: to.areas[target]),
          namesake: namesake, namesakeIoU: namesake.map { iou($0, target) }, group: nil))
    }
    var lineage = Lineage(
      criteria: criteria, sourceKeys: from.keys, targetKeys: to.keys, relations: relations,
      sources: sources, targets: targets)
    lineage.numberGroups()
    return lineage
  }

  private func kind(
    matched: Bool?, whole: LineageKind?, part: LineageKind?, covered: Double, gone: LineageKind
  ) -> LineageKind {
    if let matched { return matched ? .unchanged : .renumbered }
    switch (whole, part) {
    case (let kind?, nil), (nil, let kind?): return kind
    case (_?, _?): return .redrawn
    case (nil, nil): return covered <= 1 - criteria.minimumIoU ? gone : .redrawn
    }
  }

  /// Most shared ground first, then by key.
  private func isCloser(_ a: Lineage.Relation, _ b: Lineage.Relation) -> Bool {
    if a.sharedArea != b.sharedArea { return a.sharedArea > b.sharedArea }
    return (from.keys[a.source], to.keys[a.target]) < (from.keys[b.source], to.keys[b.target])
  }

  private func iou(_ source: Int, _ target: Int) -> Double {
    let common = shared[Pair(source: source, target: target)] ?? 0
    return ratio(common, from.areas[source], to.areas[target])
  }

  private func sums(count: Int, of zone: (Pair) -> Int) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    // In a fixed order: floating-point sums depend on it.
    for (pair, area) in shared.sorted(by: {
      ($0.key.source, $0.key.target) < ($1.key.source, $1.key.target)
    }) { sums[zone(pair)] += area }
    return sums
  }

  private func outside(_ covered: Double, of area: Double) -> Double {
    let share = area > 0 ? max(0, 1 - covered / area) : 1
    // Less than this is what floating-point areas leave of nothing.
    return share < 1e-9 ? 0 : share
  }

  private func places(_ keys: [StationKey]) -> [StationKey: Int] {
    Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
  }
}
