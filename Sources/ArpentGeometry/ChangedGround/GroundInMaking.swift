/// Builds ``ChangedGround``: squares that changed edges touch, then what lies between them.
struct GroundInMaking {
  private let depth: Int
  private var starts: [UInt64] = []
  private var codes: [UInt32] = []
  private var moves: [ChangedGround.Move] = []
  private var places: [ChangedGround.Move: UInt32] = [:]

  init(depth: Int) { self.depth = depth }

  /// Keys of one square are those of its corner and this many more.
  private var keyShift: UInt64 { UInt64(64 - 2 * depth) }

  /// Numbers, along the key, of the squares that come within `reach` metres of an edge, ascending.
  ///
  /// A margin of four units (4 cm) more makes up for all rounding: of the edges' places and of the
  /// places of whoever asks, each far below one unit.
  func squares(touchedBy edges: [Edge], within reach: Double) -> [UInt64] {
    let margin = 4.0
    var cover = CellCover(
      x: 0, y: 0, depth: depth, columns: 1 << depth, rows: 1 << depth, margin: margin)
    var found: [KeyedNumber] = []
    found.reserveCapacity(edges.count * 4)
    let shift = UInt64(32 - depth)
    for edge in edges {
      if reach > 0 { cover.margin = margin + units(reach, about: edge) }
      cover.forEachCell(
        ax: PlaceKey.units(longitude: edge.ax), ay: PlaceKey.units(latitude: edge.ay),
        bx: PlaceKey.units(longitude: edge.bx), by: PlaceKey.units(latitude: edge.by)
      ) { row, column in
        let key = PlaceKey.key(x: UInt32(column) << shift, y: UInt32(row) << shift)
        found.append(KeyedNumber(key: key >> keyShift, number: 0))
      }
    }
    var spare: [KeyedNumber] = []
    KeyedNumber.sort(&found, spare: &spare)
    var squares: [UInt64] = []
    for item in found where item.key != squares.last { squares.append(item.key) }
    return squares
  }

  /// Metres as units, along whichever axis has more of them to the metre.
  private func units(_ metres: Double, about edge: Edge) -> Double {
    // The farther from the equator, the more degrees of longitude to a metre.
    let farthest = min(max(abs(edge.ay), abs(edge.by)) + metres / 110_000, 89.9)
    let scale = LocalScale(at: Coordinate(x: 0, y: farthest))
    let perMetre = 1 / min(scale.metresPerDegreeX, scale.metresPerDegreeY)
    return min(metres * 1.01 * perMetre * PlaceKey.unitsPerDegree, 0x1p32)
  }

  /// Asks the middle of every largest square that no changed edge touches.
  mutating func ask(
    about touched: TouchedSquares, _ old: ZoneIndex, _ new: ZoneIndex, _ pairing: ZonePairing,
    onlyWhether: Bool
  ) {
    var waiting = Waiting()
    func settle(_ ground: inout GroundInMaking) {
      let before = Self.locations(waiting.centres, old)
      let after = Self.locations(waiting.centres, new)
      var asked = 0
      for square in waiting.squares {
        if square.touch == .own {
          ground.add(square.first, .mixed)
          continue
        }
        let fate = Self.fate(
          waiting.centres[asked], before[asked], after[asked], old, new, pairing,
          onlyWhether: onlyWhether || square.touch == .near)
        ground.add(square.first, fate)
        asked += 1
      }
      waiting.squares.removeAll(keepingCapacity: true)
      waiting.centres.removeAll(keepingCapacity: true)
    }
    var next: UInt64 = 0
    let end = UInt64(1) << UInt64(2 * depth)
    for (square, touch) in touched.merged() + [(end, .none)] {
      while next < square {
        // The largest square that starts here and ends before the touched one.
        var bits = next == 0 ? UInt64(2 * depth) : UInt64(next.trailingZeroBitCount) & ~1
        while next + 1 << bits > square { bits -= 2 }
        waiting.squares.append((next, .none))
        waiting.centres.append(centre(of: next, bits: bits))
        next += 1 << bits
      }
      if square < end {
        waiting.squares.append((square, touch))
        if touch == .near { waiting.centres.append(centre(of: square, bits: 0)) }
      }
      next = square + 1
      if waiting.squares.count >= Waiting.portion { settle(&self) }
    }
    settle(&self)
  }

  /// Squares in order, and the middles of those that are to be asked. A portion at a time, so that
  /// memory stays small beside the result.
  private struct Waiting {
    static let portion = 1 << 14
    var squares: [(first: UInt64, touch: TouchedSquares.Touch)] = []
    var centres: [Coordinate] = []
  }

  private func centre(of square: UInt64, bits: UInt64) -> Coordinate {
    let corner = PlaceKey.place(of: square << keyShift)
    let half = Double(UInt64(1) << (bits / 2 + UInt64(32 - depth))) / 2
    return PlaceKey.position(x: Double(corner.x) + half, y: Double(corner.y) + half)
  }

  private static func locations(
    _ points: [Coordinate], _ index: ZoneIndex
  ) -> [ZoneIndex.Location] {
    [ZoneIndex.Location](unsafeUninitializedCapacity: points.count) { memory, count in
      memory.initialize(repeating: ZoneIndex.Location(zone: -1, kind: .outside))
      var answers = memory.mutableSpan
      index.locate(points.span, into: &answers)
      count = points.count
    }
  }

  /// What the redraw did to a square that no changed edge touches.
  ///
  /// Which changed zones hold it is the same all over it. Where there are none, neither before nor
  /// after, the zones of each point stayed as they were. Where there are some, and no edge of another
  /// zone passes either (``ZoneIndex/edges(about:)``), the middle speaks for all; with `onlyWhether`
  /// each point has to be asked.
  private static func fate(
    _ centre: Coordinate, _ before: ZoneIndex.Location, _ after: ZoneIndex.Location,
    _ old: ZoneIndex, _ new: ZoneIndex, _ pairing: ZonePairing, onlyWhether: Bool
  ) -> ChangedGround.Fate {
    guard
      isAffected(centre, before, old, pairing.oldIsAffected)
        || isAffected(centre, after, new, pairing.newIsAffected)
    else { return .same }
    if onlyWhether { return .mixed }
    return pairing.isSame(before.zone, after.zone)
      ? .same : .moved(from: before.zone, to: after.zone)
  }

  private static func isAffected(
    _ point: Coordinate, _ location: ZoneIndex.Location, _ index: ZoneIndex, _ flags: [Bool]
  ) -> Bool {
    switch location.kind {
    case .outside: false
    case .interior: flags[Int(location.zone)]
    case .boundary, .overlap: index.claimants(of: point).contains { flags[Int($0)] }
    }
  }

  private mutating func add(_ square: UInt64, _ fate: ChangedGround.Fate) {
    let code: UInt32
    switch fate {
    case .same: code = 0
    case .mixed: code = 1
    case .moved(let from, let to):
      let move = ChangedGround.Move(from: from, to: to)
      if let place = places[move] {
        code = 2 + place
      } else {
        places[move] = UInt32(moves.count)
        code = 2 + UInt32(moves.count)
        moves.append(move)
      }
    }
    if code == codes.last { return }
    starts.append(square << keyShift)
    codes.append(code)
  }

  func finished() -> ChangedGround { ChangedGround(checkedStarts: starts, codes, moves) }
}

/// Squares that edges touch, by number, ascending: edges of changed zones, and of others near them.
struct TouchedSquares {
  var own: [UInt64]
  var near: [UInt64]

  enum Touch {
    case none, own, near
  }

  /// Both in one order; a square that both touch counts as the changed zones'.
  func merged() -> [(square: UInt64, touch: Touch)] {
    var merged: [(square: UInt64, touch: Touch)] = []
    merged.reserveCapacity(own.count + near.count)
    var next = 0
    for square in own {
      while next < near.count, near[next] < square {
        merged.append((near[next], .near))
        next += 1
      }
      if next < near.count, near[next] == square { next += 1 }
      merged.append((square, .own))
    }
    for square in near[next...] { merged.append((square, .near)) }
    return merged
  }
}
