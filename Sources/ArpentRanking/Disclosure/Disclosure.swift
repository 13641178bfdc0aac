import ArpentElections

/// Applies ``Suppression`` to sectors and stations without ground, and sums what is left to show.
struct Disclosure {
  private let suppression: Suppression
  private let stations: [StationKey]
  private let hiddenStations: Set<StationKey>
  /// The context without the withheld stations' results.
  let shownContext: RankingContext

  init(
    _ sectors: [SectorInput], _ context: RankingContext, _ thresholds: DisclosureThresholds,
    earlier: EarlierDisclosure = EarlierDisclosure()
  ) {
    let ledger = FigureLedger(context)
    var sizes: [StationKey: [Int?]] = [:]
    for (e, election) in context.elections.enumerated() {
      let whole = election.carriage?.outside.filter(\.isWhole).map(\.part) ?? []
      for station in election.stationsWithoutGround + whole {
        sizes[station.station, default: context.elections.map { _ in nil }][e] = station.tally.size
      }
    }
    stations = sizes.keys.sorted()
    var earlierGround = EarlierGround(sectors, ledger, earlier)
    var items = sectors.enumerated().map { s, sector in
      Suppression.Item(
        key: sector.key, sizes: ledger.sizes(of: sector), cluster: earlierGround.clusterOf[s],
        wasWithheld: earlierGround.wasWithheld[s])
    }
    for station in stations {
      items.append(
        Suppression.Item(
          key: station, sizes: ledger.sizes(of: sizes[station] ?? []),
          cluster: earlierGround.addCluster()))
    }
    let suppression = Suppression(
      items, clusters: earlierGround.clusters, least: ledger.least(thresholds))
    self.suppression = suppression
    let hidden = Set(
      stations.indices.filter { suppression.withheld[sectors.count + $0] }.map { [stations] in
        stations[$0]
      })
    hiddenStations = hidden
    var shown = context
    for e in shown.elections.indices {
      shown.elections[e].stationsWithoutGround.removeAll { hidden.contains($0.station) }
      shown.elections[e].carriage?.outside.removeAll {
        $0.isWhole && hidden.contains($0.part.station)
      }
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
      // Parts that the weights put outside are estimates, and tell of no station's people; a whole
      // station is what it is.
      for outside in election.carriage?.outside ?? [] {
        for vote in outside.part.votes { totals.votes[vote.candidacy] += vote.count }
        let votes = election.supportVotes(in: outside.part.votes)
        if outside.isWhole, hiddenStations.contains(outside.part.station) {
          totals.withheld.add(outside.part.tally, supportVotes: votes)
        } else {
          totals.outside.add(outside.part.tally, supportVotes: votes)
        }
      }
      return totals
    }
  }
}

extension ResultCarriage.Outside {
  /// The whole station lies in no sector.
  var isWhole: Bool { share >= 1 - 1e-9 }
}

extension Ranking {
  /// The grounds that a ranking of these sectors withholds, for another that may not show them
  /// either: one that leaves an election out, and lays it beside its sectors later.
  public static func withheld(
    of input: RankingInput, thresholds: DisclosureThresholds = DisclosureThresholds(),
    earlier: EarlierDisclosure = EarlierDisclosure()
  ) -> Set<EarlierDisclosure.Ground> {
    let disclosure = Disclosure(input.sectors, input.context, thresholds, earlier: earlier)
    return Set(
      input.sectors.indices.filter { disclosure.isWithheld(sector: $0) }.map {
        EarlierDisclosure.Ground(key: input.sectors[$0].key, vintage: input.sectors[$0].vintage)
      })
  }
}
