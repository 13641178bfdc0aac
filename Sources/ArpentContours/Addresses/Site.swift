/// A place with one or more addresses, and the station that has most of them.
struct Site {
  var point: GridPoint
  var station: Int
  /// What its addresses count for, those of other stations left out.
  var weight: Double
  /// Rows of the table here.
  var rows: Int
  /// Some address here was found at a door.
  var isFirm: Bool
  /// Several stations claim it.
  var isContested: Bool
  /// Places of the addresses here in the table, ascending.
  var members: ArraySlice<Int>
}

enum SiteResolution {
  /// One site a position, ascending. Where stations share one, the station with the greater weight
  /// has it, then the one with the better score, then the one with the lower code.
  /// - Complexity: O(n log n)
  static func sites(of addresses: [Address], using usable: [Int], on grid: PlanarGrid) -> [Site] {
    let points = usable.map { grid.snap(addresses[$0].position) }
    let order = usable.indices.sorted {
      points[$0] != points[$1] ? points[$0] < points[$1] : usable[$0] < usable[$1]
    }
    let sorted = order.map { usable[$0] }
    var sites: [Site] = []
    var start = 0
    while start < order.count {
      let point = points[order[start]]
      var end = start
      while end < order.count, points[order[end]] == point { end += 1 }
      sites.append(site(at: point, sorted[start..<end], addresses))
      start = end
    }
    return sites
  }

  private static func site(at point: GridPoint, _ members: ArraySlice<Int>, _ addresses: [Address])
    -> Site
  {
    var claims: [(station: Int, weight: Double, score: Double)] = []
    for member in members {
      let address = addresses[member]
      if let place = claims.firstIndex(where: { $0.station == address.station }) {
        claims[place].weight += address.weight
        claims[place].score = max(claims[place].score, address.score)
      } else {
        claims.append((address.station, address.weight, address.score))
      }
    }
    var best = claims[0]
    for claim in claims.dropFirst() {
      let isBetter =
        if claim.weight != best.weight {
          claim.weight > best.weight
        } else if claim.score != best.score {
          claim.score > best.score
        } else {
          claim.station < best.station
        }
      if isBetter { best = claim }
    }
    return Site(
      point: point, station: best.station, weight: best.weight, rows: members.count,
      isFirm: members.contains { addresses[$0].match.isFirm }, isContested: claims.count > 1,
      members: members)
  }
}
