/// Sites of one station that hang together, and the absorption of patches that are too small.
struct Patches {
  /// Place of each site's patch.
  private(set) var patch: [Int]
  /// Of each patch: its station, and its sites' rows and weight.
  private(set) var stations: [Int]
  private(set) var rows: [Int]
  private(set) var weights: [Double]

  /// Sites hang together where an edge of the mesh joins two of one station.
  init(_ mesh: Triangulation, stations labels: [Int], sites: [Site]) {
    var parent = Array(labels.indices)
    func root(_ start: Int) -> Int {
      var at = start
      while parent[at] != at {
        parent[at] = parent[parent[at]]
        at = parent[at]
      }
      return at
    }
    for edge in mesh.edges {
      let (a, b) = (mesh.origin(edge), mesh.destination(edge))
      guard labels[a] == labels[b] else { continue }
      let (p, q) = (root(a), root(b))
      parent[max(p, q)] = min(p, q)
    }
    var number = [Int](repeating: -1, count: labels.count)
    patch = []
    stations = []
    rows = []
    weights = []
    for place in labels.indices {
      let root = root(place)
      if number[root] < 0 {
        number[root] = stations.count
        stations.append(labels[place])
        rows.append(0)
        weights.append(0)
      }
      patch.append(number[root])
      rows[number[root]] += sites[place].rows
      weights[number[root]] += sites[place].weight
    }
  }

  /// The patch that is a station's ground: the heaviest, of several the one that begins first.
  var main: [Int: Int] {
    var main: [Int: Int] = [:]
    for patch in stations.indices {
      if let other = main[stations[patch]], weights[other] >= weights[patch] { continue }
      main[stations[patch]] = patch
    }
    return main
  }

  /// Gives every patch beside its station's main one that has no more than `limit` rows, or than
  /// `share` of the station's rows, to the neighbour with the longest and closest contact, until
  /// none is left.
  /// - Returns: the stations of the sites afterwards.
  static func absorb(
    in mesh: Triangulation, stations: [Int], sites: [Site], limit: Int, share: Double
  ) -> [Int] {
    var labels = stations
    var total: [Int: Int] = [:]
    for (site, station) in zip(sites, stations) { total[station, default: 0] += site.rows }
    for _ in 0..<12 {
      let patches = Patches(mesh, stations: labels, sites: sites)
      let main = patches.main
      let isSmall = patches.stations.indices.map { patch in
        let station = patches.stations[patch]
        return main[station] != patch
          && patches.rows[patch] <= max(limit, Int(share * Double(total[station] ?? 0)))
      }
      guard isSmall.contains(true) else { break }
      var votes = patches.votes(in: mesh, labels, from: { isSmall[$0] }, to: { !isSmall[$0] })
      if votes.isEmpty {
        votes = patches.votes(in: mesh, labels, from: { isSmall[$0] }, to: { _ in true })
      }
      guard !votes.isEmpty else { break }
      for place in labels.indices {
        guard let found = votes[patches.patch[place]] else { continue }
        labels[place] = found.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key
      }
    }
    return labels
  }

  /// What the neighbours of patches weigh, by station.
  private func votes(
    in mesh: Triangulation, _ labels: [Int], from isAsking: (Int) -> Bool,
    to isAnswering: (Int) -> Bool
  ) -> [Int: [Int: Double]] {
    var votes: [Int: [Int: Double]] = [:]
    for edge in mesh.edges {
      let (a, b) = (mesh.origin(edge), mesh.destination(edge))
      guard patch[a] != patch[b] else { continue }
      let nearness = Nearness.of(mesh.points[a], mesh.points[b])
      if isAsking(patch[a]), isAnswering(patch[b]) {
        votes[patch[a], default: [:]][labels[b], default: 0] += nearness
      }
      if isAsking(patch[b]), isAnswering(patch[a]) {
        votes[patch[b], default: [:]][labels[a], default: 0] += nearness
      }
    }
    return votes
  }
}
