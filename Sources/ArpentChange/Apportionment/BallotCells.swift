import ArpentElections

/// What a station counted, cut into cells that no elector is in twice: votes of each candidacy, valid
/// votes of none of them, blank, null, other ballots cast, and electors who did not vote.
///
/// Rounding cell by cell and adding up gives figures that agree with each other: registered = cast +
/// abstentions, cast = valid + blank + null + other, valid = votes + others. In a station whose own
/// figures agree, no cell is negative; where they don't, the cell that has to make up for it is.
struct BallotCells {
  /// Which figures of the tally a source states. Only stations that state the same can be added up.
  struct Stated: Hashable, Comparable {
    var registered, ballotsCast, blank, null, validVotes: Bool

    init(_ tally: Tally) {
      registered = tally.registered != nil
      ballotsCast = tally.ballotsCast != nil
      blank = tally.blank != nil
      null = tally.null != nil
      validVotes = tally.validVotes != nil
    }

    func contains(_ figure: BallotFigure) -> Bool {
      switch figure {
      case .registered: registered
      case .abstentions: registered && ballotsCast
      case .ballotsCast: ballotsCast
      case .blank: blank
      case .null: null
      case .validVotes: validVotes
      case .votes: true
      }
    }

    private var order: Int {
      [registered, ballotsCast, blank, null, validVotes].reduce(0) { $0 * 2 + ($1 ? 1 : 0) }
    }

    static func < (a: Self, b: Self) -> Bool { a.order < b.order }
  }

  let stated: Stated
  /// Votes, then: valid beyond them, blank, null, cast beyond these, registered beyond those cast.
  var counts: [Int]

  static func count(candidacies: Int) -> Int { candidacies + 5 }

  init(_ result: StationResult, candidacies: Int) {
    let tally = result.tally
    stated = Stated(tally)
    counts = Array(repeating: 0, count: Self.count(candidacies: candidacies))
    var sum = 0
    for vote in result.votes {
      counts[vote.candidacy] += vote.count
      sum += vote.count
    }
    /// Puts into a cell what is missing to reach `figure`.
    func reach(_ figure: Int?, at place: Int) {
      guard let figure else { return }
      counts[candidacies + place] = figure - sum
      sum = figure
    }
    reach(tally.validVotes, at: 0)
    for (place, figure) in [(1, tally.blank), (2, tally.null)] {
      counts[candidacies + place] = figure ?? 0
      sum += figure ?? 0
    }
    reach(tally.ballotsCast, at: 3)
    reach(tally.registered, at: 4)
  }

  /// No figure contradicts another.
  var isConsistent: Bool { counts.allSatisfy { $0 >= 0 } }

  /// The figure that cells of stations that state it make.
  static func figure<Number: AdditiveArithmetic>(
    _ figure: BallotFigure, of cells: [Number], candidacies: Int
  ) -> Number {
    switch figure {
    case .votes(let candidacy): cells[candidacy]
    case .validVotes: cells[...candidacies].reduce(.zero, +)
    case .blank: cells[candidacies + 1]
    case .null: cells[candidacies + 2]
    case .ballotsCast: cells[...(candidacies + 3)].reduce(.zero, +)
    case .abstentions: cells[candidacies + 4]
    case .registered: cells.reduce(.zero, +)
    }
  }
}
