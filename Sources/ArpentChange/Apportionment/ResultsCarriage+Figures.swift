import ArpentElections

extension ResultsCarriage {
  /// Counts that all of these stations state, among candidacies those that stood with one of them.
  func stated<Value>(by places: [Int], in figures: BallotFigures<Value>)
    -> [BallotFigure]
  {
    let standing = Set(places.flatMap { stations[$0].result.votes.map(\.candidacy) })
    return figures.figures.filter { figure in
      if case .votes(let candidacy) = figure { return standing.contains(candidacy) }
      return !places.isEmpty && places.allSatisfy { stations[$0].cells.stated.contains(figure) }
    }
  }

  private func count(_ figure: BallotFigure, of station: Int) -> Int {
    BallotCells.figure(figure, of: stations[station].cells.counts, candidacies: candidacies)
  }

  func zone(_ target: Int, cells: [BallotCells.Stated: [Double]]) -> CarriedZone {
    let members = origins[target]
    var zone = CarriedZone(
      key: targets[target], figures: BallotFigures(candidacies: candidacies),
      coverage: coverage(of: target), rateError: rateError(members), origins: [])
    zone.origins = members.map { member in
      let station = stations[member.station]
      return CarriedZone.Origin(
        station: station.result.station, share: member.share,
        method: crosswalk.methods[station.source], isDivided: station.isDivided)
    }.sorted { $0.station < $1.station }
    for figure in stated(by: members.map(\.station), in: zone.figures) {
      let value = cells.sorted { $0.key < $1.key }.reduce(0.0) {
        $0 + BallotCells.figure(figure, of: $1.value, candidacies: candidacies)
      }
      zone.figures[figure] = carriedFigure(figure, value: value, members)
    }
    return zone
  }

  private func carriedFigure(
    _ figure: BallotFigure, value: Double, _ members: [(station: Int, share: Double)]
  ) -> CarriedFigure {
    var moments = ErrorBand.Moments()
    var (size, divided) = (0.0, 0.0)
    for member in members {
      let count = Double(count(figure, of: member.station))
      let station = stations[member.station]
      size += abs(count) * member.share
      if station.isDivided { divided += abs(count) * member.share }
      if station.isDivided && count > 0 {
        moments.addDivided(
          count, share: member.share, method: crosswalk.methods[station.source])
      } else {
        moments.addUndivided(count * member.share)
      }
    }
    let range = divided > 0 ? moments.range : value...value
    return CarriedFigure(
      value: value, interpolatedShare: size > 0 ? divided / size : 0,
      band: min(range.lowerBound, value)...max(range.upperBound, value),
      standardError: moments.standardError)
  }

  /// Of the stations' turnout, each by its electors; where no turnout is stated, of the share of the
  /// candidacy with most votes.
  static func spread(of results: [StationResult], candidacies: Int) -> Double {
    var rates = results.compactMap { result -> (part: Double, whole: Double)? in
      guard let registered = result.tally.registered, let cast = result.tally.ballotsCast,
        registered > 0
      else { return nil }
      return (Double(cast), Double(registered))
    }
    if rates.isEmpty {
      var votes = Array(repeating: 0, count: candidacies)
      for vote in results.lazy.flatMap(\.votes) { votes[vote.candidacy] += vote.count }
      let first = votes.indices.max { votes[$0] < votes[$1] }
      rates = results.compactMap { result in
        let sum = result.votes.reduce(0) { $0 + $1.count }
        let part = result.votes.reduce(0) { $0 + ($1.candidacy == first ? $1.count : 0) }
        return sum > 0 ? (Double(part), Double(sum)) : nil
      }
    }
    let people = rates.reduce(0) { $0 + $1.whole }
    guard people > 0 else { return 0 }
    let mean = rates.reduce(0) { $0 + $1.part } / people
    let squares = rates.reduce(0) { sum, rate in
      let difference = rate.part / rate.whole - mean
      return sum + rate.whole * difference * difference
    }
    return (squares / people).squareRoot()
  }

  /// Each divided station weighs as much as the figures that came from it.
  private func rateError(_ members: [(station: Int, share: Double)]) -> Double {
    var (variance, whole) = (0.0, 0.0)
    for member in members {
      let station = stations[member.station]
      let size = Double(station.cells.counts.reduce(0) { $0 + max(0, $1) }) * member.share
      whole += size
      guard station.isDivided else { continue }
      let error = size * (1 - member.share) * rateSpread
      variance += error * error
    }
    return whole > 0 ? variance.squareRoot() / whole : 0
  }

  private func coverage(of target: Int) -> Double {
    let area = crosswalk.targetAreas[target]
    return area > 0 ? min(1, coveredAreas[target] / area) : 0
  }

  var stationsWithoutResult: [StationKey] {
    let counted = Set(stations.map(\.source))
    return sources.indices.filter { !counted.contains($0) }.map { sources[$0] }
  }
}
