import ArpentElections

/// Sectors measured and scored by a formula, before anything is said of their order: what a ranking
/// is made from, and what its sensitivity is tried on.
struct Scoring {
  let formula: Formula
  let table: FigureTable
  let scorer: Scorer
  /// Rows of the table, which are places in `sectors`, that have a score; ascending.
  let rows: [Int]
  /// Parts' values as to be expected, and scores, one a row of `rows`.
  let parts: [[Double]]
  let scores: [Double]
  /// Scores of the figures as counted.
  let countedScores: [Double]
  /// Values of the formula's shown indicators, as to be expected; `nil` where there is none.
  let shown: [[Double?]]
  /// Why the other rows have none.
  let reasons: [Int: [UnrankedReason]]

  /// - Parameter sectors: those whose figures may be shown.
  init(
    _ sectors: [SectorInput], _ context: RankingContext, _ formula: Formula,
    _ uncertainty: Uncertainty?
  ) throws(RankingError) {
    self.formula = formula
    let table = FigureTable(sectors, context, uncertainty)
    self.table = table
    let place = PlaceFigures(table, context, formula)
    func measure(_ indicator: Indicator) throws(RankingError) -> Measure {
      guard let measure = place.measure(indicator) else {
        throw .indicatorOutOfReach(indicator)
      }
      return measure
    }
    var measures: [Measure] = []
    for term in formula.terms { measures.append(try measure(term.indicator)) }
    var filters: [(filter: Formula.Filter, measure: Measure)] = []
    for filter in formula.filters { filters.append((filter, try measure(filter.indicator))) }

    var rows: [Int] = []
    var reasons: [Int: [UnrankedReason]] = [:]
    place.constants.withUnsafeBufferPointer { constants in
      let evaluator = Evaluator(
        layout: table.layout, place: place.places, constants: constants.baseAddress!)
      let check = SectorCheck(
        context: context, formula: formula, measures: measures, filters: filters)
      for row in sectors.indices {
        let found = table.withExpected(row) { check.reasons(sectors[row], $0, evaluator) }
        if found.isEmpty { rows.append(row) } else { reasons[row] = found }
      }
    }
    let scorer = Scorer(formula, measures, place, table, rows: rows)
    var scores = scorer.withKernel { kernel in
      rows.map { table.withExpected($0) { kernel.score($0) } }
    }
    if let most = formula.mostPerCommune {
      let kept = Self.best(most, rows, scores, sectors)
      for row in rows where !kept.contains(row) {
        reasons[row] = [.beyondCommuneLimit(most)]
      }
      scores = zip(rows, scores).filter { kept.contains($0.0) }.map(\.1)
      rows = rows.filter(kept.contains)
    }
    self.scorer = scorer
    self.rows = rows
    self.scores = scores
    self.reasons = reasons
    shown = Self.shownValues(formula, place, table, rows)
    (parts, countedScores) = scorer.withKernel { kernel in
      (
        rows.map { row in
          table.withExpected(row) { figures in
            formula.terms.indices.map { kernel.value($0, figures) }
          }
        },
        rows.map { row in table.withCounted(row) { kernel.score($0) } }
      )
    }
  }

  private static func shownValues(
    _ formula: Formula, _ place: PlaceFigures, _ table: FigureTable, _ rows: [Int]
  ) -> [[Double?]] {
    let measures = formula.shown.map { place.measure($0) }
    return place.constants.withUnsafeBufferPointer { constants in
      let evaluator = Evaluator(
        layout: table.layout, place: place.places, constants: constants.baseAddress!)
      return rows.map { row in
        table.withExpected(row) { figures in
          measures.map { measure in
            measure.map { evaluator.value($0, figures) }.flatMap { $0.isFinite ? $0 : nil }
          }
        }
      }
    }
  }

  /// The `most` best rows of every commune.
  private static func best(
    _ most: Int, _ rows: [Int], _ scores: [Double], _ sectors: [SectorInput]
  ) -> Set<Int> {
    let order = rows.indices.sorted { a, b in
      scores[a] != scores[b] ? scores[a] > scores[b] : a < b
    }
    var taken: [String: Int] = [:]
    return Set(
      order.filter { i in
        let commune = sectors[rows[i]].key.commune
        taken[commune, default: 0] += 1
        return taken[commune]! <= most
      }.map { rows[$0] })
  }
}

extension Scoring {
  /// Places in `rows` by score, highest first; of equal scores the lower row first.
  var order: [Int] {
    rows.indices.sorted { a, b in scores[a] != scores[b] ? scores[a] > scores[b] : a < b }
  }

  /// One a row of `rows`.
  func bands(_ uncertainty: Uncertainty) -> [ScoreBand] {
    let bands = Simulation(table, scorer, rows: rows, options: uncertainty).run()
    let order = order
    let groups = TieGroups.groups(
      order.map { scores[$0] }, order.map { bands.deviations[$0] }, level: uncertainty.level)
    var groupOf = [Int](repeating: 0, count: rows.count)
    for (place, i) in order.enumerated() { groupOf[i] = groups[place] }
    return rows.indices.map { i in
      ScoreBand(
        score: bands.scores[i], rank: bands.ranks[i], deviation: bands.deviations[i],
        group: groupOf[i])
    }
  }

  /// As counted, one an election; empty for an indicator that is not a mean over elections.
  func byElection(_ indicator: Indicator, row: Int) -> [Double?] {
    let slot: (Int) -> Int
    switch indicator {
    case .registered: slot = table.layout.registered
    case .abstention, .turnout: slot = table.layout.abstention
    case .support, .performance, .volatility, .persuadability: slot = table.layout.support
    default: return []
    }
    return (0..<table.layout.elections).map { e in
      let value = table.counted(row, slot(e))
      guard value.isFinite else { return nil }
      return indicator == .turnout ? 1 - value : value
    }
  }
}
