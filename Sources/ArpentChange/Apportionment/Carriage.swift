import ArpentElections

/// Adds up one variable's figures target by target.
struct Carriage {
  private let crosswalk: Crosswalk
  private let units: [StatisticUnit]
  private let split: [Bool]
  /// The sum of a count, or of weight × value.
  private(set) var sums: [Double]
  private var hasValue: [Bool]
  /// Size of what the value is made of: |count|, or weight.
  private var sizes: [Double]
  private var imputed: [Double]
  private var interpolated: [Double]
  /// What the value speaks for, and what it should speak for: ground, or weight.
  private var spokenFor: [Double]
  private var moments: [ErrorBand.Moments]
  private var methods: [Set<Crosswalk.Method>]
  private var wanted: [Double]

  init(crosswalk: Crosswalk, units: [StatisticUnit], split: [Bool]) {
    self.crosswalk = crosswalk
    self.units = units
    self.split = split
    let zeros = [Double](repeating: 0, count: crosswalk.targetCount)
    (sums, sizes, imputed, interpolated, spokenFor, wanted) = (
      zeros, zeros, zeros, zeros, zeros, zeros
    )
    hasValue = [Bool](repeating: false, count: crosswalk.targetCount)
    moments = Array(repeating: ErrorBand.Moments(), count: crosswalk.targetCount)
    methods = Array(repeating: [], count: crosswalk.targetCount)
  }

  mutating func addCounts(_ values: [Double?]) {
    wanted = crosswalk.targetAreas
    for (source, value) in values.enumerated() {
      guard let value else { continue }
      for entry in crosswalk.rows[source] {
        let part = value * entry.share
        add(part, size: abs(part), of: source, to: entry.target)
        if split[source], value > 0 {
          moments[entry.target].addDivided(
            value, share: entry.share, method: crosswalk.methods[source])
        } else {
          moments[entry.target].addUndivided(part)
        }
        spokenFor[entry.target] += entry.sharedArea
      }
    }
  }

  mutating func addMeans(_ values: [Double?], weights: [Double?]) {
    for source in values.indices {
      guard let weight = weights[source] else { continue }
      for entry in crosswalk.rows[source] {
        let part = weight * entry.share
        wanted[entry.target] += part
        guard let value = values[source], part > 0 else { continue }
        add(part * value, size: part, of: source, to: entry.target)
        spokenFor[entry.target] += part
      }
    }
  }

  mutating func addMeansByArea(_ values: [Double?]) {
    wanted = crosswalk.targetAreas
    for (source, value) in values.enumerated() {
      guard let value else { continue }
      for entry in crosswalk.rows[source] {
        add(
          entry.sharedArea * value, size: entry.sharedArea, of: source, to: entry.target)
        spokenFor[entry.target] += entry.sharedArea
      }
    }
  }

  func finishSums(into figures: inout [[ApportionedFigure]]) {
    for target in sums.indices {
      figures[target].append(figure(target, sums[target], moments[target]))
    }
  }

  func finishMeans(into figures: inout [[ApportionedFigure]]) {
    for target in sums.indices {
      figures[target].append(figure(target, sums[target] / sizes[target], nil))
    }
  }

  private mutating func add(_ part: Double, size: Double, of source: Int, to target: Int) {
    sums[target] += part
    sizes[target] += size
    hasValue[target] = true
    if units[source].isImputed { imputed[target] += size }
    if split[source] {
      interpolated[target] += size
      methods[target].insert(crosswalk.methods[source])
    }
  }

  private func figure(_ target: Int, _ value: Double, _ moments: ErrorBand.Moments?)
    -> ApportionedFigure
  {
    let coverage = wanted[target] > 0 ? min(1, spokenFor[target] / wanted[target]) : 0
    guard hasValue[target] else {
      return ApportionedFigure(
        value: nil, coverage: coverage, imputedShare: nil, interpolatedShare: nil)
    }
    // A sum of nothing but zeros is made of nothing, estimated or not.
    let size = sizes[target]
    return ApportionedFigure(
      value: value, coverage: coverage, imputedShare: size > 0 ? imputed[target] / size : 0,
      interpolatedShare: size > 0 ? interpolated[target] / size : 0,
      methods: methods[target].sorted(), moments: moments)
  }
}
