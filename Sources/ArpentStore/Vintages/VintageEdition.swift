public import ArpentElections

/// One edition of zones, ready to be recorded.
public struct VintageEdition: Sendable {
  /// A zone with its shape's area, which is computed where a projection is at hand.
  public struct Entry: Sendable {
    public var zone: Zone
    /// In square metres.
    public var area: Double

    public init(zone: Zone, area: Double) {
      self.zone = zone
      self.area = area
    }
  }

  /// The places an edition speaks for: a zone that it does not name there ceases to be.
  public enum Scope: String, Sendable, CaseIterable {
    /// The communes of its zones.
    case communes
    /// Every commune the store knows.
    case all
    /// Its communes, and those whose zones all lie within its bounding box.
    case extent
  }

  public var vintage: Vintage
  /// No key twice.
  public var entries: [Entry]
  public var scope: Scope
  public var source: Source
  /// The source's CRS, for the record; the grounds are in EPSG:4326.
  public var sourceCRS: String?
  public var problems: [Problem]

  public init(
    vintage: Vintage, entries: [Entry], scope: Scope = .communes, source: Source,
    sourceCRS: String? = nil, problems: [Problem] = []
  ) {
    self.vintage = vintage
    self.entries = entries
    self.scope = scope
    self.source = source
    self.sourceCRS = sourceCRS
    self.problems = problems
  }
}

/// What recording an edition did to the zones.
public struct VintageImportSummary: Hashable, Sendable {
  /// The very same edition was there already: nothing was written.
  public var wasKnown = false
  /// An edition of that name was there with another content, and is retracted.
  public var corrected = false
  public var zones = 0
  /// Versions that begin to be believed.
  public var recorded = 0
  /// Versions that cease to be believed, because their period or their content changed.
  public var retracted = 0
  /// Versions in the scope that stay as they were.
  public var kept = 0

  public init() {}
}
