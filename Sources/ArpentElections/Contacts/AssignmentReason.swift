/// Why a contact got the zone that it got: exactly one for each row. The raw values are what
/// stands in a file's `zone_reason`.
public enum AssignmentReason: String, Sendable, Hashable, CaseIterable {
  /// Inside exactly one zone.
  case interior
  /// On an edge; the zone with the lowest code, the others listed.
  case boundary
  /// Claimed by several zones; the lowest code, the others listed.
  case overlap
  /// In no zone, but within the tolerance asked for.
  case nearest
  /// In no zone.
  case outside
  /// No position, or an impossible one.
  case invalid
  /// The geocoder's radius reaches past the nearest zone boundary.
  case uncertain
}
