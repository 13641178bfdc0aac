public import ArpentElections

/// What rankings that were handed out before have shown, and what they withheld.
///
/// A table once out can be laid beside a later one. So what was withheld stays withheld, though a
/// redraw or another choice of elections would let it show; and what was shown covers nothing: to
/// withhold it beside a small sector would be no secret.
public struct EarlierDisclosure: Hashable, Sendable {
  /// A sector's ground: the same key of another vintage may be other ground.
  public struct Ground: Hashable, Sendable {
    public var key: StationKey
    public var vintage: String

    public init(key: StationKey, vintage: String) {
      self.key = key
      self.vintage = vintage
    }
  }

  public var shown: Set<Ground>
  public var withheld: Set<Ground>

  public init(shown: Set<Ground> = [], withheld: Set<Ground> = []) {
    self.shown = shown
    self.withheld = withheld
  }
}
