public import ArpentElections

/// What a re-zoning found.
public struct RezoneReport: Sendable {
  /// Rows of the contact file, and those whose zone is another.
  public var rows: Int
  public var changed: Int
  /// How many changed for which reason: the name of a ``LineageKind``, `drawing` where two zones
  /// share no more than traces of drawing, and nothing for rows whose zone was not the store's.
  public var kinds: [String: Int]
  /// Contacts that the zones were asked for, one by one; the changed ground settled the others.
  public var asked: Int
  /// The answer came from a file of positions; the contact file was not read.
  public var usedPositions: Bool
  /// Rows whose zone in the file is not the one that the store gives them on the day before. They are
  /// listed when it is not the new one either.
  public var otherZones: Int
  /// Lines that are no records.
  public var rejectedRows: Int
  public var seconds: Double
  /// The contact file was written anew, assigned to the zones after the redraw.
  public var wasApplied = false
  /// What there is to know, the first rejected rows and rows with other zones among it.
  public var problems: [Problem]

  public var isClean: Bool { rejectedRows == 0 && otherZones == 0 }
}
