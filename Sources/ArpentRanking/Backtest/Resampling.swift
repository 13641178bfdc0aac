/// Draws by chance, seeded: sectors drawn again with replacement (the bootstrap; Efron, "Bootstrap
/// methods: another look at the jackknife", *Annals of Statistics* 7, 1979), and orders shuffled.
struct Resampling {
  private let amounts: [Double]
  private let electors: [Double]
  private let seed: UInt64

  init(_ amounts: [Double], _ electors: [Double], seed: UInt64) {
    self.amounts = amounts
    self.electors = electors
    self.seed = seed
  }

  /// What methods are compared by: the lift by elector, or for a change the outcome for each 1,000
  /// electors; `nil` where undefined.
  static func headline(_ tenths: GainCurve.Tenths, _ isSigned: Bool) -> Double? {
    isSigned ? 1000 * tenths.amountPerElector.first : tenths.liftByElector
  }

  /// The first curve's lead over each, as an interval of 90 %; `nil` for the first itself, and where
  /// undefined.
  func leads(of curves: [GainCurve], isSigned: Bool) -> [Backtest.Interval?] {
    var random = SeededRandom(seed: seed)
    var leads = [[Double]](repeating: [], count: curves.count)
    for _ in 0..<Backtest.draws {
      var counts = [Int](repeating: 0, count: amounts.count)
      for _ in amounts.indices { counts[random.place(in: amounts.count)] += 1 }
      let figures = curves.map {
        Self.headline($0.tenths(amounts, electors, counts: counts), isSigned)
      }
      guard let own = figures[0] else { continue }
      for m in curves.indices.dropFirst() {
        if let other = figures[m] { leads[m].append(own - other) }
      }
    }
    return leads.enumerated().map { m, values in m == 0 ? nil : Self.interval(values) }
  }

  /// What orders by chance reach.
  func random(isSigned: Bool) -> Backtest.Interval {
    var random = SeededRandom(seed: seed &+ 1)
    var values: [Double] = []
    for _ in 0..<Backtest.draws {
      let curve = GainCurve(amounts.map { _ in random.share() })
      if let value = Self.headline(curve.tenths(amounts, electors), isSigned) {
        values.append(value)
      }
    }
    return Self.interval(values) ?? Backtest.Interval(low: 0, high: 0)
  }

  /// From the 5th to the 95th hundredth; `nil` without values.
  private static func interval(_ values: [Double]) -> Backtest.Interval? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
    }
    return Backtest.Interval(low: quantile(0.05), high: quantile(0.95))
  }
}
