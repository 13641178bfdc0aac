import ArpentElections

/// Puts the sectors beside the ground of tables handed out before.
struct EarlierGround {
  private(set) var clusters: [Suppression.Cluster] = []
  /// By sector.
  private(set) var clusterOf: [Int]
  /// By sector: it is ground that was withheld, or holds some of it.
  private(set) var wasWithheld: [Bool]
  private let figures: Int

  /// - Complexity: O(sectors × figures + grounds shown before)
  init(_ sectors: [SectorInput], _ ledger: FigureLedger, _ earlier: EarlierDisclosure) {
    figures = ledger.figures.count
    let isFirst = earlier.shown.isEmpty && earlier.withheld.isEmpty
    let own =
      isFirst ? [] : sectors.map { EarlierDisclosure.Ground(key: $0.key, vintage: $0.vintage) }
    let places =
      earlier.successors.isEmpty
      ? [:] : Dictionary(uniqueKeysWithValues: zip(sectors.map(\.key), sectors.indices))
    var links = DisjointSets(count: sectors.count)
    // Ground as it was, then ground that was redrawn; by key, so that sums come out the same.
    var within: [(ground: EarlierDisclosure.Ground, sectors: [Int])] = []
    for (s, ground) in own.enumerated()
    where earlier.shown[ground] != nil || earlier.withheld.contains(ground) {
      within.append((ground, [s]))
    }
    for (ground, keys) in earlier.successors.sorted(by: { $0.key < $1.key }) {
      let now = keys.sorted().compactMap { places[$0] }
      guard let first = now.first else { continue }
      for other in now.dropFirst() { links.join(first, other) }
      within.append((ground, now))
    }
    // Of sectors that belong together the first is the root.
    let new = Self.new(figures)
    clusterOf = []
    clusterOf.reserveCapacity(sectors.count)
    for s in sectors.indices {
      let root = links.root(of: s)
      clusterOf.append(root == s ? clusters.count : clusterOf[root])
      if root == s { clusters.append(new) }
    }
    wasWithheld = sectors.map { _ in false }
    var hasEarlier = clusters.map { _ in false }
    for (ground, now) in within {
      let c = clusterOf[now[0]]
      let shown = earlier.shown[ground] ?? [:]
      if earlier.withheld.contains(ground) { for s in now { wasWithheld[s] = true } }
      for (f, figure) in ledger.figures.enumerated() {
        let size = shown[figure]
        clusters[c].shown[f] += size ?? 0
        clusters[c].isKnown[f] = size != nil && (clusters[c].isKnown[f] || !hasEarlier[c])
      }
      hasEarlier[c] = true
    }
  }

  private static func new(_ figures: Int) -> Suppression.Cluster {
    Suppression.Cluster(
      shown: Array(repeating: 0, count: figures), isKnown: Array(repeating: false, count: figures))
  }

  /// Of something that was in no table before.
  mutating func addCluster() -> Int {
    clusters.append(Self.new(figures))
    return clusters.count - 1
  }
}

extension EarlierDisclosure.Ground: Comparable {
  public static func < (a: Self, b: Self) -> Bool {
    a.key != b.key ? a.key < b.key : a.vintage.utf8.lexicographicallyPrecedes(b.vintage.utf8)
  }
}

/// Which of many things belong together.
struct DisjointSets {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func root(of item: Int) -> Int {
    var root = item
    while parent[root] != root { root = parent[root] }
    var next = item
    while parent[next] != root { (parent[next], next) = (root, parent[next]) }
    return root
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (x, y) = (root(of: a), root(of: b))
    if x != y { parent[max(x, y)] = min(x, y) }
  }
}
