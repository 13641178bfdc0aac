public import ArpentChange
public import ArpentElections

/// What became of one edition's zones in another.
public struct ZoneDiff: Sendable {
  /// One side: a vintage, or the zones of a day.
  public struct Edition: Sendable {
    /// Name of the vintage, or the day.
    public var name: String
    public var validFrom: CalendarDate?
    /// Where its zones come from.
    public var sources: [Source]
    /// In order of their keys, in EPSG:4326.
    public var zones: [Zone]
  }

  public let from: Edition
  public let to: Edition
  /// The system that lengths and areas are measured in.
  public let crs: String
  /// Its sources and targets are the zones of ``from`` and ``to``, in their order.
  public let lineage: Lineage
  /// What is worth knowing of the comparison.
  public let notices: [Problem]

  public var sourceCounts: [LineageKind: Int] { lineage.sourceCounts }
  public var targetCounts: [LineageKind: Int] { lineage.targetCounts }

  /// Codes of both sides, and those of them that lie on other ground: less than half of the joint
  /// ground is shared.
  public var commonCodes: (count: Int, onOtherGround: Int) {
    (
      lineage.sources.count { $0.namesake != nil }, lineage.sources.count { $0.isCodeReused }
    )
  }
}
