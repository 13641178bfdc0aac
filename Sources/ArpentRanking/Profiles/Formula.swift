/// A score as a product or a sum of indicators.
public struct Formula: Hashable, Sendable {
  public enum Combination: String, Hashable, Sendable, CaseIterable {
    /// Π valueʷ: the weights are exponents.
    case product
    /// Σ weight × value.
    case sum
  }

  /// What is done to an indicator's value before it is weighed. What the place's sectors are like
  /// is settled once, from all sectors that can be ranked, and holds for every draw.
  public enum Transform: String, Hashable, Sendable, CaseIterable {
    case none
    /// Natural logarithm of 1 + value.
    case log
    /// (value − mean) ÷ standard deviation.
    case standardised
    /// Share of the sectors with a lower value, from 0 to 1.
    case percentile
    /// From 0 at the lowest value to 1 at the highest.
    case range
  }

  public struct Term: Hashable, Sendable {
    public var indicator: Indicator
    public var transform: Transform
    public var weight: Double

    public init(_ indicator: Indicator, _ transform: Transform = .none, weight: Double = 1) {
      self.indicator = indicator
      self.transform = transform
      self.weight = weight
    }

    public var part: Part { Part(id: indicator.columnName, unit: indicator.unit) }
  }

  /// A sector whose indicator lies outside the bounds is not ranked, and says so.
  public struct Filter: Hashable, Sendable {
    public var indicator: Indicator
    public var atLeast: Double?
    public var atMost: Double?

    public init(_ indicator: Indicator, atLeast: Double? = nil, atMost: Double? = nil) {
      self.indicator = indicator
      self.atLeast = atLeast
      self.atMost = atMost
    }
  }

  public var combination: Combination
  /// One at least.
  public var terms: [Term]
  /// Multiplies the score, to give it its unit.
  public var factor = 1.0
  /// Indicators that stand in the outputs beside the parts without being part of the score.
  public var shown: [Indicator] = []
  public var filters: [Filter] = []
  /// No more sectors of one commune are ranked than this, the best first; `nil` for no limit.
  public var mostPerCommune: Int?
  /// Sectors that are left out, by key.
  public var excluded: Set<String> = []
  /// Years after which an election weighs half in ``Indicator/performance``.
  public var halfLife = 4.0
  public var canvassing = Canvassing()

  /// - Precondition: there is a term.
  public init(_ combination: Combination, _ terms: [Term]) {
    precondition(!terms.isEmpty, "a score is made of something")
    self.combination = combination
    self.terms = terms
  }
}

extension Formula {
  /// Nothing comes of it without somebody to support.
  var needsSupport: Bool {
    (terms.map(\.indicator) + filters.map(\.indicator)).contains { $0.needs.contains(.support) }
  }

  /// A score over the average sector's means something: its zero is nothing.
  var hasRatio: Bool {
    combination == .product || terms.allSatisfy { $0.transform == .none }
  }
}

extension Indicator {
  /// The id as a column's name.
  public var columnName: String { id.replacing(":", with: "_") }
}
