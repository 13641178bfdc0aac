public import ArpentElections

/// A count carried to a zone, with what is known of how it came about.
public struct CarriedFigure: Hashable, Sendable {
  /// Whole where whole numbers were asked for.
  public var value: Double
  /// Share of it that comes from divided stations, from 0 to 1.
  public var interpolatedShare: Double
  /// Where the true count is to be found, ``ErrorBand/level`` of the time.
  public var band: ClosedRange<Double>
  /// Standard deviation of the error.
  public var standardError: Double

  public init(
    value: Double, interpolatedShare: Double, band: ClosedRange<Double>, standardError: Double
  ) {
    self.value = value
    self.interpolatedShare = interpolatedShare
    self.band = band
    self.standardError = standardError
  }
}

/// What was carried to one zone.
public struct CarriedZone: Hashable, Sendable {
  /// A station that gave something to it.
  public struct Origin: Hashable, Sendable {
    public var station: StationKey
    /// Share of the station's figures, from more than 0 to 1.
    public var share: Double
    public var method: Crosswalk.Method
    /// Its figures had to be divided.
    public var isDivided: Bool
  }

  public var key: StationKey
  /// `nil` where a station that gave to it does not state the figure, or nobody of that candidacy
  /// stood.
  public var figures: BallotFigures<CarriedFigure>
  /// Share of its ground that comes from stations with results, from 0 to 1.
  public var coverage: Double
  /// Standard deviation of the error of its turnout, and about that of its candidacies' shares: 0.02
  /// is two points. Two parts of a station are taken to differ as stations of the election differ
  /// from each other, which is about what parts of Denver's precincts do; so a part that holds the
  /// share p of its station is off by (1 − p) times that.
  public var rateError: Double
  /// In order of their keys.
  public var origins: [Origin]

  /// How the divided stations among its origins were divided, surest first; empty where none was.
  public var methods: [Crosswalk.Method] {
    Set(origins.filter(\.isDivided).map(\.method)).sorted()
  }

  /// `whole` where no origin was divided, the method where there is one, `mixed` where there are
  /// several.
  public var methodName: String {
    switch methods.count {
    case 0: Crosswalk.Method.whole.rawValue
    case 1: methods[0].rawValue
    default: "mixed"
    }
  }

  /// Share of the roll that comes from divided stations; of the ballots cast, or the valid votes,
  /// where no roll is stated. 0 without any of them.
  public var interpolatedShare: Double {
    for figure in [BallotFigure.registered, .ballotsCast, .validVotes] {
      if let carried = figures[figure] { return carried.interpolatedShare }
    }
    return figures.figures.compactMap { figures[$0]?.interpolatedShare }.max() ?? 0
  }
}

/// The part of a station's figures that no zone receives.
public struct CarriedOutside: Hashable, Sendable {
  public var station: StationKey
  /// From more than 0 to 1.
  public var share: Double
  /// Whole where whole numbers were asked for.
  public var figures: BallotFigures<Double>
}

/// What became of one count as a whole:
/// given = carried + outside + without ground + not shown.
public struct CarriedTotal: Hashable, Sendable {
  /// Sum over all stations that state it.
  public var given: Double = 0
  /// Sum over the zones.
  public var carried: Double = 0
  /// Sum of what lies in no zone.
  public var outside: Double = 0
  /// Sum over the stations without ground.
  public var withoutGround: Double = 0
  /// What belongs to zones whose figure is `nil`, since another of their stations does not state it.
  public var notShown: Double = 0
}

/// The results of an election on zones of another date, and an account of all that is on none.
public struct CarriedElection: Sendable {
  public var election: Election
  public var candidacies: [Candidacy]
  /// Values are whole numbers.
  public var isWhole: Bool
  /// One a target, in the order of targets.
  public var zones: [CarriedZone]
  /// In the order of sources.
  public var outside: [CarriedOutside]
  /// Stations with results and no ground on election day, such as those of prisoners, in the order of
  /// the results: they are in no zone.
  public var withoutGround: [StationResult]
  /// Stations with ground on election day and no result.
  public var withoutResult: [StationKey]
  /// Stations whose own figures contradict each other (more cast than registered, say). They are
  /// carried as they are, contradiction included.
  public var inconsistent: [StationKey]
  /// One a count that any station states.
  public var totals: BallotFigures<CarriedTotal>
}
