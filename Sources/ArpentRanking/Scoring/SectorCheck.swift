import ArpentElections

/// Finds all reasons for which a sector can have no score.
struct SectorCheck {
  let context: RankingContext
  let formula: Formula
  let measures: [Measure]
  let filters: [(filter: Formula.Filter, measure: Measure)]
  private let needs: Set<Indicator.Need>

  init(
    context: RankingContext, formula: Formula, measures: [Measure],
    filters: [(filter: Formula.Filter, measure: Measure)]
  ) {
    self.context = context
    self.formula = formula
    self.measures = measures
    self.filters = filters
    needs = (formula.terms.map(\.indicator) + formula.filters.map(\.indicator))
      .reduce(into: []) { $0.formUnion($1.needs) }
  }

  /// Empty when nothing stands in the way.
  func reasons(
    _ sector: SectorInput, _ row: UnsafePointer<Double>, _ evaluator: Evaluator
  ) -> [UnrankedReason] {
    var reasons: [UnrankedReason] = sector.ground == nil ? [.noGround] : []
    if formula.excluded.contains(sector.key.description) { reasons.append(.excluded) }
    var stood = false
    for (election, result) in zip(context.elections, sector.results) {
      let rates = ElectionRates(result, election)
      if needs.contains(.turnout), case .failure(let lack) = rates.abstention {
        reasons.append(lack.reason)
        continue
      }
      switch rates.support {
      case .success(let share): stood = stood || share != nil
      case .failure(let lack): if needs.contains(.support) { reasons.append(lack.reason) }
      }
    }
    guard reasons.isEmpty else { return reasons }
    if needs.contains(.support), !stood { return [.supportDidNotStand] }
    for (term, measure) in zip(formula.terms, measures)
    where !evaluator.value(measure, row).isFinite {
      reasons.append(.noValue(indicator: term.indicator.id))
    }
    for (filter, measure) in filters {
      let value = evaluator.value(measure, row)
      let isWithin =
        value.isFinite && value >= filter.atLeast ?? -.infinity
        && value <= filter.atMost ?? .infinity
      if !isWithin { reasons.append(.filteredOut(indicator: filter.indicator.id)) }
    }
    return reasons
  }
}
