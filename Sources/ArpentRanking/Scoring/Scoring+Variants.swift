import ArpentElections

extension Scoring {
  /// Scores by row, one term's weight changed.
  func scores(weightOf term: Int, times factor: Double) -> [Int: Double] {
    var changed = formula
    changed.terms[term].weight *= factor
    return scores(changed, scorer.place, scorer.terms.map(\.measure), table)
  }

  /// Scores by row from the other elections; `nil` when the formula gives nothing without this one.
  func scores(without election: Int, _ context: RankingContext) -> [Int: Double]? {
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
    return scores.isEmpty ? nil : scores
  }

  private func scores(
    _ formula: Formula, _ place: PlaceFigures, _ measures: [Measure], _ table: FigureTable
  ) -> [Int: Double] {
    let scorer = Scorer(formula, measures, place, table, rows: rows)
    return scorer.withKernel { kernel in
      var scores: [Int: Double] = [:]
      for row in rows {
        let score = table.withExpected(row) { kernel.score($0) }
        if score.isFinite { scores[row] = score }
      }
      return scores
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
