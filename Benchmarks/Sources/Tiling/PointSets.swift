public import ArpentGeometry

extension Country {
  /// Spread evenly over the extent, in no order; about a third of them in the sea.
  public func uniformPoints(_ count: Int, seed: UInt64 = 1) -> [Coordinate] {
    var dice = Dice(seed: seed)
    return (0..<count).map { _ in
      Coordinate(
        x: extent.minX + dice.unit() * extent.width, y: extent.minY + dice.unit() * extent.height)
    }
  }

  /// As many in each zone or beside it, commune after commune: a contact file as it is exported.
  /// Zones hold about as many people each, so this is where contacts are.
  public func contactPoints(_ count: Int, seed: UInt64 = 2) -> [Coordinate] {
    var dice = Dice(seed: seed)
    let boxes = zones.map { $0.polygons[0].boundingBox }
    return (0..<count).map { number in
      let box = boxes[number * boxes.count / count]
      return Coordinate(
        x: box.minX + dice.unit() * box.width, y: box.minY + dice.unit() * box.height)
    }
  }

  /// West of the extent, all of them in no zone.
  public func outsidePoints(_ count: Int, seed: UInt64 = 3) -> [Coordinate] {
    var dice = Dice(seed: seed)
    return (0..<count).map { _ in
      Coordinate(
        x: extent.minX - 1 - dice.unit() * 10, y: extent.minY + dice.unit() * extent.height)
    }
  }

  /// Half on vertices and, as near as doubles come, on edges; half one unit in the last place beside.
  public func borderPoints(_ count: Int, seed: UInt64 = 4) -> [Coordinate] {
    var dice = Dice(seed: seed)
    return (0..<count).map { _ in
      let zone = zones[dice.below(zones.count)]
      let rings = zone.polygons[dice.below(zone.polygons.count)].rings
      let line = rings[dice.below(rings.count)].coordinates
      let edge = dice.below(line.count - 1)
      let share = dice.below(3) == 0 ? 0 : dice.unit()
      let from = line[edge]
      let to = line[edge + 1]
      var point = Coordinate(
        x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y))
      if dice.below(2) == 0 { return point }
      point.x = nudged(point.x, dice.below(3))
      point.y = nudged(point.y, dice.below(3))
      return point
    }
  }

  private func nudged(_ value: Double, _ way: Int) -> Double {
    way == 0 ? value : way == 1 ? value.nextUp : value.nextDown
  }
}

/// The points by tiles of `size` degrees, row after row, kept in order within a tile.
public func tiled(_ points: [Coordinate], size: Double = 0.02) -> [Coordinate] {
  let box = BoundingBox(of: points)
  let columns = Int(box.width / size) + 1
  let rows = Int(box.height / size) + 1
  func tile(_ point: Coordinate) -> Int {
    Int((point.y - box.minY) / size) * columns + Int((point.x - box.minX) / size)
  }
  // A counting sort.
  var ends = [Int](repeating: 0, count: columns * rows)
  for point in points { ends[tile(point)] += 1 }
  var total = 0
  for i in ends.indices {
    let start = total
    total += ends[i]
    ends[i] = start
  }
  var sorted = points
  for point in points {
    let number = tile(point)
    sorted[ends[number]] = point
    ends[number] += 1
  }
  return sorted
}
