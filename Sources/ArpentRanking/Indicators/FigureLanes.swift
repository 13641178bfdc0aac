/// One sector's figure, or the same figure of several sectors side by side: indicators are worked out
/// from either by the same lines.
///
/// NaN stands for what is not known, and every operation keeps it.
protocol FigureLanes {
  init(repeating value: Double)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  func squareRoot() -> Self
  /// 1 where there is a number, 0 where there is none.
  var known: Self { get }
  /// `other` where there is no number.
  func ifKnown(else other: Self) -> Self
  /// Without its sign.
  var size: Self { get }
  /// 0 where it is below.
  var notNegative: Self { get }
  /// `other` where this is not above 0.
  func ifPositive(else other: Self) -> Self
  /// Value by value.
  func each(_ body: (Double) -> Double) -> Self
}

extension FigureLanes {
  @inline(__always) static var ones: Self { Self(repeating: 1) }
  @inline(__always) static var zeros: Self { Self(repeating: 0) }
  /// 0 where there is no number.
  @inline(__always) var orZero: Self { ifKnown(else: Self.zeros) }
}

extension Double: FigureLanes {
  @inline(__always) init(repeating value: Double) { self = value }
  @inline(__always) var known: Double { self == self ? 1 : 0 }
  @inline(__always) func ifKnown(else other: Double) -> Double { self == self ? self : other }
  @inline(__always) var size: Double { magnitude }
  @inline(__always) var notNegative: Double { self < 0 ? 0 : self }
  @inline(__always) func ifPositive(else other: Double) -> Double { self > 0 ? self : other }
  @inline(__always) func each(_ body: (Double) -> Double) -> Double { body(self) }
}

/// As many sectors as are worked out at once. Single precision is finer than any interval by far,
/// and takes half the time.
typealias Pack = SIMD8<Float>

extension Pack: FigureLanes {
  @inline(__always) init(repeating value: Double) { self.init(repeating: Float(value)) }
  @inline(__always) var known: Pack { Pack.zeros.replacing(with: Pack.ones, where: self .== self) }
  @inline(__always) func ifKnown(else other: Pack) -> Pack {
    other.replacing(with: self, where: self .== self)
  }
  @inline(__always) var size: Pack { replacing(with: Pack.zeros - self, where: self .< Pack.zeros) }
  @inline(__always) var notNegative: Pack { replacing(with: Pack.zeros, where: self .< Pack.zeros) }
  @inline(__always) func ifPositive(else other: Pack) -> Pack {
    other.replacing(with: self, where: self .> Pack.zeros)
  }
  @inline(__always) func each(_ body: (Double) -> Double) -> Pack {
    var out = self
    for lane in 0..<Pack.scalarCount { out[lane] = Float(body(Double(out[lane]))) }
    return out
  }
}
