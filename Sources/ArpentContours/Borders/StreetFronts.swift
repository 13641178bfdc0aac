import ArpentGeometry

/// Which way the doors of a street look.
///
/// The next doors of one street side stand in a row; where the other side's doors stand across, the
/// street's axis runs midway. A border between a row and whatever lies beyond the street follows that
/// axis, even where nobody lives across and the middle between two doors is far off.
struct StreetFronts {
  struct Front {
    /// Of length 1, from the door to its street.
    var x: Double
    var y: Double
    /// From the door to the street's axis, in metres.
    var halfWidth: Double
  }

  private struct Door {
    var number: Int
    var site: Int
  }

  private struct Side: Hashable {
    var street: Int
    var isEven: Bool
  }

  /// Doors of a row are no further apart than this for each number between them, and this to begin with;
  /// in metres.
  private static let spacing = (perNumber: 30.0, toBeginWith: 20.0, most: 120.0)
  /// Numbers of next doors differ by no more than this.
  private static let numberGap = 12
  /// Doors across the street are looked for among the numbers that differ by no more than this, and
  /// within so many metres along and across.
  private static let across = (numbers: 40, along: 60.0, off: 40.0)

  /// Of each site, `nil` where no row tells.
  static func fronts(of sites: [Site], addresses: [Address], on grid: PlanarGrid) -> [Front?] {
    let positions = sites.map { grid.position($0.point) }
    let runs = runs(of: sites, addresses)
    var sums = [(x: Double, y: Double, width: Double, weight: Double)](
      repeating: (0, 0, 0, 0), count: sites.count)
    for side in runs.keys.sorted(by: {
      ($0.street, $0.isEven ? 0 : 1) < ($1.street, $1.isEven ? 0 : 1)
    }) {
      guard let opposite = runs[Side(street: side.street, isEven: !side.isEven)] else { continue }
      let run = runs[side]!
      for (first, second) in zip(run, run.dropFirst()) {
        guard
          let found = front(from: first, to: second, facing: opposite, positions)
        else { continue }
        for door in [first.site, second.site] {
          sums[door].x += found.front.x * found.weight
          sums[door].y += found.front.y * found.weight
          sums[door].width += found.front.halfWidth * found.weight
          sums[door].weight += found.weight
        }
      }
    }
    return sums.map { sum in
      let length = (sum.x * sum.x + sum.y * sum.y).squareRoot()
      // A corner house looks both ways.
      guard sum.weight > 0, length > 0.7 * sum.weight else { return nil }
      return Front(x: sum.x / length, y: sum.y / length, halfWidth: sum.width / sum.weight)
    }
  }

  /// The doors of each street side in order of their numbers, one site a number.
  private static func runs(of sites: [Site], _ addresses: [Address]) -> [Side: [Door]] {
    var runs: [Side: [Door]] = [:]
    for (place, site) in sites.enumerated() {
      for member in site.members {
        let address = addresses[member]
        guard let street = address.street, let number = address.number, address.match.isFirm else {
          continue
        }
        runs[Side(street: street, isEven: number.isMultiple(of: 2)), default: []].append(
          Door(number: number, site: place))
      }
    }
    for side in runs.keys {
      runs[side]!.sort { ($0.number, $0.site) < ($1.number, $1.site) }
      var kept: [Door] = []
      for door in runs[side]! where kept.last?.number != door.number { kept.append(door) }
      runs[side] = kept
    }
    return runs
  }

  private static func front(
    from first: Door, to second: Door, facing opposite: [Door], _ positions: [Coordinate]
  ) -> (front: Front, weight: Double)? {
    let numbers = second.number - first.number
    guard first.site != second.site, numbers <= numberGap else { return nil }
    let (a, b) = (positions[first.site], positions[second.site])
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length >= 1,
      length <= min(spacing.most, spacing.perNumber * Double(numbers) + spacing.toBeginWith)
    else { return nil }
    let (ux, uy) = (dx / length, dy / length)
    let middle = Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
    var seen: [(along: Double, off: Double)] = []
    var at = lowerBound(opposite, first.number - across.numbers)
    while at < opposite.count, opposite[at].number <= second.number + across.numbers {
      let position = positions[opposite[at].site]
      let (px, py) = (position.x - middle.x, position.y - middle.y)
      let (along, off) = (abs(px * ux + py * uy), py * ux - px * uy)
      if along <= across.along, abs(off) <= across.off { seen.append((along, off)) }
      at += 1
    }
    seen.sort { $0.along < $1.along }
    let offs = seen.prefix(4).map(\.off)
    guard !offs.isEmpty, offs.allSatisfy({ $0 > 2 }) || offs.allSatisfy({ $0 < -2 }) else {
      return nil
    }
    let widths = offs.map(abs).sorted()
    let side = offs[0] > 0 ? 1.0 : -1.0
    return (
      Front(x: -uy * side, y: ux * side, halfWidth: widths[widths.count / 2] / 2),
      1 / (length + 5)
    )
  }

  private static func lowerBound(_ doors: [Door], _ number: Int) -> Int {
    var (low, high) = (0, doors.count)
    while low < high {
      let middle = (low + high) / 2
      if doors[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
