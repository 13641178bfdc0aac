/// Where each figure of a sector stands in a row of numbers. What is not known is NaN there.
struct FigureLayout: Hashable, Sendable {
  let elections: Int
  let statistics: Int

  /// Electors on the roll.
  func registered(_ election: Int) -> Int { election }
  /// (registered − cast) ÷ registered.
  func abstention(_ election: Int) -> Int { elections + election }
  /// Support votes ÷ valid votes.
  func support(_ election: Int) -> Int { 2 * elections + election }
  /// (Votes of the first − votes of the second) ÷ valid votes.
  func margin(_ election: Int) -> Int { 3 * elections + election }
  func statistic(_ index: Int) -> Int { 4 * elections + index }
  /// Square kilometres.
  var area: Int { 4 * elections + statistics }
  var households: Int { area + 1 }
  var contacts: Int { area + 2 }
  var width: Int { area + 3 }
}
