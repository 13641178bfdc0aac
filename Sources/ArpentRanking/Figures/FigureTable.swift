import ArpentElections

/// The figures of many sectors as rows of numbers: as counted, as to be expected, and how far the
/// expected may be off.
struct FigureTable: Sendable {
  let layout: FigureLayout
  /// Rows: the sectors in the order given.
  let count: Int
  private(set) var counted: [Double]
  /// Rates drawn towards the mean where they are; otherwise as counted.
  private(set) var expected: [Double]
  /// What a draw is centred on and how wide it is: for rates, of the logarithm of the odds; for
  /// counts of people, the width relative to the count. Empty without uncertainty.
  private(set) var centres: [Double] = []
  private(set) var widths: [Double] = []
  /// By election; `nil` without uncertainty.
  private(set) var models: [(abstention: BetaBinomial, support: BetaBinomial)]?

  /// - Complexity: O(sectors × (elections × candidacies + statistics))
  init(_ sectors: [SectorInput], _ context: RankingContext, _ uncertainty: Uncertainty?) {
    layout = FigureLayout(
      elections: context.elections.count, statistics: context.statistics.count)
    count = sectors.count
    counted = Array(repeating: .nan, count: layout.width * sectors.count)
    expected = []
    let size = 4096
    let rates = concurrently((count + size - 1) / size) { [count] block in
      (block * size..<min(count, (block + 1) * size)).map { row in
        zip(sectors[row].results, context.elections).map { ElectionRates($0, $1) }
      }
    }.flatMap { $0 }
    for (row, sector) in sectors.enumerated() { fill(row, sector, rates[row]) }
    expected = counted
    guard let uncertainty else { return }
    centres = counted
    widths = Array(repeating: 0, count: counted.count)
    let models = Self.models(rates, context, shrinks: uncertainty.shrinks)
    for (row, sector) in sectors.enumerated() {
      for (e, rates) in rates[row].enumerated() {
        estimate(row, e, sector.results[e], rates, models[e], uncertainty)
      }
      estimateStatistics(row, sector, context, uncertainty)
    }
    self.models = models
  }

  init(layout: FigureLayout, count: Int, counted: [Double], expected: [Double]) {
    self.layout = layout
    self.count = count
    self.counted = counted
    self.expected = expected
  }

  private mutating func fill(_ row: Int, _ sector: SectorInput, _ rates: [ElectionRates]) {
    let base = row * layout.width
    func put(_ value: Double?, _ slot: Int) { if let value { counted[base + slot] = value } }
    for (e, rates) in rates.enumerated() {
      put(sector.results[e]?.tally.registered.map(Double.init), layout.registered(e))
      put(try? rates.abstention.get().rate, layout.abstention(e))
      put((try? rates.support.get())?.rate, layout.support(e))
      put(rates.lead?.margin, layout.margin(e))
    }
    for (s, statistic) in sector.statistics.enumerated() {
      put(statistic.value, layout.statistic(s))
    }
    put(sector.area.map { $0 / 1e6 }, layout.area)
    put(sector.households, layout.households)
    put(sector.contacts.map(Double.init), layout.contacts)
  }

  private static func models(
    _ rates: [[ElectionRates]], _ context: RankingContext, shrinks: Bool
  ) -> [(abstention: BetaBinomial, support: BetaBinomial)] {
    let flat = BetaBinomial(mean: 0.5, strength: 1)
    return context.elections.indices.map { e in
      guard shrinks else { return (flat, flat) }
      let abstention = rates.compactMap { try? $0[e].abstention.get() }
      let support = rates.compactMap { try? $0[e].support.get() }
      return (
        BetaBinomial(abstention.map { ($0.count, $0.of) }),
        BetaBinomial(support.map { ($0.count, $0.of) })
      )
    }
  }

  private mutating func estimate(
    _ row: Int, _ e: Int, _ result: SectorResult?, _ rates: ElectionRates,
    _ models: (abstention: BetaBinomial, support: BetaBinomial), _ uncertainty: Uncertainty
  ) {
    guard let result else { return }
    let base = row * layout.width
    let carried = result.interpolatedShare
    widths[base + layout.registered(e)] =
      result.carryError?.counts ?? carried * uncertainty.carriedCountError
    func put(_ share: ElectionRates.Share?, _ model: BetaBinomial, _ slot: Int) {
      guard let share else { return }
      if uncertainty.shrinks, model.strength > 1 {
        expected[base + slot] = model.expectation(share.count, of: share.of)
      }
      let odds = model.logOdds(share.count, of: share.of)
      // A piece of other ground may lean as differently as sectors do from one another.
      let carry = result.carryError?.rates ?? carried * model.deviation
      let p = expected[base + slot]
      let carryOfOdds = carry / max(p * (1 - p), 0.01)
      centres[base + slot] = odds.mean
      widths[base + slot] =
        (odds.deviation * odds.deviation + carryOfOdds * carryOfOdds).squareRoot()
    }
    put(try? rates.abstention.get(), models.abstention, layout.abstention(e))
    put((try? rates.support.get()) ?? nil, models.support, layout.support(e))
    if let lead = rates.lead {
      let carry = result.carryError?.rates ?? carried * models.support.deviation
      widths[base + layout.margin(e)] = (lead.variance + 2 * carry * carry).squareRoot()
    }
  }

  private mutating func estimateStatistics(
    _ row: Int, _ sector: SectorInput, _ context: RankingContext, _ uncertainty: Uncertainty
  ) {
    let base = row * layout.width
    for (s, statistic) in sector.statistics.enumerated() {
      guard let value = statistic.value else { continue }
      let imputed = statistic.imputedShare * uncertainty.imputedError
      let carried = statistic.interpolatedShare * uncertainty.interpolatedError
      let width =
        statistic.standardError
        ?? abs(value) * (imputed * imputed + carried * carried).squareRoot()
      widths[base + layout.statistic(s)] = width
      // Households are one of the statistics, kept apart for the minimum size.
      if let households = sector.households, value == households,
        context.statistics[s].variable.unit == "households"
      {
        widths[base + layout.households] = width
      }
    }
  }

  /// Every figure of one sector, as to be expected.
  func withExpected<Value>(_ row: Int, _ body: (UnsafePointer<Double>) -> Value) -> Value {
    precondition(row >= 0 && row < count)
    return expected.withUnsafeBufferPointer { body($0.baseAddress! + row * layout.width) }
  }

  /// Every figure of one sector, as counted.
  func withCounted<Value>(_ row: Int, _ body: (UnsafePointer<Double>) -> Value) -> Value {
    precondition(row >= 0 && row < count)
    return counted.withUnsafeBufferPointer { body($0.baseAddress! + row * layout.width) }
  }

  func expected(_ row: Int, _ slot: Int) -> Double { expected[row * layout.width + slot] }
  func counted(_ row: Int, _ slot: Int) -> Double { counted[row * layout.width + slot] }
}
