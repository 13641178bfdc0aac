/// Which cells make up which zone, before any line is drawn.
struct ZonePlan {
  /// Pieces apart from each other; the cells of one piece join by whole sides.
  var pieces: [[Cell]]
  /// The cell of the zone that has an enclave in its middle.
  var pierced: Cell?
  /// Enclaves, in the middle of other zones' cells, that belong to this zone.
  var enclaves: [Cell] = []
  /// The commune's number.
  var commune: Int

  /// All zones, those of a commune together, neighbours near each other.
  static func draw(_ quarters: Quarters, seed: UInt64) -> [ZonePlan] {
    var plans: [ZonePlan] = []
    for (number, commune) in quarters.communes.enumerated() {
      var pieces: [[Cell]] = []
      gather(commune, quarters, seed, &pieces)
      var dice = Dice(seed: seed, for: 3, commune.x, commune.y)
      // A station in two places: the last piece of a town joins the first.
      if pieces.count > 4, dice.unit() < 0.3 {
        let last = pieces.removeLast()
        plans.append(ZonePlan(pieces: [pieces.removeFirst(), last], commune: number))
      }
      for piece in pieces { plans.append(ZonePlan(pieces: [piece], commune: number)) }
    }
    addEnclaves(&plans, seed)
    return plans
  }

  /// The cells of a commune; some neighbours of one size make one L-shaped or long piece.
  private static func gather(
    _ cell: Cell, _ quarters: Quarters, _ seed: UInt64, _ pieces: inout [[Cell]]
  ) {
    if quarters.isWhole(cell) {
      pieces.append([cell])
      return
    }
    let children = cell.children
    var dice = Dice(seed: seed, for: 4, cell.x, cell.y, cell.size)
    let draw = dice.unit()
    if draw < 0.15, children.allSatisfy(quarters.isWhole) {
      let joined = draw < 0.05 ? 3 : 2
      pieces.append(Array(children[..<joined]))
      for child in children[joined...] { pieces.append([child]) }
    } else {
      for child in children { gather(child, quarters, seed, &pieces) }
    }
  }

  /// A few zones have one: a zone of its own, a part of the zone before, or nobody's ground.
  private static func addEnclaves(_ plans: inout [ZonePlan], _ seed: UInt64) {
    var added: [ZonePlan] = []
    added.reserveCapacity(plans.count * 21 / 20)
    for plan in plans {
      var plan = plan
      let cell = plan.pieces[0][0]
      var dice = Dice(seed: seed, for: 5, cell.x, cell.y, cell.size)
      guard plan.pieces.count == 1, plan.pieces[0].count == 1, dice.unit() < 0.04 else {
        added.append(plan)
        continue
      }
      plan.pierced = cell
      let draw = dice.unit()
      if draw < 0.45, !added.isEmpty { added[added.count - 1].enclaves.append(cell) }
      added.append(plan)
      if draw > 0.55 {
        added.append(ZonePlan(pieces: [], enclaves: [cell], commune: plan.commune))
      }
    }
    plans = added
  }
}
