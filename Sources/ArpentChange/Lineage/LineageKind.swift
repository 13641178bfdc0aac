/// What became of a zone, or what binds a zone to one of another date. Told from ground, not codes.
///
/// Turning the direction of time round exchanges ``split`` with ``merged`` and ``created`` with
/// ``abolished``, and leaves the rest as it is.
public enum LineageKind: String, Hashable, Sendable, CaseIterable {
  /// The same ground under the same key (commune and code).
  case unchanged
  /// The same ground under another key.
  case renumbered
  /// Another ground than before that is neither a union nor a part of former ones: ground was
  /// exchanged with neighbours, or given up, or gained.
  case redrawn
  /// Of two or more zones that lie in one former zone and are its ground together.
  case split
  /// Of two or more former zones that lie in one zone and are its ground together.
  case merged
  /// On ground that lay in no zone before.
  case created
  /// On ground that lies in no zone any more.
  case abolished
}

/// When two drawings count as the same ground.
public struct LineageCriteria: Hashable, Sendable {
  /// What is nowhere wider than this, in metres, is a trace of drawing: no circle of that diameter
  /// fits in. More than 0.
  public let tolerance: Double
  /// Least ratio of shared to joint area (intersection over union: Jaccard 1901) for the same
  /// ground, and least share of a zone's ground in another for lying in it. More than 0.5, so that a
  /// zone has one match at most; at most 1.
  public let minimumIoU: Double

  public static let defaultTolerance = 5.0
  public static let defaultMinimumIoU = 0.9

  public init(
    tolerance: Double = defaultTolerance, minimumIoU: Double = defaultMinimumIoU
  ) {
    precondition(tolerance > 0, "a tolerance of more than zero")
    precondition(minimumIoU > 0.5 && minimumIoU <= 1, "a ratio of more than 0.5, at most 1")
    self.tolerance = tolerance
    self.minimumIoU = minimumIoU
  }
}
