import Foundation

/// A formula settled for a place and its sectors: indicators as measures, transforms fitted.
struct Scorer: Sendable {
  /// Plain values only, so that a score costs no reference count.
  struct Term: Sendable {
    var measure: Measure
    var transform: Formula.Transform
    var weight: Double
    /// Standardised: mean and standard deviation; range: least value and width.
    var centre = 0.0
    var width = 1.0
    /// Percentile: where its sorted values begin among `sorted`, and how many there are.
    var start = 0
    var count = 0
  }

  let combination: Formula.Combination
  let factor: Double
  let place: PlaceFigures
  private(set) var terms: [Term]
  private var sorted: [Double] = []

  /// - Parameter rows: the rows whose expected values the transforms are fitted to.
  /// - Complexity: O(rows × terms), and a sort of each percentile.
  init(
    _ formula: Formula, _ measures: [Measure], _ place: PlaceFigures, _ table: FigureTable,
    rows: [Int]
  ) {
    combination = formula.combination
    factor = formula.factor
    self.place = place
    terms = zip(formula.terms, measures).map {
      Term(measure: $1, transform: $0.transform, weight: $0.weight)
    }
    for t in terms.indices {
      guard [.standardised, .range, .percentile].contains(terms[t].transform) else { continue }
      let values = place.constants.withUnsafeBufferPointer { constants in
        let evaluator = Evaluator(
          layout: table.layout, place: place.places, constants: constants.baseAddress!)
        return rows.map { row in
          table.withExpected(row) { evaluator.value(terms[t].measure, $0) }
        }
      }
      fit(t, values)
    }
  }

  private mutating func fit(_ t: Int, _ values: [Double]) {
    guard let least = values.min(), let most = values.max() else { return }
    switch terms[t].transform {
    case .standardised:
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      terms[t].centre = mean
      terms[t].width = variance > 0 ? variance.squareRoot() : 1
    case .range:
      terms[t].centre = least
      terms[t].width = most > least ? most - least : 1
    case .percentile:
      terms[t].start = sorted.count
      terms[t].count = values.count
      sorted += values.sorted()
    case .none, .log: break
    }
  }

  /// Hands out what scores rows at full speed; valid within `body` only.
  func withKernel<Value>(_ body: (Kernel) throws -> Value) rethrows -> Value {
    try place.constants.withUnsafeBufferPointer { constants in
      try terms.withUnsafeBufferPointer { terms in
        try sorted.withUnsafeBufferPointer { sorted in
          try body(
            Kernel(
              evaluator: Evaluator(
                layout: place.layout, place: place.places, constants: constants.baseAddress!),
              isProduct: combination == .product, factor: factor, terms: terms, sorted: sorted))
        }
      }
    }
  }

  struct Kernel {
    let evaluator: Evaluator
    let isProduct: Bool
    let factor: Double
    let terms: UnsafeBufferPointer<Term>
    let sorted: UnsafeBufferPointer<Double>

    func value(_ term: Int, _ row: UnsafePointer<Double>) -> Double {
      evaluator.value(terms[term].measure, row)
    }

    /// Of one sector, or of a pack of them.
    @inline(__always)
    func score<Lanes: FigureLanes>(_ row: UnsafePointer<Lanes>) -> Lanes {
      if isProduct {
        var score = Lanes(repeating: factor)
        for term in terms {
          let value = transformed(evaluator.value(term.measure, row), term)
          score =
            score * (term.weight == 1 ? value : value.notNegative.each { pow($0, term.weight) })
        }
        return score
      }
      var score = Lanes.zeros
      for term in terms {
        let value = transformed(evaluator.value(term.measure, row), term)
        score = score + Lanes(repeating: term.weight) * value
      }
      return score * Lanes(repeating: factor)
    }

    @inline(__always)
    func transformed<Lanes: FigureLanes>(_ value: Lanes, _ term: Term) -> Lanes {
      switch term.transform {
      case .none: value
      case .log: value.each { $0 > -1 ? log(1 + $0) : 0 }
      case .standardised, .range:
        (value - Lanes(repeating: term.centre)) / Lanes(repeating: term.width)
      case .percentile: value.each { percentile($0, term) }
      }
    }

    /// Share of the fitted values below, the middle of those that are equal.
    private func percentile(_ value: Double, _ term: Term) -> Double {
      func position(_ isBefore: (Double) -> Bool) -> Int {
        var (low, high) = (0, term.count)
        while low < high {
          let middle = (low + high) / 2
          if isBefore(sorted[term.start + middle]) { low = middle + 1 } else { high = middle }
        }
        return low
      }
      let below = position { $0 < value }
      let upTo = position { $0 <= value }
      return Double(below + upTo) / Double(2 * max(1, term.count))
    }
  }

  /// What becomes of a value of term `t` before it is weighed.
  func transformed(_ value: Double, _ t: Int) -> Double {
    withKernel { $0.transformed(value, terms[t]) }
  }

  /// The score of parts' values, as they would stand in a row.
  func score(_ parts: [Double]) -> Double {
    withKernel { kernel in
      var score = combination == .product ? factor : 0
      for (t, term) in terms.enumerated() {
        let value = kernel.transformed(parts[t], term)
        switch combination {
        case .product: score *= term.weight == 1 ? value : pow(max(value, 0), term.weight)
        case .sum: score += factor * term.weight * value
        }
      }
      return score
    }
  }

  /// What part `t` adds to a score's difference with the average sector's: for a product the
  /// logarithms of factors add up to that of score ÷ average score. `nil` for a factor of zero.
  func contribution(_ t: Int, _ value: Double, _ mean: Double) -> Double? {
    let (value, mean) = (transformed(value, t), transformed(mean, t))
    switch combination {
    case .product: return value > 0 && mean > 0 ? terms[t].weight * log(value / mean) : nil
    case .sum: return factor * terms[t].weight * (value - mean)
    }
  }
}
