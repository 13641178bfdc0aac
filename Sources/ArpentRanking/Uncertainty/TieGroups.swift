/// Groups of sectors that can't be told apart, down a ranking.
///
/// The first sector opens a group. Each next one belongs to it as long as its score can't be told
/// from the opener's: their difference is no more than z standard errors, the sectors' errors being
/// independent, where z is the normal quantile of the intervals' level (1.645 for 90 %). The first
/// that can be told opens the next group. Comparisons are pairwise, each at that level; over many
/// pairs some sectors are told apart by chance (Goldstein and Spiegelhalter, "League tables and their
/// limitations", *Journal of the Royal Statistical Society*, 1996).
enum TieGroups {
  /// - Parameters:
  ///   - scores: in order, highest first.
  ///   - deviations: standard errors, one a score.
  /// - Returns: the group of each, from 1.
  static func groups(_ scores: [Double], _ deviations: [Double], level: Double) -> [Int] {
    let z = NormalTable.upperQuantile((1 - level) / 2)
    var groups: [Int] = []
    var opener = 0
    var group = 1
    for i in scores.indices {
      let error = (deviations[opener] * deviations[opener] + deviations[i] * deviations[i])
        .squareRoot()
      if scores[opener] - scores[i] > z * error {
        opener = i
        group += 1
      }
      groups.append(group)
    }
    return groups
  }
}
