/// Works out measures from a sector's row of figures, or from those of a pack of sectors. NaN where a
/// figure is missing.
///
/// The pointers are to a row of the layout's width and to the place's constants; every index below
/// comes from the layout or from ``PlaceFigures``, which made both.
struct Evaluator {
  let layout: FigureLayout
  let place: ConstantLayout
  let constants: UnsafePointer<Double>

  @inline(__always)
  func value<Lanes: FigureLanes>(_ measure: Measure, _ row: UnsafePointer<Lanes>) -> Lanes {
    switch measure {
    case .slot(let slot): row[slot]
    case .abstention: abstention(row)
    case .turnout: Lanes.ones - abstention(row)
    case .trend: trend(row)
    case .turnoutGap(let from, let to): row[layout.abstention(to)] - row[layout.abstention(from)]
    case .support: support(row)
    case .performance: performance(row)
    case .volatility: volatility(row)
    case .persuadability: persuadability(row)
    case .mobilisation: row[layout.registered(place.latest)] * abstention(row) * support(row)
    case .persuasion:
      row[layout.registered(place.latest)] * (Lanes.ones - abstention(row)) * persuadability(row)
    case .closeness(let slot): Lanes.ones - row[slot].size
    case .density: row[layout.registered(place.latest)] / row[layout.area]
    case .doors: doors(row)
    case .doorsPerHour: doorsPerHour(row)
    case .votesByShare:
      electorsPerHour(row) * (Lanes.ones - abstention(row)) * constant(place.effectOnVoteShare)
    case .votesByTurnout:
      electorsPerHour(row) * abstention(row) * support(row) * constant(place.effectOnTurnout)
    case .recipe(let start): recipe(start, row)
    }
  }

  @inline(__always)
  private func constant<Lanes: FigureLanes>(_ index: Int) -> Lanes {
    Lanes(repeating: constants[index])
  }

  /// Mean over the elections: all of them, so that a missing one makes it NaN.
  @inline(__always)
  private func abstention<Lanes: FigureLanes>(_ row: UnsafePointer<Lanes>) -> Lanes {
    var sum = Lanes.zeros
    for e in 0..<layout.elections { sum = sum + row[layout.abstention(e)] }
    return sum / Lanes(repeating: Double(layout.elections))
  }

  /// Mean over the elections where the support stood.
  @inline(__always)
  private func support<Lanes: FigureLanes>(_ row: UnsafePointer<Lanes>) -> Lanes {
    var (sum, count) = (Lanes.zeros, Lanes.zeros)
    for e in 0..<layout.elections {
      let share = row[layout.support(e)]
      sum = sum + share.orZero
      count = count + share.known
    }
    return sum / count
  }

  /// Slope of the least-squares line through turnout less the place's, in shares a year.
  private func trend<Lanes: FigureLanes>(_ row: UnsafePointer<Lanes>) -> Lanes {
    var sum = Lanes.zeros
    for e in 0..<layout.elections {
      let turnout: Lanes = constant(place.abstention(e)) - row[layout.abstention(e)]
      sum = sum + constant(place.slope(e)) * turnout
    }
    return sum
  }

  private func performance<Lanes: FigureLanes>(_ row: UnsafePointer<Lanes>) -> Lanes {
    var (sum, weights) = (Lanes.zeros, Lanes.zeros)
    for e in 0..<layout.elections {
      let share = row[layout.support(e)]
      sum = sum + share.orZero * constant(place.recency(e))
      weights = weights + share.known * constant(place.recency(e))
    }
    return sum / weights
  }

  /// Standard deviation over the elections of support less the place's. Of one election it is 0 ÷ 0.
  private func volatility<Lanes: FigureLanes>(_ row: UnsafePointer<Lanes>) -> Lanes {
    var (sum, squares, count) = (Lanes.zeros, Lanes.zeros, Lanes.zeros)
    for e in 0..<layout.elections {
      let lead: Lanes = row[layout.support(e)] - constant(place.support(e))
      sum = sum + lead.orZero
      squares = squares + lead.orZero * lead.orZero
      count = count + lead.known
    }
    return ((squares - sum * sum / count).notNegative / (count - Lanes.ones)).squareRoot()
  }

  /// Mean of |support − support before it| over the elections in time.
  private func persuadability<Lanes: FigureLanes>(_ row: UnsafePointer<Lanes>) -> Lanes {
    var (sum, count) = (Lanes.zeros, Lanes.zeros)
    var before = Lanes(repeating: .nan)
    for k in 0..<layout.elections {
      let share = row[layout.support(Int(constants[place.order(k)]))]
      let change = (share - before).size
      sum = sum + change.orZero
      count = count + change.known
      // The last that there was, where this election has none.
      before = share.ifKnown(else: before)
    }
    return sum / count
  }

  /// Households where they are known; otherwise electors over electors a door.
  private func doors<Lanes: FigureLanes>(_ row: UnsafePointer<Lanes>) -> Lanes {
    row[layout.households].ifPositive(
      else: row[layout.registered(place.latest)] / constant(place.electorsPerDoor))
  }

  private func doorsPerHour<Lanes: FigureLanes>(_ row: UnsafePointer<Lanes>) -> Lanes {
    let metres = Lanes(repeating: 1000) / (doors(row) / row[layout.area]).squareRoot()
    return Lanes(repeating: 60)
      / (constant(place.minutesAtDoor) + metres / constant(place.metresPerMinute))
  }

  /// Electors behind the doors that open in an hour, one spoken to at each.
  private func electorsPerHour<Lanes: FigureLanes>(_ row: UnsafePointer<Lanes>) -> Lanes {
    doorsPerHour(row) * constant(place.contactRate)
  }

  private func recipe<Lanes: FigureLanes>(_ start: Int, _ row: UnsafePointer<Lanes>) -> Lanes {
    let (sums, overs) = (Int(constants[start + 2]), Int(constants[start + 3]))
    var value = Lanes.zeros
    for k in 0..<sums { value = value + row[Int(constants[start + 4 + k])] }
    if overs > 0 {
      var whole = Lanes.zeros
      for k in 0..<overs { whole = whole + row[Int(constants[start + 4 + sums + k])] }
      value = value / whole.ifPositive(else: Lanes(repeating: .nan))
    }
    if constants[start + 1] == 1 { value = value / row[layout.area] }
    return value * constant(start)
  }
}
