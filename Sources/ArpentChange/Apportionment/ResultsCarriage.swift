import ArpentElections

/// The work of ``Crosswalk/carry(_:from:to:asWholeNumbers:)``.
struct ResultsCarriage {
  /// A station with ground and results.
  struct Station {
    var source: Int
    var result: StationResult
    var cells: BallotCells
    var isDivided: Bool
  }

  let crosswalk: Crosswalk
  let results: ElectionResults
  let sources: [StationKey]
  let targets: [StationKey]
  let stations: [Station]
  let withoutGround: [StationResult]
  let candidacies: Int
  /// Places in `stations`, and the share received, of each target.
  let origins: [[(station: Int, share: Double)]]
  /// Ground of each target that comes from stations with results, in square metres.
  let coveredAreas: [Double]
  /// How much stations differ from each other in turnout, as a standard deviation.
  let rateSpread: Double

  init(
    _ crosswalk: Crosswalk, _ results: ElectionResults, sources: [StationKey],
    targets: [StationKey]
  ) {
    self.crosswalk = crosswalk
    self.results = results
    self.sources = sources
    self.targets = targets
    let candidacies = results.candidacies.count
    self.candidacies = candidacies
    let places = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1, $0) })
    var stations: [Station] = []
    var withoutGround: [StationResult] = []
    for result in results.stations {
      guard let source = places[result.station] else {
        withoutGround.append(result)
        continue
      }
      stations.append(
        Station(
          source: source, result: result, cells: BallotCells(result, candidacies: candidacies),
          isDivided: crosswalk.isSplit(source)))
    }
    stations.sort { $0.source < $1.source }
    var origins = [[(station: Int, share: Double)]](repeating: [], count: targets.count)
    var coveredAreas = [Double](repeating: 0, count: targets.count)
    for (place, station) in stations.enumerated() {
      for entry in crosswalk.rows[station.source] {
        coveredAreas[entry.target] += entry.sharedArea
        if entry.share > 0 { origins[entry.target].append((place, entry.share)) }
      }
    }
    self.coveredAreas = coveredAreas
    rateSpread = Self.spread(of: stations.map(\.result), candidacies: candidacies)
    self.stations = stations
    self.withoutGround = withoutGround
    self.origins = origins
  }

  func carried(asWholeNumbers: Bool) throws(ChangeError) -> CarriedElection {
    let shares = asWholeNumbers ? try wholeShares() : exactShares()
    var carried = CarriedElection(
      election: results.election, candidacies: results.candidacies, isWhole: asWholeNumbers,
      zones: targets.indices.map { zone($0, cells: shares.zones[$0]) },
      outside: [], withoutGround: withoutGround, withoutResult: stationsWithoutResult,
      inconsistent: stations.filter { !$0.cells.isConsistent }.map(\.result.station),
      totals: BallotFigures(candidacies: candidacies))
    for (place, station) in stations.enumerated() {
      let share = crosswalk.outside[station.source]
      guard share > 0 else { continue }
      var figures = BallotFigures<Double>(candidacies: candidacies)
      for figure in stated(by: [place], in: figures) {
        figures[figure] = BallotCells.figure(
          figure, of: shares.outside[place], candidacies: candidacies)
      }
      carried.outside.append(
        CarriedOutside(station: station.result.station, share: share, figures: figures))
    }
    for figure in carried.totals.figures {
      carried.totals[figure] = try total(of: figure, carried, shares)
    }
    return carried
  }
}
