import ArpentGeometry

/// What one way of weighting says of one source: how much of what counts lies in each target.
struct WeighedRow {
  /// Weight in each target, by the target's place. Where targets overlap, the sum may be more than
  /// what is covered.
  var weights: [Int: Double]
  /// Weight in any target, each part of it counted once.
  var covered: Double
  /// Weight in the source, more than zero.
  var total: Double

  /// The entries of a crosswalk's row and the share that goes to no target.
  ///
  /// Ground that is shared without any weight has an entry of share 0: the target is spoken for
  /// there.
  func entries(_ pieces: [SharedGround.Piece], sharingOutOutside sharesOut: Bool)
    -> (row: [Crosswalk.Entry], outside: Double, sharedOut: Double)
  {
    let sum = weights.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    var inside = min(1, covered / total)
    if inside > 1 - SharedGround.rounding { inside = 1 }
    guard sum > 0, inside > SharedGround.rounding else { return (zeros(pieces), 1, 0) }
    let kept = sharesOut ? 1 : inside
    var row: [Crosswalk.Entry] = []
    let areas = Dictionary(uniqueKeysWithValues: pieces.map { ($0.target, $0.area) })
    for target in Set(areas.keys).union(weights.keys).sorted() {
      row.append(
        Crosswalk.Entry(
          target: target, share: (weights[target] ?? 0) / sum * kept,
          sharedArea: areas[target] ?? 0))
    }
    let outside = kept == 1 ? 0 : max(0, 1 - row.reduce(0) { $0 + $1.share })
    return (row, outside, sharesOut ? 1 - inside : 0)
  }

  private func zeros(_ pieces: [SharedGround.Piece]) -> [Crosswalk.Entry] {
    pieces.map { Crosswalk.Entry(target: $0.target, share: 0, sharedArea: $0.area) }
  }
}
