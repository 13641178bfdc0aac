import ArpentGeometry

/// Where between two sites of different stations a border may pass.
struct GateRule {
  /// A site as a border sees it.
  struct Post {
    var position: Coordinate
    /// Put where no address is, to hold a border in the open.
    var isCorridor = false
    var front: StreetFronts.Front?
  }

  struct Margins {
    var near: Double
    var wide: Double
    var back: Double

    /// Doors nearer than `nearTo` to each other are near, ones further than `wideFrom` wide apart; in
    /// metres.
    private static let nearTo = 60.0
    private static let wideFrom = 200.0

    func margin(_ distance: Double, isBack: Bool) -> Double {
      let share = (distance - Self.nearTo) / (Self.wideFrom - Self.nearTo)
      let margin = near + (wide - near) * min(1, max(0, share))
      return isBack ? max(back, margin) : margin
    }
  }

  /// Half of what a street's axis leaves to a border, as a share of the distance between two doors.
  private static let axisRoom = 0.08
  /// The least cosine between a door's front and what it looks to, and the greatest to what it looks away
  /// from.
  private static let toward = 0.6
  private static let away = -0.3

  /// The least distance from either site, in metres, where there is room for it.
  var clearance: Double
  /// The least distance from either site as a share of the distance between the two; 0.5 leaves only
  /// the middle.
  var margins: Margins
  /// How far across its street a row of doors holds a border to the axis, in metres from door to door.
  var frontReach: Double
  var barriers = Barriers([])

  func gate(_ left: Post, _ right: Post) -> Gate {
    let (from, to) = (left.position, right.position)
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    func gate(_ low: Double, _ high: Double) -> Gate {
      Gate(
        left: Coordinate(x: from.x + dx * low, y: from.y + dy * low),
        right: Coordinate(x: from.x + dx * high, y: from.y + dy * high))
    }
    if let crossing = barriers.crossing(from: from, to: to) {
      let share = min(0.98, max(0.02, crossing))
      return gate(share, share)
    }
    let here = axis(left, toward: right, distance)
    let there = axis(right, toward: left, distance)
    if let share = here ?? there, here == nil || there == nil {
      let middle = here == nil ? 1 - share : share
      return gate(max(0.02, middle - Self.axisRoom), min(0.98, middle + Self.axisRoom))
    }
    let isBack =
      cosine(left, right, distance) < Self.away && cosine(right, left, distance) < Self.away
    let margin = margins.margin(distance, isBack: isBack)
    func room(_ post: Post) -> Double {
      post.isCorridor ? 0.05 : min(0.5, max(margin, distance > 0 ? clearance / distance : 0.5))
    }
    return gate(room(left), 1 - room(right))
  }

  /// Where on the way to the other the street's axis is that the door looks to, 0.5 at most.
  private func axis(_ post: Post, toward other: Post, _ distance: Double) -> Double? {
    guard let front = post.front, distance <= frontReach else { return nil }
    let cosine = cosine(post, other, distance)
    return cosine > Self.toward ? min(0.5, front.halfWidth / (cosine * distance)) : nil
  }

  /// Between where a door looks to and the way to the other; 0 where nothing tells.
  private func cosine(_ post: Post, _ other: Post, _ distance: Double) -> Double {
    guard let front = post.front, distance > 0 else { return 0 }
    let (dx, dy) = (other.position.x - post.position.x, other.position.y - post.position.y)
    return (front.x * dx + front.y * dy) / distance
  }
}
