/// The zones that claim a point.
enum Claim {
  case none
  case solid(Int32)
  /// Local zones of a leaf: those the point is inside of, and those on whose edge it is.
  case leaf(LeafView, inside: UInt8, touching: UInt8)
  /// Ascending; and whether the point is inside any of them.
  case crowd(zones: [Int32], isInside: Bool)

  var location: ZoneIndex.Location {
    switch self {
    case .none: .init(zone: -1, kind: .outside)
    case .solid(let zone): .init(zone: zone, kind: .interior)
    case .leaf(let leaf, let inside, let touching):
      Claim.location(leaf, inside: inside, touching: touching)
    case .crowd(let zones, let isInside):
      if let first = zones.first {
        .init(zone: first, kind: !isInside ? .boundary : zones.count == 1 ? .interior : .overlap)
      } else {
        .init(zone: -1, kind: .outside)
      }
    }
  }

  @inline(__always)
  static func location(
    _ leaf: LeafView, inside: UInt8, touching: UInt8
  ) -> ZoneIndex.Location {
    let claims = inside | touching
    if claims == 0 { return .init(zone: -1, kind: .outside) }
    let zone = leaf.zone(claims.trailingZeroBitCount)
    if inside & ~touching == 0 { return .init(zone: zone, kind: .boundary) }
    return .init(zone: zone, kind: claims & (claims - 1) == 0 ? .interior : .overlap)
  }

  var zones: [Int32] {
    switch self {
    case .none: []
    case .solid(let zone): [zone]
    case .leaf(let leaf, let inside, let touching):
      (0..<8).filter { (inside | touching) >> $0 & 1 != 0 }.map(leaf.zone)
    case .crowd(let zones, _): zones
    }
  }
}

extension IndexView {
  /// Who claims a point of the frame's box.
  func claim(_ point: Coordinate) -> Claim {
    if frame.scaleX == 0 { return crowdClaim(CrowdView(base: crowds), point) }
    let (entry, cell, x, y) = descend(to: point)
    switch entry.kind {
    case .solid: return entry.bits == 0 ? .none : .solid(Int32(entry.bits - 1))
    case .crowd: return crowdClaim(crowd(entry), point)
    case .leaf, .split:
      let leaf = leaf(entry)
      let (inside, touching) = zones(of: point, x, y, in: leaf, cell: cell)
      return .leaf(leaf, inside: inside, touching: touching)
    }
  }

  /// What is said of a point of the frame's box.
  func location(of point: Coordinate) -> ZoneIndex.Location {
    if frame.scaleX == 0 { return crowdClaim(CrowdView(base: crowds), point).location }
    let (entry, cell, x, y) = descend(to: point)
    if entry.isSolid {
      return ZoneIndex.Location(
        zone: Int32(bitPattern: entry.bits) &- 1, kind: entry.bits == 0 ? .outside : .interior)
    }
    guard entry.isLeaf else { return crowdClaim(crowd(entry), point).location }
    let leaf = leaf(entry)
    let (inside, touching) = zones(of: point, x, y, in: leaf, cell: cell)
    return Claim.location(leaf, inside: inside, touching: touching)
  }

  /// The entry that is no split, its cell, and the units of the point.
  @inline(__always)
  private func descend(
    to point: Coordinate
  ) -> (entry: CellEntry, cell: Cell, x: UInt64, y: UInt64) {
    let x = Frame.whole(frame.unitsX(point.x))
    let y = Frame.whole(frame.unitsY(point.y))
    var entry = entry(row: Int(y >> 32), column: Int(x >> 32))
    var depth = 0
    while entry.isSplit {
      let bits = Int(entry.splitBits)
      entry = entries[entry.splitIndex + part(x, y, depth: depth, bits: bits)]
      depth += bits
    }
    return (entry, Cell(x: x, y: y, depth: depth), x, y)
  }

  /// The leaf's zones that the point is inside of, and those on whose edge it is.
  @inline(__always)
  private func zones(
    of point: Coordinate, _ x: UInt64, _ y: UInt64, in leaf: LeafView, cell: Cell
  ) -> (inside: UInt8, touching: UInt8) {
    let scan = LeafScan.scan(leaf, x: Int32(cell.quantaX(x)), y: Int32(cell.quantaY(y)))
    if !scan.isNear { return (leaf.centreZones ^ scan.parts, 0) }
    return exactZones(of: point, in: leaf, cell: cell)
  }

  /// Which part of a split holds the position.
  @inline(__always) func part(_ x: UInt64, _ y: UInt64, depth: Int, bits: Int) -> Int {
    let shift = UInt64(32 - depth - bits)
    let mask = UInt64(1) << UInt64(bits) - 1
    return Int((y >> shift & mask) << UInt64(bits) | x >> shift & mask)
  }

  /// The leaf's zones by its exact edges: those that surround the place a little to the right of the
  /// point, and those with an edge through the point.
  func exactZones(
    of point: Coordinate, in leaf: LeafView, cell: Cell
  ) -> (inside: UInt8, touching: UInt8) {
    let number = leaf.witness
    let witness = Witness.coordinate(number, of: cell, in: frame)
    var inside = leaf.centreZones
    if number != 0 {
      let place = Witness.quanta(number)
      inside ^= LeafScan.scan(leaf, x: Int32(place.x), y: Int32(place.y)).parts
    }
    var touching: UInt8 = 0
    let exact = exactEdges(of: leaf)
    let masks = leaf.masks
    for i in 0..<exact.count {
      let (isCrossed, isHeld) = exact[i].meets(from: witness, to: point)
      if isCrossed { inside ^= masks.load(fromByteOffset: i, as: UInt8.self) }
      if isHeld { touching |= exact.touches(i) }
    }
    return (inside & ~touching, touching)
  }

  /// - Complexity: O(edges of the crowd)
  func crowdClaim(_ crowd: CrowdView, _ point: Coordinate) -> Claim {
    var inside = (0..<crowd.stateCount).map(crowd.stateZone)
    if crowd.incidenceCount == 0 { return .crowd(zones: inside, isInside: true) }
    let witness = crowd.witness
    var touching: [Int32] = []
    var previous = UInt32.max
    var isCrossed = false
    var isHeld = false
    for i in 0..<crowd.incidenceCount {
      let incidence = crowd.incidence(i)
      if i == 0 || incidence.edge != previous {
        previous = incidence.edge
        let edge = edges[Int(previous)]
        isCrossed =
          witness.x == -.infinity
          ? edge.spans(y: point.y) && edge.hasOnRight(point)
          : edge.isCrossed(from: witness, to: point)
        isHeld = edge.holds(point)
      }
      if isCrossed && incidence.parts { inside.append(incidence.zone) }
      if isHeld { touching.append(incidence.zone) }
    }
    // A zone is inside when it was counted an odd number of times.
    inside.sort()
    touching.sort()
    var surrounding: [Int32] = []
    var i = 0
    while i < inside.count {
      var end = i
      while end < inside.count && inside[end] == inside[i] { end += 1 }
      if (end - i) % 2 == 1 { surrounding.append(inside[i]) }
      i = end
    }
    if touching.isEmpty { return .crowd(zones: surrounding, isInside: true) }
    let edgeOnly = Set(touching)
    let isInside = surrounding.contains { !edgeOnly.contains($0) }
    return .crowd(zones: edgeOnly.union(surrounding).sorted(), isInside: isInside)
  }
}
