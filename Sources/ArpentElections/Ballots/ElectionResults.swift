/// One round of one election.
public struct Election: Hashable, Sendable {
  /// Chosen by the user, as `2017_pres_t1`.
  public var id: String
  public var date: CalendarDate

  public init(id: String, date: CalendarDate) {
    self.id = id
    self.date = date
  }
}

/// Whom or what people voted for: a candidate, a pair, or a list.
public struct Candidacy: Hashable, Sendable {
  /// The name to show and to choose by: family name of a candidate (`MÉLENCHON`), short name of a
  /// list, or the column heading where the file has one column a candidacy.
  public var name: String
  public var firstName: String?
  /// Political label given by the ministry, or party.
  public var nuance: String?
  public var list: String?
  /// Number on the panel.
  public var number: Int?
  /// The district it stands in, where candidacies differ from one to another
  /// (legislative elections: `7502`); `nil` when it stands everywhere.
  public var district: String?

  public init(
    name: String, firstName: String? = nil, nuance: String? = nil, list: String? = nil,
    number: Int? = nil, district: String? = nil
  ) {
    self.name = name
    self.firstName = firstName
    self.nuance = nuance
    self.list = list
    self.number = number
    self.district = district
  }
}

/// What was counted in one polling station. `nil` means that the source does not say.
public struct Tally: Hashable, Sendable {
  /// Electors on the roll (inscrits).
  public var registered: Int?
  /// People who voted (votants).
  public var ballotsCast: Int?
  public var blank: Int?
  public var null: Int?
  /// Votes for somebody (exprimés).
  public var validVotes: Int?
  /// As the source states it; the figure to use is ``abstentions``.
  public var statedAbstentions: Int?

  public init(
    registered: Int? = nil, ballotsCast: Int? = nil, blank: Int? = nil, null: Int? = nil,
    validVotes: Int? = nil, statedAbstentions: Int? = nil
  ) {
    self.registered = registered
    self.ballotsCast = ballotsCast
    self.blank = blank
    self.null = null
    self.validVotes = validVotes
    self.statedAbstentions = statedAbstentions
  }

  /// registered − cast.
  public var abstentions: Int? {
    guard let registered, let ballotsCast else { return nil }
    return registered - ballotsCast
  }

  /// cast ÷ registered, from 0 to 1; `nil` when either is unknown or nobody is registered.
  public var turnout: Double? {
    guard let registered, let ballotsCast, registered > 0 else { return nil }
    return Double(ballotsCast) / Double(registered)
  }
}

/// The count of one station: the tally, and the votes of each candidacy that stood there.
public struct StationResult: Hashable, Sendable {
  public var station: StationKey
  public var tally: Tally
  /// Indices into the election's candidacies, with their votes.
  public var votes: [Votes]
  /// Line of the source file, from 1; the first of them in a long layout.
  public var line: Int
  public var communeName: String?

  public struct Votes: Hashable, Sendable {
    public var candidacy: Int
    public var count: Int

    public init(candidacy: Int, count: Int) {
      self.candidacy = candidacy
      self.count = count
    }
  }

  public init(
    station: StationKey, tally: Tally, votes: [Votes], line: Int, communeName: String? = nil
  ) {
    self.station = station
    self.tally = tally
    self.votes = votes
    self.line = line
    self.communeName = communeName
  }
}

/// All stations of one election, as one file gives them.
public struct ElectionResults: Sendable {
  public var election: Election
  public var candidacies: [Candidacy]
  /// In file order; no station twice.
  public var stations: [StationResult]

  public init(election: Election, candidacies: [Candidacy], stations: [StationResult]) {
    self.election = election
    self.candidacies = candidacies
    self.stations = stations
  }
}
