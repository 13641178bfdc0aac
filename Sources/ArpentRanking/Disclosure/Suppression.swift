import ArpentElections

/// Finds what must be withheld: what is too small, and as many of the next smallest as it takes for
/// no subtraction from a total to give a small one away (complementary suppression).
///
/// Totals of a commune and of the whole place are taken to be known, for every figure: those of
/// elections and statistics are public, those of contacts the campaign may tell. So whatever is shown
/// can be taken from them, and what is withheld must, figure by figure, be at least two that have the
/// figure and that together reach its threshold: first within each commune, then over the whole
/// place. Where a commune has nothing more to withhold it is withheld as a whole.
///
/// What a table showed before is known too. Ground that was redrawn since is taken in *clusters*: the
/// sectors that, together, are the same ground as some sectors of before. Of a cluster with anything
/// withheld all is withheld; its sum can be known from before, and then it covers no other.
///
/// Method: cell suppression for a table with one set of marginal totals (*Handbook on Statistical
/// Disclosure Control*, chapter 4), the cost of a cell being its size.
struct Suppression {
  /// A sector, or a station without ground: whatever has figures of its own.
  struct Item {
    var key: StationKey
    /// By figure; `nil` where it has none.
    var sizes: [Double?]
    /// Among the clusters.
    var cluster: Int
    var wasWithheld = false
  }

  /// Sectors that are the same ground as some of before, or one whose ground is new.
  struct Cluster {
    /// Sum by figure of what was shown of its ground before.
    var shown: [Double]
    /// By figure, whether all of its ground was shown, so that its sum is known.
    var isKnown: [Bool]
    var items: [Int] = []
  }

  let items: [Item]
  private(set) var clusters: [Cluster]
  /// By figure.
  let least: [Double]
  private(set) var withheld: [Bool]

  /// - Complexity: O(n log n + figures × n) for n items, when few are withheld.
  init(_ items: [Item], clusters: [Cluster], least: [Double]) {
    self.items = items
    self.least = least
    self.clusters = clusters
    withheld = items.map { item in
      item.wasWithheld
        || zip(item.sizes, least).contains { size, least in size.map { $0 < least } ?? false }
    }
    guard withheld.contains(true) else { return }
    for (i, item) in items.enumerated() { self.clusters[item.cluster].items.append(i) }
    for i in items.indices where withheld[i] { withhold(i) }
    // Rolls of different elections of one item differ little; the least stands for it.
    let cost = items.map { $0.sizes.lazy.compactMap { $0 }.first ?? 0 }
    let smallestFirst = items.indices.sorted { a, b in
      cost[a] != cost[b] ? cost[a] < cost[b] : items[a].key < items[b].key
    }
    let communes = Dictionary(grouping: smallestFirst) { items[$0].key.commune }
    let communeGroups = communes.keys.sorted().compactMap { communes[$0] }
    // Withholding for the whole place can leave a commune with one of them: go round until still.
    var before = -1
    while before != withheldCount {
      before = withheldCount
      for group in communeGroups where group.contains(where: { withheld[$0] }) { protect(group) }
      protect(smallestFirst)
    }
  }

  private var withheldCount: Int { withheld.reduce(0) { $0 + ($1 ? 1 : 0) } }

  private mutating func withhold(_ item: Int) {
    for i in clusters[items[item].cluster].items { withheld[i] = true }
  }

  /// Withholds more of `group` (smallest first) until what is withheld of it is safe or all of it is.
  private mutating func protect(_ group: [Int]) {
    // What few have comes first: who keeps company there does so for what all have, too.
    let having = least.indices.map { figure in
      group.count { items[$0].sizes[figure] != nil }
    }
    let order = least.indices.sorted { a, b in
      having[a] != having[b] ? having[a] < having[b] : a < b
    }
    for figure in order where !isSafe(group, in: figure) {
      for next in group
      where !withheld[next] && items[next].sizes[figure] != nil
        && !clusters[items[next].cluster].isKnown[figure]
      {
        withhold(next)
        if isSafe(group, in: figure) { break }
      }
    }
  }

  /// Whether what is withheld of `group` gives nothing away together, of one figure.
  func isSafe(_ group: [Int], in figure: Int) -> Bool {
    var sums: [Int: Double] = [:]
    var members: [Int: Int] = [:]
    for i in group where withheld[i] {
      members[items[i].cluster, default: 0] += 1
      if let size = items[i].sizes[figure] { sums[items[i].cluster, default: 0] += size }
    }
    var (units, unknown) = (0, 0.0)
    for (cluster, sum) in sums {
      // Of a cluster that reaches beyond the group, the part within is not known from before.
      let isWhole = members[cluster] == clusters[cluster].items.count
      if clusters[cluster].isKnown[figure], isWhole { continue }
      units += 1
      unknown += max(0, sum - (isWhole ? clusters[cluster].shown[figure] : 0))
    }
    // Sums of estimates are off by rounding.
    return units == 0 || (units >= 2 && unknown >= least[figure] - 1e-9)
  }

  /// Whether the totals of a figure over everything may be shown.
  func mayShowTotals(of figure: Int) -> Bool { isSafe(Array(items.indices), in: figure) }
}
