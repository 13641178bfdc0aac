public import ArpentElections

/// A sum that remembers how many of its terms were not stated.
public struct CountSum: Hashable, Sendable {
  public var sum = 0
  /// Stations whose source says nothing of this figure; they add nothing to `sum`.
  public var unstated = 0

  public init(sum: Int = 0, unstated: Int = 0) {
    self.sum = sum
    self.unstated = unstated
  }

  public mutating func add(_ count: Int?) {
    if let count { sum += count } else { unstated += 1 }
  }

  public static func + (a: Self, b: Self) -> Self {
    Self(sum: a.sum + b.sum, unstated: a.unstated + b.unstated)
  }
}

/// Sums over some stations of one election.
public struct VoteTotals: Hashable, Sendable {
  public var stations = 0
  public var registered = CountSum()
  public var ballotsCast = CountSum()
  public var validVotes = CountSum()
  /// Votes of the candidacies chosen, where one of them stood.
  public var supportVotes = 0

  public init() {}

  /// - Complexity: O(stations × candidacies)
  public init(of stations: [StationResult], support: [Int]) {
    for station in stations {
      var votes: Int?
      for vote in station.votes where support.contains(vote.candidacy) {
        votes = (votes ?? 0) + vote.count
      }
      add(station.tally, supportVotes: votes)
    }
  }

  public mutating func add(_ tally: Tally, supportVotes votes: Int?) {
    stations += 1
    registered.add(tally.registered)
    ballotsCast.add(tally.ballotsCast)
    validVotes.add(tally.validVotes)
    supportVotes += votes ?? 0
  }

  /// The same people and votes, however many stations counted them.
  public func hasSums(of other: Self) -> Bool {
    registered.sum == other.registered.sum && ballotsCast.sum == other.ballotsCast.sum
      && validVotes.sum == other.validVotes.sum && supportVotes == other.supportVotes
  }

  public static func + (a: Self, b: Self) -> Self {
    var total = a
    total.stations += b.stations
    total.registered = a.registered + b.registered
    total.ballotsCast = a.ballotsCast + b.ballotsCast
    total.validVotes = a.validVotes + b.validVotes
    total.supportVotes += b.supportVotes
    return total
  }
}
