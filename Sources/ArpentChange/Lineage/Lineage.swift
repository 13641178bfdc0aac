public import ArpentElections

/// What became of the zones of one date at another, from their ground. Zones are known by their
/// place in the two arrays that it was made from, from 0.
///
/// The definitions, with their order, stand at
/// ``between(_:_:criteria:threads:projectedBy:)``.
public struct Lineage: Hashable, Sendable {
  public let criteria: LineageCriteria
  public let sourceKeys: [StationKey]
  public let targetKeys: [StationKey]
  /// Every pair of zones that share ground beyond traces of drawing, ordered by source, then target;
  /// but for zones that overlap alike on both sides.
  public internal(set) var relations: [Relation]
  /// What became of each source.
  public internal(set) var sources: [Fate]
  /// Where each target comes from.
  public internal(set) var targets: [Fate]

  /// A source and a target with ground in common.
  public struct Relation: Hashable, Sendable {
    public var source: Int
    public var target: Int
    public var kind: LineageKind
    /// In square metres.
    public var sharedArea: Double
    /// Shared area ÷ area of the source.
    public var sourceShare: Double
    /// Shared area ÷ area of the target.
    public var targetShare: Double
    /// Shared ÷ joint area.
    public var iou: Double
    /// ``iou`` is enough for the same ground.
    public var isSameByIoU: Bool
    /// Neither zone reaches beyond the other by more than the tolerance.
    public var isSameByTolerance: Bool

    /// One of the two criteria calls it the same ground, and the other doesn't.
    public var criteriaDiffer: Bool { isSameByIoU != isSameByTolerance }
  }

  /// One zone's side of the change.
  public struct Fate: Hashable, Sendable {
    public var kind: LineageKind
    /// In square metres.
    public var area: Double
    /// The zone of the other date with the same ground, or else the one that shares most ground;
    /// `nil` where none shares more than traces of drawing.
    public var counterpart: Int?
    /// How many zones of the other date it has a relation with.
    public var relationCount: Int
    /// Share of its ground in no zone of the other date, from 0 to 1.
    public var outsideShare: Double
    /// The zone of the other date with the same key; `nil` where there is none.
    public var namesake: Int?
    /// Shared ÷ joint area with the ``namesake``.
    public var namesakeIoU: Double?
    /// Number of the change that it is part of, from 1: zones that did not keep their ground, joined
    /// by relations. `nil` for a zone that did.
    public var group: Int?

    /// The key lives on, on other ground: less than half of the joint ground is shared.
    public var isCodeReused: Bool { namesakeIoU.map { $0 <= 0.5 } ?? false }
  }

  /// What binds a source to a target, for instance for somebody who lived in the one and lives in
  /// the other. `nil` stands for no zone.
  ///
  /// - Returns: `nil` where the two share no more than traces of drawing, or are both `nil`.
  /// - Complexity: O(log relations)
  public func kind(from source: Int?, to target: Int?) -> LineageKind? {
    switch (source, target) {
    case (let source?, let target?): relation(from: source, to: target)?.kind
    case (let source?, nil): sources[source].kind == .abolished ? .abolished : .redrawn
    case (nil, let target?): targets[target].kind == .created ? .created : .redrawn
    case (nil, nil): nil
    }
  }

  /// - Complexity: O(log relations)
  public func relation(from source: Int, to target: Int) -> Relation? {
    var (low, high) = (0, relations.count)
    while low < high {
      let middle = (low + high) / 2
      let found = relations[middle]
      if (found.source, found.target) < (source, target) { low = middle + 1 } else { high = middle }
    }
    guard low < relations.count, relations[low].source == source, relations[low].target == target
    else { return nil }
    return relations[low]
  }

  /// How many sources have each fate.
  public var sourceCounts: [LineageKind: Int] { counts(of: sources) }

  /// How many targets have each fate.
  public var targetCounts: [LineageKind: Int] { counts(of: targets) }

  private func counts(of fates: [Fate]) -> [LineageKind: Int] {
    fates.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
  }
}

extension LineageKind {
  /// The ground stayed, whatever its code.
  public var keepsGround: Bool { self == .unchanged || self == .renumbered }
}
