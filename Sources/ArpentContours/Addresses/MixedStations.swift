/// Stations whose addresses stand among each other's, as when electors are split by name: they share
/// ground that no line can part.
enum MixedStations {
  /// Groups of two and more, each ascending, in order of their first.
  ///
  /// Two stations are mixed where most rows of one are at positions that the other claims too, or
  /// where both have mostly neighbours of other stations and the other's are the most frequent.
  static func groups(
    among sites: [Site], mesh: Triangulation, addresses: [Address], stationCount: Int,
    ownShare limit: Double
  ) -> [[Int]] {
    var rows = [Int](repeating: 0, count: stationCount)
    var shared: [Pair: Int] = [:]
    for site in sites {
      for member in site.members { rows[addresses[member].station] += 1 }
      guard site.isContested else { continue }
      let present = Set(site.members.map { addresses[$0].station })
      for member in site.members {
        let station = addresses[member].station
        for other in present where other != station {
          shared[Pair(from: station, to: other), default: 0] += 1
        }
      }
    }
    var links: [(Int, Int)] = []
    for (pair, count) in shared where count * 2 > rows[pair.from] && rows[pair.from] > 3 {
      links.append((pair.from, pair.to))
    }
    links += interleaved(sites, mesh, stationCount, limit)
    return joined(links, stationCount)
  }

  private struct Pair: Hashable {
    var from: Int
    var to: Int
  }

  /// Pairs that are each other's most frequent neighbours, and have few neighbours of their own.
  private static func interleaved(
    _ sites: [Site], _ mesh: Triangulation, _ stationCount: Int, _ limit: Double
  ) -> [(Int, Int)] {
    guard sites.count > 3 else { return [] }
    var seen = [[Int: Double]](repeating: [:], count: stationCount)
    // Summed edge by edge: a dictionary has no order to sum in.
    var all = [Double](repeating: 0, count: stationCount)
    var places = [Int](repeating: 0, count: stationCount)
    for site in sites { places[site.station] += 1 }
    for edge in mesh.edges {
      let (a, b) = (sites[mesh.origin(edge)].station, sites[mesh.destination(edge)].station)
      let nearness = Nearness.of(
        mesh.points[mesh.origin(edge)], mesh.points[mesh.destination(edge)])
      seen[a][b, default: 0] += nearness
      seen[b][a, default: 0] += nearness
      all[a] += nearness
      all[b] += nearness
    }
    func partner(_ station: Int) -> Int? {
      // A handful of addresses says nothing on how a station was cut.
      guard places[station] >= 8 else { return nil }
      guard seen[station][station, default: 0] < limit * all[station] else { return nil }
      return seen[station].filter { $0.key != station }
        .max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
    return (0..<stationCount).compactMap { station in
      guard let other = partner(station), station < other, partner(other) == station else {
        return nil
      }
      return (station, other)
    }
  }

  private static func joined(_ links: [(Int, Int)], _ count: Int) -> [[Int]] {
    var parent = Array(0..<count)
    func root(_ start: Int) -> Int {
      var at = start
      while parent[at] != at { at = parent[at] }
      return at
    }
    for (a, b) in links {
      let (p, q) = (root(a), root(b))
      parent[max(p, q)] = min(p, q)
    }
    return Dictionary(grouping: 0..<count, by: root).values.filter { $0.count > 1 }
      .map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}
