/// What share of each source goes to which target. Sources and targets are known by their place in
/// the arrays that it was made from, from 0.
///
/// The shares of a source and its share outside sum to 1, within 10⁻¹².
public struct Crosswalk: Hashable, Sendable {
  /// What the shares of a source were taken from, surest first.
  public enum Method: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Nothing had to be divided: the source lies in one target, has the very ground of one, or lies
    /// outside all of them.
    case whole
    /// Addresses in the source, each in the target that it lies in.
    case addresses
    /// People in the source, by census blocks or population cells.
    case population
    /// Shared ground.
    case area

    /// A surer method is less than a rougher one.
    public static func < (a: Self, b: Self) -> Bool {
      allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
  }

  /// One target of a source.
  public struct Entry: Hashable, Sendable {
    public var target: Int
    /// Share of the source that the target receives. 0 for ground that is shared, but where nobody
    /// lives by the weights.
    public var share: Double
    /// Ground that both have, in square metres.
    public var sharedArea: Double

    public init(target: Int, share: Double, sharedArea: Double) {
      self.target = target
      self.share = share
      self.sharedArea = sharedArea
    }
  }

  /// The best method asked for; single sources may have had to make do with another, which
  /// ``methods`` says.
  public let method: Method
  /// How the shares of each source came about.
  public let methods: [Method]
  /// The targets of each source, in ascending order.
  public let rows: [[Entry]]
  /// The share of each source that goes to no target.
  public let outside: [Double]
  /// In square metres.
  public let sourceAreas: [Double]
  /// In square metres.
  public let targetAreas: [Double]
  /// People or addresses in each source that its shares were taken from; `nil` where the method
  /// counts none.
  public let sourceWeights: [Double?]
  /// Sources of which a part lay outside that was shared out among their targets on request, with
  /// that part, by the source's place.
  public let sharedOut: [Int: Double]

  public var sourceCount: Int { rows.count }
  public var targetCount: Int { targetAreas.count }

  /// - Parameters:
  ///   - methods: one a source; `nil` when all have `method`.
  ///   - sourceWeights: one a source; `nil` when none has any.
  /// - Precondition: as many rows, methods, shares outside, areas and weights as there are sources.
  package init(
    method: Method, rows: [[Entry]], outside: [Double], sourceAreas: [Double],
    targetAreas: [Double], sharedOut: [Int: Double] = [:], methods: [Method]? = nil,
    sourceWeights: [Double?]? = nil
  ) {
    precondition(
      [outside.count, sourceAreas.count, methods?.count, sourceWeights?.count]
        .allSatisfy { ($0 ?? rows.count) == rows.count }, "one row a source")
    self.method = method
    self.methods = methods ?? Array(repeating: method, count: rows.count)
    self.rows = rows
    self.outside = outside
    self.sourceAreas = sourceAreas
    self.targetAreas = targetAreas
    self.sourceWeights = sourceWeights ?? Array(repeating: nil, count: rows.count)
    self.sharedOut = sharedOut
  }

  /// How much of a source must go to one target to count as not divided: edges drawn twice leave
  /// slivers that divide nothing.
  public static let wholeShare = 0.999

  /// The source's figures had to be divided between targets, or between a target and the outside.
  public func isSplit(_ source: Int) -> Bool {
    let inside = 1 - (sharedOut[source] ?? 0)
    return !rows[source].contains { $0.share * inside >= Self.wholeShare }
  }
}
