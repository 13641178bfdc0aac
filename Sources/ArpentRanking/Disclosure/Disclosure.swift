import ArpentElections

/// Applies ``Suppression`` to sectors and stations without ground, and sums what is left to show.
struct Disclosure {
  private let suppression: Suppression
  private let sectorCount: Int
  private let stations: [StationKey]
  private let hiddenStations: Set<StationKey>
  /// The context without the withheld stations' results.
  let shownContext: RankingContext

  init(
    _ sectors: [SectorInput], _ context: RankingContext, _ thresholds: DisclosureThresholds,
    earlier: EarlierDisclosure = EarlierDisclosure()
  ) {
    var items = sectors.map { sector in
      let ground = EarlierDisclosure.Ground(key: sector.key, vintage: sector.vintage)
      return Suppression.Item(
        key: sector.key, sizes: sector.results.map { $0.map { $0.tally.size } },
        households: sector.households, contacts: sector.contacts,
        wasWithheld: earlier.withheld.contains(ground), wasShown: earlier.shown.contains(ground))
    }
    var sizes: [StationKey: [Int?]] = [:]
    for (e, election) in context.elections.enumerated() {
      for station in election.stationsWithoutGround {
        sizes[station.station, default: context.elections.map { _ in nil }][e] = station.tally.size
      }
    }
    stations = sizes.keys.sorted()
    items += stations.map { Suppression.Item(key: $0, sizes: sizes[$0] ?? []) }
    sectorCount = sectors.count
    let suppression = Suppression(items, thresholds: thresholds)
    self.suppression = suppression
    let hidden = Set(
      stations.indices.filter { suppression.withheld[sectors.count + $0] }.map { [stations] in
        stations[$0]
      })
    hiddenStations = hidden
    var shown = context
    for e in shown.elections.indices {
      shown.elections[e].stationsWithoutGround.removeAll { hidden.contains($0.station) }
    }
    shownContext = shown
  }

  var withheldStations: [StationKey] { stations.filter(hiddenStations.contains) }

  func isWithheld(sector: Int) -> Bool { suppression.withheld[sector] }

  /// `sectors` and `context` as given to the initialiser.
  func totals(
    _ sectors: [SectorInput], isRanked: Set<Int>, _ context: RankingContext
  ) -> [ElectionTotals?] {
    context.elections.enumerated().map { e, election in
      guard suppression.mayShowTotals(of: e) else { return nil }
      var totals = ElectionTotals()
      totals.imported = election.imported
      totals.isCarried = election.carriage != nil
      totals.votes = election.candidacies.map { _ in 0 }
      for (i, sector) in sectors.enumerated() {
        guard let result = sector.results[e] else { continue }
        for vote in result.votes { totals.votes[vote.candidacy] += vote.count }
        let votes = election.supportVotes(in: result.votes)
        if isWithheld(sector: i) {
          totals.withheld.add(result.tally, supportVotes: votes)
        } else if isRanked.contains(i) {
          totals.ranked.add(result.tally, supportVotes: votes)
        } else {
          totals.notRanked.add(result.tally, supportVotes: votes)
        }
      }
      for station in election.stationsWithoutGround {
        for vote in station.votes { totals.votes[vote.candidacy] += vote.count }
        let votes = election.supportVotes(in: station.votes)
        if hiddenStations.contains(station.station) {
          totals.withheld.add(station.tally, supportVotes: votes)
        } else {
          totals.withoutGround.add(station.tally, supportVotes: votes)
        }
      }
      // Parts that the weights put outside are estimates, and tell of no station's people.
      for outside in election.carriage?.outside ?? [] {
        for vote in outside.part.votes { totals.votes[vote.candidacy] += vote.count }
        totals.outside.add(
          outside.part.tally, supportVotes: election.supportVotes(in: outside.part.votes))
      }
      return totals
    }
  }
}

extension Tally {
  /// How many people a count is about at least: the roll, or the nearest figure that is stated.
  fileprivate var size: Int { registered ?? ballotsCast ?? validVotes ?? 0 }
}
