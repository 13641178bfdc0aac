public import ArpentElections

extension Crosswalk {
  /// Carries the results of an election to the targets.
  ///
  /// Every count is divided by the shares of its station, and keeps its sum exactly: what was given is
  /// carried to a target, lies outside all of them, or belongs to a station without ground; each such
  /// station is listed.
  ///
  /// With `asWholeNumbers` the cells that make up a station's count (``BallotCells``: each candidacy,
  /// blank, null, abstentions …) are rounded by the method of largest remainders, and totals are sums
  /// of the rounded cells. So in every zone registered = cast + abstentions and the candidacies sum to
  /// the valid votes, wherever they do in its stations; each candidacy keeps its total; and each
  /// figure that states one cell stays within 1 of its fraction. Rounding keeps within groups of
  /// stations and zones that share ground: a zone that takes over one station's ground has its very
  /// figures. Ties go to the zone that comes first.
  ///
  /// - Parameters:
  ///   - sources: the stations that the crosswalk divides, in its order.
  ///   - targets: the zones that it divides them among, in its order.
  /// - Throws: ``ChangeError/notConserved(variable:given:carried:outside:)``, which would be a mistake
  ///   of ours.
  /// - Precondition: as many keys as the crosswalk has sources and targets; no source twice.
  /// - Complexity: O(candidacies × pairs of source and target)
  public func carry(
    _ results: ElectionResults, from sources: [StationKey], to targets: [StationKey],
    asWholeNumbers: Bool = false
  ) throws(ChangeError) -> CarriedElection {
    precondition(sources.count == sourceCount && targets.count == targetCount, "one key a place")
    let carriage = ResultsCarriage(self, results, sources: sources, targets: targets)
    return try carriage.carried(asWholeNumbers: asWholeNumbers)
  }

  /// This crosswalk without the entries that are but traces of drawing: what they hold goes to the
  /// other targets of the same source, in proportion. A source with nothing else stays as it is.
  ///
  /// - Parameter isTrace: whether a target gets its share of a source only because a boundary was
  ///   drawn twice; `nil` stands for the outside.
  public func settled(where isTrace: (_ source: Int, _ target: Int?) -> Bool) -> Crosswalk {
    var rows = rows
    var outside = outside
    for source in rows.indices {
      let kept = rows[source].filter { !isTrace(source, $0.target) }
      let left = outside[source] > 0 && isTrace(source, nil) ? 0 : outside[source]
      let sum = kept.reduce(0) { $0 + $1.share } + left
      guard sum > 0, kept.count < rows[source].count || left != outside[source] else { continue }
      rows[source] = kept.map {
        Entry(target: $0.target, share: $0.share / sum, sharedArea: $0.sharedArea)
      }
      outside[source] = left / sum
    }
    return Crosswalk(
      method: method, rows: rows, outside: outside, sourceAreas: sourceAreas,
      targetAreas: targetAreas, sharedOut: sharedOut, methods: methods,
      sourceWeights: sourceWeights)
  }

  /// This crosswalk without what is but digitising noise: a source that kept its ground goes there
  /// wholly but for what really changed hands, and a target gets nothing of a source with which it
  /// shares only traces of drawing.
  ///
  /// - Parameter lineage: of the same sources and targets, in the same order.
  public func settled(by lineage: Lineage) -> Crosswalk {
    precondition(
      lineage.sourceKeys.count == sourceCount && lineage.targetKeys.count == targetCount,
      "the lineage is of these sources and targets")
    return settled { source, target in
      guard let target else { return lineage.sources[source].kind.keepsGround }
      return lineage.relation(from: source, to: target) == nil
    }
  }

  /// This crosswalk without the slivers of sources that go to one target all but wholly
  /// (``wholeShare``): the target gets all.
  public func settled() -> Crosswalk {
    let homes = rows.indices.map { source in
      isSplit(source)
        ? nil : rows[source].first { $0.share >= Self.wholeShare }?.target
    }
    return settled { source, target in homes[source].map { $0 != target } ?? false }
  }
}
