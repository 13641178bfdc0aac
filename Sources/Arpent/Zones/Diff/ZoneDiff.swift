public import ArpentChange
public import ArpentElections

/// What became of one edition's zones in another.
public struct ZoneDiff: Sendable {
  /// One side: a vintage, or the zones of a day.
  public struct Edition: Sendable {
    /// Name of the vintage, or the day.
    public let name: String
    public let validFrom: CalendarDate?
    /// Where its zones come from.
    public let sources: [Source]
    /// In order of their keys, in EPSG:4326.
    public let zones: [Zone]
    let versions: [ZoneVersion]

    init(
      name: String, validFrom: CalendarDate?, sources: [Source], versions: [ZoneVersion]
    ) {
      (self.name, self.validFrom, self.sources) = (name, validFrom, sources)
      self.versions = versions
      zones = versions.map(\.zone)
    }
  }

  /// What shares are given of besides ground: people, or addresses.
  public struct Weighing: Sendable {
    /// From the sources to the targets.
    public let there: StoreCrosswalk
    /// From the targets to the sources.
    public let back: StoreCrosswalk

    /// `addresses: contacts.csv, population: filosofi-2019:ind`.
    public var name: String {
      Crosswalk.Method.allCases
        .compactMap { method in there.weightNames[method].map { "\(method.rawValue): \($0)" } }
        .joined(separator: ", ")
    }

    var notices: [Problem] {
      there.notices + back.notices.filter { !there.notices.contains($0) }
    }

    /// What share of a source's people or addresses went to a target, and by which of them that was
    /// counted; `nil` where neither counts any, so that ground alone divides the source.
    func sourceShare(of row: ZoneDiffRow) -> (share: Double, method: Crosswalk.Method)? {
      Self.share(there.crosswalk, row.source, row.target)
    }

    /// The same for what share of the target's came from the source.
    func targetShare(of row: ZoneDiffRow) -> (share: Double, method: Crosswalk.Method)? {
      Self.share(back.crosswalk, row.target, row.source)
    }

    private static func share(_ crosswalk: Crosswalk, _ source: Int?, _ target: Int?) -> (
      share: Double, method: Crosswalk.Method
    )? {
      guard let source, crosswalk.methods[source] != .area else { return nil }
      let method = crosswalk.methods[source]
      guard let target else { return (crosswalk.outside[source], method) }
      return (crosswalk.rows[source].first { $0.target == target }?.share ?? 0, method)
    }
  }

  public let from: Edition
  public let to: Edition
  /// The system that lengths and areas are measured in.
  public let crs: String
  /// Its sources and targets are the zones of ``from`` and ``to``, in their order.
  public let lineage: Lineage
  /// `nil` where there is nothing but ground to weigh by.
  public let weighing: Weighing?
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
