/// How long it takes to go from one sector to the next. Assumptions all: they are stated in every
/// plan, and each can be set.
///
/// The distance between two sectors is the straight line between the middles of their grounds times
/// `detour`. It is walked, or covered by public transport or bicycle where that is quicker.
public struct TravelModel: Hashable, Sendable {
  /// Kilometres an hour on foot.
  public var walkingSpeed = 4.5
  /// Kilometres an hour by transport, stops included; `nil` to walk everywhere.
  public var transportSpeed: Double? = 15
  /// Minutes lost at each ride: the way to the stop, the wait, the way from it.
  public var transportWait = 10.0
  /// Length of the way ÷ straight line. In towns it lies between 1.2 and 1.4 (Levinson and
  /// El-Geneidy, "The minimum circuity frontier and the journey to work", *Regional Science and
  /// Urban Economics* 39, 2009).
  public var detour = 1.3

  public init() {}

  /// Minutes for a straight line of `metres`. Grows with the distance, and never by more than it
  /// would from zero, so that no way round is shorter.
  public func minutes(metres: Double) -> Double {
    let kilometres = metres / 1000 * detour
    let walk = kilometres / walkingSpeed * 60
    guard let transportSpeed else { return walk }
    return min(walk, transportWait + kilometres / transportSpeed * 60)
  }
}
