public import ArpentElections

/// One of the counts that a polling station declares.
public enum BallotFigure: Hashable, Sendable {
  case registered
  /// registered − cast.
  case abstentions
  case ballotsCast
  case blank
  case null
  case validVotes
  /// Votes of the candidacy at this place in the election's list.
  case votes(Int)

  /// Those of the tally, without the candidacies.
  public static let tally: [Self] = [
    .registered, .abstentions, .ballotsCast, .blank, .null, .validVotes,
  ]

  /// Stable, lower-case; a candidacy by its place from 1.
  public var name: String {
    switch self {
    case .registered: "registered"
    case .abstentions: "abstentions"
    case .ballotsCast: "cast"
    case .blank: "blank"
    case .null: "null"
    case .validVotes: "valid"
    case .votes(let candidacy): "votes_\(candidacy + 1)"
    }
  }

  fileprivate var slot: Int {
    switch self {
    case .registered: 0
    case .abstentions: 1
    case .ballotsCast: 2
    case .blank: 3
    case .null: 4
    case .validVotes: 5
    case .votes(let candidacy): 6 + candidacy
    }
  }
}

/// Something for each count of an election; `nil` where a count is not stated, or a candidacy did not
/// stand.
public struct BallotFigures<Value: Hashable & Sendable>: Hashable, Sendable {
  private var values: [Value?]

  public init(candidacies: Int) {
    values = Array(repeating: nil, count: BallotFigure.tally.count + candidacies)
  }

  public subscript(figure: BallotFigure) -> Value? {
    get { values[figure.slot] }
    set { values[figure.slot] = newValue }
  }

  /// All counts there can be, the tally's first.
  public var figures: [BallotFigure] {
    BallotFigure.tally + (0..<(values.count - BallotFigure.tally.count)).map { .votes($0) }
  }
}

extension BallotFigures where Value == Int {
  /// What a station declares. Abstentions are registered − cast.
  public init(_ result: StationResult, candidacies: Int) {
    self.init(candidacies: candidacies)
    let tally = result.tally
    self[.registered] = tally.registered
    self[.abstentions] = tally.abstentions
    self[.ballotsCast] = tally.ballotsCast
    self[.blank] = tally.blank
    self[.null] = tally.null
    self[.validVotes] = tally.validVotes
    for vote in result.votes { self[.votes(vote.candidacy)] = vote.count }
  }

  /// As a tally and votes.
  public var tally: Tally {
    Tally(
      registered: self[.registered], ballotsCast: self[.ballotsCast], blank: self[.blank],
      null: self[.null], validVotes: self[.validVotes])
  }

  public var votes: [StationResult.Votes] {
    figures.compactMap { figure in
      guard case .votes(let candidacy) = figure, let count = self[figure] else { return nil }
      return StationResult.Votes(candidacy: candidacy, count: count)
    }
  }
}

extension BallotFigures {
  /// The same counts with something else for each.
  public func map<Other>(_ transform: (Value) -> Other) -> BallotFigures<Other> {
    var other = BallotFigures<Other>(candidacies: values.count - BallotFigure.tally.count)
    for figure in figures { other[figure] = self[figure].map(transform) }
    return other
  }
}
