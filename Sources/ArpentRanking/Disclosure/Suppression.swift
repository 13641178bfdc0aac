import ArpentElections

/// Finds what must be withheld: what is too small, and as many of the next smallest as it takes for
/// no subtraction from a total to give a small one away (complementary suppression).
///
/// Official totals of a commune and of the whole place are public, so whatever is shown can be
/// taken from them. What is withheld must therefore, in each election, be at least two stations
/// that together reach the thresholds: first within each commune, then over the whole place. Where
/// a commune has nothing more to withhold it is withheld as a whole.
///
/// Method: cell suppression for a table with one set of marginal totals (Willenborg and de Waal,
/// *Elements of Statistical Disclosure Control*, 2001, chapter 6), the cost of a cell being its size.
struct Suppression {
  /// A sector, or a station without ground: whatever has figures of its own.
  struct Item {
    var key: StationKey
    /// By election: registered electors, or the nearest figure known; `nil` without a result.
    var sizes: [Int?]
    var households: Double?
    var contacts: Int?
    /// Withheld in a table that was handed out before.
    var wasWithheld = false
    /// Shown in one: to withhold it covers nothing.
    var wasShown = false
  }

  let thresholds: DisclosureThresholds
  let items: [Item]
  private(set) var withheld: [Bool]

  /// - Complexity: O(n log n) for n items, when few are withheld.
  init(_ items: [Item], thresholds: DisclosureThresholds) {
    self.items = items
    self.thresholds = thresholds
    withheld = items.map { item in
      item.wasWithheld
        || item.sizes.contains { $0.map { $0 < thresholds.minimumRegistered } ?? false }
        || item.households.map { $0 < thresholds.minimumHouseholds } ?? false
        || item.contacts.map { $0 < thresholds.minimumContacts } ?? false
    }
    guard withheld.contains(true) else { return }
    let smallestFirst = items.indices.sorted { a, b in
      let (x, y) = (items[a].sizes.compactMap { $0 }.min(), items[b].sizes.compactMap { $0 }.min())
      if x != y { return (x ?? 0) < (y ?? 0) }
      return items[a].key < items[b].key
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

  /// Withholds more of `group` (smallest first) until what is withheld of it is safe or all of it is.
  private mutating func protect(_ group: [Int]) {
    guard let first = group.first else { return }
    for election in items[first].sizes.indices {
      var candidates = group.filter {
        !withheld[$0] && !items[$0].wasShown && items[$0].sizes[election] != nil
      }[...]
      while !isSafe(group, in: election), let next = candidates.popFirst() { withheld[next] = true }
    }
  }

  /// Whether what is withheld of `group` with a result in `election` gives nothing away together.
  func isSafe(_ group: [Int], in election: Int) -> Bool {
    let all = group.filter { withheld[$0] && items[$0].sizes[election] != nil }
    if all.isEmpty { return true }
    // What was shown before can be subtracted like anything else that is shown.
    let hidden = all.filter { !items[$0].wasShown }
    if hidden.isEmpty { return true }
    guard hidden.count >= 2 else { return false }
    let registered = hidden.reduce(0) { $0 + (items[$1].sizes[election] ?? 0) }
    // Where the households of one are unknown nobody can subtract the others': the roll decides.
    let households = hidden.compactMap { items[$0].households }
    let contacts = hidden.compactMap { items[$0].contacts }
    return registered >= thresholds.minimumRegistered
      && (households.count < hidden.count
        || households.reduce(0, +) >= thresholds.minimumHouseholds)
      && (contacts.count < hidden.count
        || contacts.reduce(0, +) >= thresholds.minimumContacts)
  }

  /// Whether an election's totals over everything may be shown.
  func mayShowTotals(of election: Int) -> Bool { isSafe(Array(items.indices), in: election) }
}
