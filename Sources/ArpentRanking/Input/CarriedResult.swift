public import ArpentElections

/// How a sector's counts of an election that was held on other zones came about.
public struct CarriedResult: Hashable, Sendable {
  /// What divided stations were divided by: `area`, `addresses`, `population`, `mixed`; `whole` where
  /// none of the sector's had to be divided.
  public var method: String
  /// Share of the sector's ground that comes from stations with results, from 0 to 1.
  public var coverage: Double
  /// How many stations gave to it.
  public var stations: Int
  /// Where the true count is to be found nine times in ten; `nil` where none is stated.
  public var registered: ClosedRange<Double>?
  public var ballotsCast: ClosedRange<Double>?
  public var validVotes: ClosedRange<Double>?

  public init(
    method: String, coverage: Double, stations: Int, registered: ClosedRange<Double>? = nil,
    ballotsCast: ClosedRange<Double>? = nil, validVotes: ClosedRange<Double>? = nil
  ) {
    self.method = method
    self.coverage = coverage
    self.stations = stations
    self.registered = registered
    self.ballotsCast = ballotsCast
    self.validVotes = validVotes
  }
}

/// How an election's results came onto sectors that it was not held on, and what did not.
public struct ResultCarriage: Sendable {
  /// The part of a station's counts that lies in no sector.
  public struct Outside: Hashable, Sendable {
    /// The station, with the counts of that part alone.
    public var part: StationResult
    /// From more than 0 to 1.
    public var share: Double

    public init(part: StationResult, share: Double) {
      self.part = part
      self.share = share
    }
  }

  /// What divided stations were divided by, with the name of the data where they have one:
  /// `population (filosofi-2019:ind)`. Empty where none had to be divided.
  public var weights: [String]
  /// Stations that went to one sector with their very figures.
  public var wholeStations: Int
  /// Stations whose figures were divided.
  public var dividedStations: Int
  public var outside: [Outside]

  public init(
    weights: [String], wholeStations: Int, dividedStations: Int, outside: [Outside] = []
  ) {
    self.weights = weights
    self.wholeStations = wholeStations
    self.dividedStations = dividedStations
    self.outside = outside
  }
}
