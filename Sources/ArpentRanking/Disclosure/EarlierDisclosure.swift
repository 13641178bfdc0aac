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

  /// What was shown of each ground: the size that each figure is about.
  public var shown: [Ground: [DisclosedFigure: Double]]
  public var withheld: Set<Ground>
  /// Of ground that is no sector's any more, the sectors that it lies in now.
  public var successors: [Ground: Set<StationKey>]

  public init(
    shown: [Ground: [DisclosedFigure: Double]] = [:], withheld: Set<Ground> = [],
    successors: [Ground: Set<StationKey>] = [:]
  ) {
    self.shown = shown
    self.withheld = withheld
    self.successors = successors
  }

  /// Takes what another table has shown and withheld.
  public mutating func add(_ other: EarlierDisclosure) {
    for (ground, figures) in other.shown {
      shown[ground, default: [:]].merge(figures) { _, later in later }
    }
    withheld.formUnion(other.withheld)
    successors.merge(other.successors) { $0.union($1) }
  }
}

/// Something that is counted sector by sector, and whose sums over communes may be known to others.
public enum DisclosedFigure: Hashable, Sendable {
  /// All counts of one election, by identifier; their size is the roll, or the nearest that is known.
  case election(String)
  case households
  /// Of the campaign.
  case contacts
  /// By the name that its column of RANKING.csv has.
  case statistic(String)
}

extension Ranking {
  /// What the ranking's outputs show and withhold, for a later one to keep to.
  public var disclosed: EarlierDisclosure {
    var disclosed = EarlierDisclosure()
    let ledger = FigureLedger(context)
    for outcome in sectors {
      let ground = EarlierDisclosure.Ground(
        key: outcome.sector.key, vintage: outcome.sector.vintage)
      if outcome.isWithheld {
        disclosed.withheld.insert(ground)
      } else {
        let sizes = zip(ledger.figures, ledger.sizes(of: outcome.sector))
        disclosed.shown[ground] = Dictionary(
          uniqueKeysWithValues: sizes.compactMap { figure, size in size.map { (figure, $0) } })
      }
    }
    return disclosed
  }
}
