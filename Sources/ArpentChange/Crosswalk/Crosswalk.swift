/// What share of each source goes to which target. Sources and targets are known by their place in
/// the arrays that it was made from, from 0.
///
/// The shares of a source and its share outside sum to 1, within 10⁻¹².
public struct Crosswalk: Hashable, Sendable {
  /// What the shares were taken from.
  public enum Method: String, Hashable, Sendable {
    /// Shared ground.
    case area
  }

  /// One target of a source.
  public struct Entry: Hashable, Sendable {
    public var target: Int
    /// Share of the source that the target receives, more than 0.
    public var share: Double
    /// Ground that both have, in square metres.
    public var sharedArea: Double

    public init(target: Int, share: Double, sharedArea: Double) {
      self.target = target
      self.share = share
      self.sharedArea = sharedArea
    }
  }

  public let method: Method
  /// The targets of each source, in ascending order.
  public let rows: [[Entry]]
  /// The share of each source that goes to no target.
  public let outside: [Double]
  /// In square metres.
  public let sourceAreas: [Double]
  /// In square metres.
  public let targetAreas: [Double]
  /// Sources of which a part lay outside that was shared out among their targets on request, with
  /// that part, by the source's place.
  public let sharedOut: [Int: Double]

  public var sourceCount: Int { rows.count }
  public var targetCount: Int { targetAreas.count }

  init(
    method: Method, rows: [[Entry]], outside: [Double], sourceAreas: [Double],
    targetAreas: [Double], sharedOut: [Int: Double]
  ) {
    self.method = method
    self.rows = rows
    self.outside = outside
    self.sourceAreas = sourceAreas
    self.targetAreas = targetAreas
    self.sharedOut = sharedOut
  }

  /// How much of a source must lie in one target to count as not divided: edges drawn twice leave
  /// slivers that divide nothing.
  public static let wholeShare = 0.999

  /// The source's figures had to be divided between targets, or between a target and the outside.
  public func isSplit(_ source: Int) -> Bool {
    let area = sourceAreas[source]
    return !rows[source].contains { $0.sharedArea >= Self.wholeShare * area }
  }
}
