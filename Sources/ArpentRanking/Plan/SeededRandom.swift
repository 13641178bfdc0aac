/// Random numbers in a row that are the same in every run: SplitMix64 (Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators", OOPSLA 2014).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// From 0 up to but not including 1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// From 0 up to but not including `count`, which must be above 0. Too even for its bias to show:
  /// less than one in 2⁵³ ÷ count.
  mutating func place(in count: Int) -> Int { Int(share() * Double(count)) }
}
