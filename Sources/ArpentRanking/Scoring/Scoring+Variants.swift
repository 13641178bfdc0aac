import ArpentElections

extension Scoring {
  /// Scores, one a row of ``rows``, one term's weight changed; NaN where there is none.
  func scores(weightOf term: Int, times factor: Double) -> [Double] {
    var changed = formula
    changed.terms[term].weight *= factor
    return scores(changed, scorer.place, scorer.terms.map(\.measure), table)
  }

  /// Scores, one a row of ``rows``, from the other elections; NaN where there is none. `nil` when the
  /// formula gives nothing without this one.
  func scores(without election: Int, _ context: RankingContext) -> [Double]? {
    var fewer = context
    fewer.elections.remove(at: election)
    let table = table.without(election)
    let place = PlaceFigures(table, fewer, formula)
    var measures: [Measure] = []
    for term in formula.terms {
      guard let measure = place.measure(term.indicator) else { return nil }
      measures.append(measure)
    }
    let scores = scores(formula, place, measures, table)
    return scores.contains { $0.isFinite } ? scores : nil
  }

  private func scores(
    _ formula: Formula, _ place: PlaceFigures, _ measures: [Measure], _ table: FigureTable
  ) -> [Double] {
    let scorer = Scorer(formula, measures, place, table, rows: rows)
    return scorer.withKernel { kernel in
      rows.map { row in table.withExpected(row) { kernel.score($0) } }
    }
  }
}

extension FigureTable {
  /// The same sectors without one election's figures; estimates stay as they are.
  func without(_ election: Int) -> FigureTable {
    let e = layout.elections
    let dropped: Set = [
      layout.registered(election), layout.abstention(election), layout.support(election),
      layout.margin(election),
    ]
    let kept = (0..<layout.width).filter { !dropped.contains($0) }
    func columns(_ values: [Double]) -> [Double] {
      var out: [Double] = []
      out.reserveCapacity(values.count / layout.width * kept.count)
      for row in 0..<values.count / layout.width {
        for slot in kept { out.append(values[row * layout.width + slot]) }
      }
      return out
    }
    return FigureTable(
      layout: FigureLayout(elections: e - 1, statistics: layout.statistics), count: count,
      counted: columns(counted), expected: columns(expected))
  }
}
