public import ArpentElections
public import ArpentGeometry

/// A piece of ground to be ranked, with all that is known of it.
public struct SectorInput: Sendable {
  public var key: StationKey
  public var name: String?
  /// In EPSG:4326; `nil` when the source has no ground for it.
  public var ground: MultiPolygon?
  /// Square metres, measured in a projected CRS; `nil` when not measured.
  public var area: Double?
  /// The vintage that the ground comes from.
  public var vintage: String
  /// One an election, in the context's order; `nil` where that election has no result for it.
  public var results: [SectorResult?]
  /// One a statistic, in the context's order.
  public var statistics: [SectorStatistic]
  /// Households, when known: the minimum size is about them.
  public var households: Double?
  /// Number of contacts of the campaign in it, when counted.
  public var contacts: Int?

  public init(
    key: StationKey, name: String? = nil, ground: MultiPolygon?, area: Double?, vintage: String,
    results: [SectorResult?], statistics: [SectorStatistic] = [], households: Double? = nil,
    contacts: Int? = nil
  ) {
    self.key = key
    self.name = name
    self.ground = ground
    self.area = area
    self.vintage = vintage
    self.results = results
    self.statistics = statistics
    self.households = households
    self.contacts = contacts
  }
}

/// What a sector's stations counted in one election.
public struct SectorResult: Hashable, Sendable {
  /// How the counts came onto the sector, where the election was held on other zones; `nil` where
  /// they were counted in this very sector.
  public var carried: CarriedResult?
  public var tally: Tally
  /// Votes of each candidacy that stood there.
  public var votes: [StationResult.Votes]
  /// How much of the count was carried over from other ground, from 0 (counted here) to 1.
  public var interpolatedShare: Double
  /// How far off the carried counts may be, where the carrying says so; `nil` leaves it to
  /// ``Uncertainty`` to make it out from `interpolatedShare`.
  public var carryError: CarryError?

  public init(
    tally: Tally, votes: [StationResult.Votes], interpolatedShare: Double = 0,
    carryError: CarryError? = nil
  ) {
    self.tally = tally
    self.votes = votes
    self.interpolatedShare = interpolatedShare
    self.carryError = carryError
  }
}

/// How far off the counts of a result may be that were carried from other ground.
///
/// Two errors, taken as independent of each other and from sector to sector: how many people came
/// over, which moves all counts of the result together and leaves its rates alone; and which
/// people, which moves the rates.
public struct CarryError: Hashable, Sendable {
  /// Standard error of every count, relative to it: 0.1 is a tenth. At least 0.
  public var counts: Double
  /// Standard error of a rate made from the counts (turnout, a share of the votes): 0.02 is two
  /// points. At least 0.
  public var rates: Double

  public init(counts: Double, rates: Double) {
    self.counts = counts
    self.rates = rates
  }
}

/// One statistic of a sector. Shares run from 0 to 1.
public struct SectorStatistic: Hashable, Sendable {
  /// `nil` when withheld by the publisher or not covered.
  public var value: Double?
  /// Share of the sector's ground that the data set covers.
  public var coverage: Double
  /// Share of the value that the publisher estimated instead of counting.
  public var imputedShare: Double
  /// Share of the value taken from units that lie across the sector's boundary.
  public var interpolatedShare: Double
  /// Standard error of the value, in its unit, where the carrying states one; `nil` leaves it to
  /// ``Uncertainty`` to make it out from the shares.
  public var standardError: Double?

  public init(
    value: Double?, coverage: Double = 1, imputedShare: Double = 0, interpolatedShare: Double = 0,
    standardError: Double? = nil
  ) {
    self.value = value
    self.coverage = coverage
    self.imputedShare = imputedShare
    self.interpolatedShare = interpolatedShare
    self.standardError = standardError
  }
}
