/// Random numbers that are the same on every machine (SplitMix64: Steele, Lea, Flood 2014).
public struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// Dice of its own for each thing that `words` name: what is drawn for one doesn't depend on what
  /// was drawn before.
  public init(seed: UInt64, for words: Int...) {
    state = seed
    for word in words { state = next() ^ UInt64(bitPattern: Int64(word)) }
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// In 0 ..< 1, in steps of 2⁻⁵³.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// In -1 ..< 1.
  public mutating func around() -> Double { unit() * 2 - 1 }

  public mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
