import ArpentElections

/// The sums that a count must satisfy. A station that breaks one is reported, and kept.
enum ControlTotals {
  /// - Parameter isComplete: whether the votes listed are all that were cast for somebody.
  static func problems(
    in result: StationResult, isComplete: Bool, file: String?
  ) -> [Problem] {
    let tally = result.tally
    var problems: [Problem] = []
    func report(_ field: String, _ value: Int, _ limit: String, _ message: String) {
      problems.append(
        Problem(
          severity: .notice, kind: "control-total", message: message,
          subject: Subject(
            file: file, line: result.line, field: field, value: String(value),
            code: result.station.description, limit: limit)))
    }

    if let registered = tally.registered, let cast = tally.ballotsCast {
      if cast > registered {
        report(
          "ballotsCast", cast, "registered \(registered)",
          "\(cast) ballots cast by \(registered) registered")
      }
      if let stated = tally.statedAbstentions, stated != registered - cast {
        report(
          "abstentions", stated, "\(registered) − \(cast)",
          "\(stated) abstentions stated, but registered \(registered) − cast \(cast) is "
            + "\(registered - cast)")
      }
    }
    if let cast = tally.ballotsCast, let valid = tally.validVotes {
      let blank = tally.blank
      let null = tally.null
      let counted = valid + (blank ?? 0) + (null ?? 0)
      let parts =
        "valid \(valid)" + (blank.map { " + blank \($0)" } ?? "")
        + (null.map { " + null \($0)" } ?? "")
      // With one of the two unknown, the ballots that are missing may be those.
      if blank != nil && null != nil ? cast != counted : cast < counted {
        report(
          "ballotsCast", cast, parts, "\(cast) ballots cast, but \(parts) is \(counted)")
      }
    }
    if isComplete, let valid = tally.validVotes {
      let sum = result.votes.reduce(0) { $0 + $1.count }
      if sum != valid {
        report(
          "votes", sum, "valid \(valid)",
          "the candidacies' votes add up to \(sum), but \(valid) valid votes are stated")
      }
    }
    return problems
  }
}
