public import ArpentElections

/// A row that could not be used, with what is needed to mend the source.
public struct RejectedRow: Hashable, Sendable {
  /// Line of the file that the row begins on, from 1.
  public var line: Int
  /// The row as it stands in the file, without its line end.
  public var raw: String
  /// Why, in a sentence.
  public var cause: String

  public init(line: Int, raw: String, cause: String) {
    self.line = line
    self.raw = raw
    self.cause = cause
  }
}

/// What came of reading one results file.
public struct ResultsReading: Sendable {
  public var results: ElectionResults
  /// As detected or asked for.
  public var layout: ResultsLayout
  /// Everything found wrong: rejected rows, control totals that don't hold, rows mended.
  public var problems: [Problem]
  /// Rows of the election chosen, used or not; rows filtered out are not counted.
  public var rowsRead: Int
  public var rejected: [RejectedRow]
  public var encoding: TextEncoding
  /// The file's own name for the election read, where it has one (`2022_pres_t1`).
  public var sourceElection: String?
}

extension ResultsReading {
  /// These tallies with the votes of another reading: how the two data.gouv.fr files, one of
  /// tallies and one of candidates, make one election. Stations that only `votes` has are kept
  /// with an empty tally, and both sides' strays are reported.
  public func combined(withVotesOf votes: ResultsReading) -> ResultsReading {
    var combined = self
    combined.results.candidacies = votes.results.candidacies
    combined.problems += votes.problems
    combined.rejected += votes.rejected
    combined.rowsRead += votes.rowsRead
    var pending: [StationKey: StationResult] = [:]
    for station in votes.results.stations { pending[station.station] = station }
    for index in combined.results.stations.indices {
      let station = combined.results.stations[index]
      guard let counted = pending.removeValue(forKey: station.station) else {
        combined.report("votes-missing", "has a tally, but no votes in the other file", station)
        continue
      }
      combined.results.stations[index].votes = counted.votes
      combined.problems += ControlTotals.problems(
        in: combined.results.stations[index], isComplete: true, file: nil
      ).filter { $0.subject.field == "votes" }
    }
    for station in votes.results.stations where pending[station.station] != nil {
      combined.results.stations.append(station)
      combined.report("tally-missing", "has votes, but no tally in the other file", station)
    }
    return combined
  }

  private mutating func report(_ kind: String, _ message: String, _ station: StationResult) {
    problems.append(
      Problem(
        severity: .notice, kind: kind, message: message,
        subject: Subject(line: station.line, code: station.station.description)))
  }
}
