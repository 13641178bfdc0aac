/// How much of an outcome lies in the first sectors of an order: the gain curve, and its figures.
///
/// The first tenth is a tenth exactly: of the sector in which it ends a part is taken. Sectors that
/// are predicted the same have no order among themselves, so where the tenth ends among some, as
/// much is taken of each: what is found is the mean over all orders that the prediction allows.
struct GainCurve {
  /// Places of the sectors, first to last, and how many at a time are predicted the same.
  private let order: [Int]
  private let groups: [Range<Int>]

  /// - Parameter predictions: highest first.
  init(_ predictions: [Double]) {
    let order = predictions.indices.sorted { a, b in
      predictions[a] != predictions[b] ? predictions[a] > predictions[b] : a < b
    }
    var groups: [Range<Int>] = []
    var start = 0
    for place in order.indices
    where place + 1 == order.count || predictions[order[place + 1]] != predictions[order[start]] {
      groups.append(start..<place + 1)
      start = place + 1
    }
    self.order = order
    self.groups = groups
  }

  /// What the first tenth holds, with `counts` times each sector (1 for each without resampling).
  struct Tenths {
    /// Amount per sector in the first tenth of the sectors, and over all.
    var amountPerSector = (first: 0.0, all: 0.0)
    /// Amount per elector in the first tenth of the electors, and over all.
    var amountPerElector = (first: 0.0, all: 0.0)

    /// First ÷ all; `nil` where that says nothing.
    var liftBySector: Double? { Self.ratio(amountPerSector) }
    var liftByElector: Double? { Self.ratio(amountPerElector) }

    private static func ratio(_ pair: (first: Double, all: Double)) -> Double? {
      pair.all > 0 ? pair.first / pair.all : nil
    }
  }

  /// - Complexity: O(sectors)
  func tenths(_ amounts: [Double], _ electors: [Double], counts: [Int]? = nil) -> Tenths {
    var (count, amount, people) = (0.0, 0.0, 0.0)
    for i in order {
      let times = Double(counts?[i] ?? 1)
      count += times
      amount += times * amounts[i]
      people += times * electors[i]
    }
    guard count > 0, people > 0 else { return Tenths() }
    let (limit, crowd) = (count / 10, people / 10)
    var (seen, first) = (0.0, 0.0)
    var (met, near) = (0.0, 0.0)
    for group in groups {
      var (sectors, sum, inhabitants) = (0.0, 0.0, 0.0)
      for i in order[group] {
        let times = Double(counts?[i] ?? 1)
        sectors += times
        sum += times * amounts[i]
        inhabitants += times * electors[i]
      }
      if sectors == 0 { continue }
      if seen < limit {
        let share = min(1, (limit - seen) / sectors)
        first += share * sum
        seen += share * sectors
      }
      if met < crowd {
        let share = min(1, (crowd - met) / inhabitants)
        near += share * sum
        met += share * inhabitants
      }
      if seen >= limit, met >= crowd { break }
    }
    return Tenths(
      amountPerSector: (first / limit, amount / count),
      amountPerElector: (near / crowd, amount / people))
  }

  /// The curve from (0, 0): share of the electors so far, and the amount so far as a share of
  /// `whole`; one point for all that are predicted the same.
  func points(_ amounts: [Double], _ electors: [Double], whole: Double) -> [GainPoint] {
    let people = electors.reduce(0, +)
    var (met, sum) = (0.0, 0.0)
    var points = [GainPoint(electors: 0, amount: 0)]
    guard people > 0, whole > 0 else { return points }
    for group in groups {
      for i in order[group] {
        met += electors[i]
        sum += amounts[i]
      }
      points.append(GainPoint(electors: met / people, amount: sum / whole))
    }
    return points
  }
}

/// A point of a gain curve.
public struct GainPoint: Hashable, Sendable {
  /// Share of all electors in the first sectors.
  public var electors: Double
  /// Share of the outcome in them; of a change, the sum over the sum of its absolute values.
  public var amount: Double

  public init(electors: Double, amount: Double) {
    self.electors = electors
    self.amount = amount
  }
}
