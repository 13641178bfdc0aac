/// Leaves out the sites whose addresses are in the wrong place or under the wrong station.
enum SiteSelection {
  /// The sites to draw with, ascending; the others contradict what is around them:
  /// - nothing found at a door there, and most of the neighbours vote elsewhere;
  /// - most of the neighbours vote elsewhere, and the next numbers of the same street side either do
  ///   so too (the station is wrong) or lie far off (the position is wrong).
  ///
  /// "Most" is less than half for the former, and less than `limit` for the latter, which is to be
  /// believed more.
  ///
  /// A station keeps all of its sites when it would lose more than half.
  static func kept(
    of sites: [Site], mesh: Triangulation, addresses: [Address], using usable: [Int],
    below limit: Double
  ) -> [Site] {
    guard sites.count > 3 else { return sites }
    let shares = ownShares(of: sites, in: mesh)
    let doubted = sites.indices.filter { sites[$0].isFirm && shares[$0] < limit }
    let streets = Set(doubted.flatMap { sites[$0].members.compactMap { addresses[$0].street } })
    let order = StreetOrder(addresses, using: usable, on: streets)
    var isOut = zip(sites, shares).map { !$0.isFirm && $1 < 0.5 }
    for place in doubted { isOut[place] = isDenied(sites[place], by: order, addresses) }
    var total: [Int: Int] = [:]
    var lost: [Int: Int] = [:]
    for (place, site) in sites.enumerated() {
      total[site.station, default: 0] += 1
      if isOut[place] { lost[site.station, default: 0] += 1 }
    }
    return sites.indices.filter {
      !isOut[$0] || lost[sites[$0].station]! * 2 > total[sites[$0].station]!
    }.map { sites[$0] }
  }

  private static func isDenied(_ site: Site, by order: StreetOrder, _ addresses: [Address]) -> Bool
  {
    var witnesses = 0
    var supporting = 0
    for member in site.members where addresses[member].station == site.station {
      guard let testimony = order.testimony(on: member) else { continue }
      witnesses += testimony.witnesses
      supporting += testimony.nearAndAgreeing
    }
    return witnesses >= 2 && supporting == 0
  }

  /// The share of each site's natural neighbours that vote at its station, near ones counting more.
  static func ownShares(of sites: [Site], in mesh: Triangulation) -> [Double] {
    var own = [Double](repeating: 0, count: sites.count)
    var all = own
    for edge in mesh.edges {
      let (a, b) = (mesh.origin(edge), mesh.destination(edge))
      let nearness = Nearness.of(mesh.points[a], mesh.points[b])
      all[a] += nearness
      all[b] += nearness
      if sites[a].station == sites[b].station {
        own[a] += nearness
        own[b] += nearness
      }
    }
    return zip(own, all).map { $1 > 0 ? $0 / $1 : 1 }
  }
}

enum Nearness {
  /// One over the distance in metres, five metres added so that no neighbour outweighs all others.
  static func of(_ a: GridPoint, _ b: GridPoint) -> Double {
    1 / (distance(a, b) + 5)
  }

  static func distance(_ a: GridPoint, _ b: GridPoint) -> Double {
    let (dx, dy) = (Double(a.x) - Double(b.x), Double(a.y) - Double(b.y))
    return (dx * dx + dy * dy).squareRoot() * PlanarGrid.step
  }
}
