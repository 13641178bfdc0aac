public import ArpentElections

/// How to read zones out of a file that was made for another purpose.
public struct ZoneSourceOptions: Sendable {
  public var path: String
  /// Which layer, where the file has several.
  public var layer: String?
  /// Field of the station's code. May be `nil` only where a check needs none.
  public var codeField: String?
  public var nameField: String?
  /// Where the commune's code stands: in a field, or the same for all.
  public var commune: Commune = .none
  /// Whose habits codes are brought to one writing by.
  public var codes: CommuneCode.Rules = .automatic
  /// What the coordinates are in, whatever the source says (`EPSG:2154`).
  public var crs: String?
  /// Mend what can be mended, and write down the area that moved.
  public var repairs = false
  /// Several features with one code are parts of one zone.
  public var mergesDuplicates = false

  public enum Commune: Hashable, Sendable {
    /// The code says it all, or carries its commune (`75056_0101`).
    case none
    case code(String)
    case field(String)
  }

  public init(path: String, codeField: String?) {
    self.path = path
    self.codeField = codeField
  }
}

/// A feature that can be used as a zone, in EPSG:4326.
public struct ReadZone: Sendable {
  /// Its number in the layer, from 1; the first of them when several were merged.
  public var feature: Int
  public var zone: Zone
  /// In square metres.
  public var area: Double
}

/// What a file gives when it is read as zones: those that can be used, and every problem found.
public struct ZoneReading: Sendable {
  public var layer: String
  /// Identifier or name of the CRS that the coordinates were taken to be in.
  public var crs: String
  public var featureCount: Int
  public var zones: [ReadZone]
  public var problems: [Problem]
  /// Ground that repair added or took away, in square metres, over all zones.
  public var areaMoved: Double

  public var rejectedCount: Int { problems.count { $0.severity == .rejected } }
  public var repairedCount: Int { problems.count { $0.severity == .repaired } }
}
